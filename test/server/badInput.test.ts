import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import type { Diagnostic, PublishDiagnosticsParams, ShowMessageParams } from 'vscode-languageserver-protocol';
import { pathToFileURL } from 'node:url';
import { Client, eventually, rangeIn } from './client.js';
import { corpusOf, seedsCopy, type CorpusCopy } from './corpusCopy.js';

const GOOD = 'وصل الوزير إلى الرباط يوم الاثنين 24 نونبر 2025.';

/** One server has to live through all of it. */
describe('server over stdio: bad input', () => {
  let corpus: CorpusCopy;
  let client: Client;
  before(async () => void (client = await Client.start()));
  after(() => client.stop());
  afterEach(() => corpus.remove());
  const start = async (files: Readonly<Record<string, string | Uint8Array>>) => {
    corpus = await corpusOf({ 'good.txt': GOOD, ...files });
  };
  /** The rest goes on working: another document of the same corpus is served. */
  const goodIsServed = async () => {
    const uri = await client.open(corpus.file('good.txt'), GOOD);
    const items = (await client.state(uri)).items.map(({ text }) => text);
    assert.ok(items.includes('الرباط'), items.join(' | '));
    return uri;
  };

  const texts: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['spaces alone', ' \n\t\n '],
    ['NUL characters', `${GOOD}\0\0\0${GOOD}`],
    ['a lone high surrogate', `\ud800${GOOD}\ud83d`],
    ['a lone low surrogate', `${GOOD.slice(0, 10)}\udc00${GOOD.slice(10)}`],
    ['a byte order mark', `\ufeff${GOOD}`],
    [
      'binary, read as UTF-8',
      Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 151) % 256)).toString('utf8'),
    ],
    ['bidi controls without end', '\u202e'.repeat(2000) + GOOD],
    ['combining marks without end', `م${'\u064b'.repeat(20_000)}`],
    ['brackets without end', '('.repeat(50_000)],
    ['CR line ends', `${GOOD}\r${GOOD}\r`],
  ];
  for (const [name, text] of texts)
    it(`serves a text with ${name}`, async () => {
      await start({ 'bad.txt': text });
      const uri = await client.open(corpus.file('bad.txt'), text);
      await client.state(uri);
      await client.pullDiagnostics(uri);
      await client.ask('documentSymbol', uri);
      await client.ask('foldingRange', uri);
      await client.ask('hover', uri, { position: { line: 0, character: 1 } });
      if (text.includes(GOOD)) {
        const state = await client.state(uri);
        assert.ok(
          state.items.some((item) => item.text === 'الرباط'),
          'still finds what is there',
        );
      }
      await goodIsServed();
    });

  it('serves one line of 5 MB', async () => {
    const text = `${GOOD} `.repeat(Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(`${GOOD} `)));
    await start({ 'long.txt': text });
    const uri = await client.open(corpus.file('long.txt'), text);
    // What is decided is told at once, suggestions when the text is read.
    await eventually(async () => assert.ok(!(await client.state(uri)).isReading));
    assert.ok((await client.state(uri)).items.length > 0);
    await client.change(uri, { range: rangeIn(text, 'الرباط'), text: 'مراكش' });
    const place = (await client.state(uri)).items.find(({ label }) => label === 'GPE');
    assert.equal(place?.text, 'مراكش');
    await goodIsServed();
  });

  const problemsOf = (file: string) =>
    client.waitFor(`a problem of ${file}`, (received) =>
      received
        .filter(({ method }) => method === 'textDocument/publishDiagnostics')
        .map(({ parameters }) => parameters as PublishDiagnosticsParams)
        .find(
          ({ uri, diagnostics }) => uri === pathToFileURL(corpus.file(file)).href && diagnostics.length > 0,
        ),
    );

  it('names the line of a broken hawashi.json, and goes on with the defaults', async () => {
    await start({ 'hawashi.json': '{\n  "documents": ["**/*.txt"],\n  "labels": [ { "name": }\n' });
    await goodIsServed();
    const { diagnostics } = await problemsOf('hawashi.json');
    assert.equal(diagnostics[0]!.range.start.line, 2);
    assert.notEqual(diagnostics[0]!.message, '');
  });

  it('names the line of a broken documents.json', async () => {
    await start({ 'documents.json': '{\n  "good": { "dct": "yesterday" }\n}\n' });
    await goodIsServed();
    const { diagnostics } = await problemsOf('documents.json');
    assert.equal(diagnostics[0]!.range.start.line, 1);
  });

  it('reads what is whole of an annotation file that was cut in half, and loses no line of it', async () => {
    const file = 'annotations/tester/good.jsonl';
    const whole =
      '{"hawashi":1,"document":"good.txt","status":"in-progress"}\n' +
      '{"start":4,"end":10,"text":"الوزير","label":"OCC"}\n' +
      '{"start":15,"end":21,"text":"الرب';
    await start({ [file]: whole });
    const uri = await goodIsServed();
    const annotated = (await client.state(uri)).items.filter((item) => item.kind === 'annotation');
    assert.deepEqual(
      annotated.map(({ text }) => text),
      ['الوزير'],
    );
    const { diagnostics } = await problemsOf(file);
    assert.equal(diagnostics[0]!.range.start.line, 2);
    await client.edit(uri, { kind: 'tag', range: rangeIn(GOOD, 'الاثنين'), label: 'DATE' });
    const after = await corpus.read(file);
    assert.ok(after.includes('{"start":15,"end":21,"text":"الرب'), `the broken line is kept:\n${after}`);
  });

  it('shows an annotation past the end of the text as lost, and keeps it', async () => {
    const file = 'annotations/tester/good.jsonl';
    await start({
      [file]: '{"start":4000,"end":4010,"text":"لا يوجد هنا","label":"PERS"}\n',
    });
    const uri = await goodIsServed();
    const codes = (await client.pullDiagnostics(uri)).map(({ code }: Diagnostic) => code);
    assert.ok(codes.includes('annotation.lost'), codes.join());
    await client.edit(uri, { kind: 'tag', range: rangeIn(GOOD, 'الوزير'), label: 'OCC' });
    assert.ok((await corpus.read(file)).includes('لا يوجد هنا'));
  });

  it('says so where nothing can be written, and writes once it can', async () => {
    await start({ annotations: 'a file where the folder should be' });
    const uri = await goodIsServed();
    const result = await client.edit(uri, { kind: 'tag', range: rangeIn(GOOD, 'الوزير'), label: 'OCC' });
    const { trouble } = await client.state(uri);
    const said = `${result.message ?? ''} ${trouble ?? ''} ${messages()}`;
    assert.match(said, /annotations/, 'names the place');
    assert.equal(
      await corpus.read('annotations'),
      'a file where the folder should be',
      'nothing is overwritten',
    );
  });

  const messages = () =>
    client.received
      .filter(({ method }) => method === 'window/showMessage')
      .map(({ parameters }) => (parameters as ShowMessageParams).message)
      .join('\n');

  it('writes nothing into a seed, whatever is decided in it', async () => {
    corpus = await seedsCopy();
    for (const name of (await readdir(corpus.folder)).filter((file) => file.endsWith('.txt'))) {
      const bytes = await readFile(corpus.file(name));
      const uri = await client.open(corpus.file(name), bytes.toString('utf8'));
      assert.ok((await client.edit(uri, { kind: 'acceptAll' })).done);
      assert.deepEqual(await readFile(corpus.file(name)), bytes);
    }
  });
});
