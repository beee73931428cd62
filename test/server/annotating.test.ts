import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Client, eventually, rangeIn, slice } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const TEXT =
  'وصل الوزير إلى الرباط، حيث التقى بمراكش وفدا من منظمة الوئام.\n\nوعاد إلى الرباط مساء، ثم التقاه بالقاهرة.\n';
const FILE = 'annotations/tester/a.jsonl';

describe('server over stdio: annotating', () => {
  let corpus: CorpusCopy;
  let client: Client;
  let uri: string;

  beforeEach(async () => {
    corpus = await corpusOf({ 'a.txt': TEXT });
    client = await Client.start();
    uri = await client.open(corpus.file('a.txt'), TEXT);
  });
  afterEach(async () => {
    await client.stop();
    await corpus.remove();
  });

  const stored = async (file = FILE) =>
    (await corpus.read(file))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const texts = async (kind: 'annotation' | 'suggestion') =>
    (await client.state(uri)).items.filter((item) => item.kind === kind).map((item) => item.text);

  it('stores a tag at once, with a header that names the text', async () => {
    const result = await client.edit(uri, {
      kind: 'tag',
      range: rangeIn(TEXT, 'منظمة الوئام'),
      label: 'ORG',
    });
    assert.ok(result.done, result.message);
    const [header, annotation] = await stored();
    assert.equal(header.hawashi, 1);
    assert.equal(header.document, 'a.txt');
    assert.equal(header.sha256, createHash('sha256').update(TEXT).digest('hex'));
    assert.equal(annotation.label, 'ORG');
    assert.equal(annotation.origin, 'human');
    assert.equal([...TEXT].slice(annotation.start, annotation.end).join(''), 'منظمة الوئام');
    assert.equal(annotation.text, 'منظمة الوئام');
    assert.equal(await corpus.read('a.txt'), TEXT, 'the document itself is never written');
  });

  it('snaps a selection to the guidelines: no edge space, no proclitic', async () => {
    const result = await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, ' بمراكش '), label: 'GPE' });
    assert.deepEqual(
      result.ranges.map((range) => slice(TEXT, range)),
      ['مراكش'],
    );
    assert.ok(result.snapped, 'says why');
  });

  it('takes the selection as it is when told so', async () => {
    const result = await client.edit(uri, {
      kind: 'tag',
      range: rangeIn(TEXT, 'بالقاهرة'),
      label: 'GPE',
      exact: true,
    });
    assert.deepEqual(
      result.ranges.map((range) => slice(TEXT, range)),
      ['بالقاهرة'],
    );
    const codes = (await client.pullDiagnostics(uri)).map(({ code }) => code);
    assert.ok(codes.includes('span.holds-proclitic'), codes.join());
  });

  it('undoes and redoes, on disk as well', async () => {
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'منظمة الوئام'), label: 'ORG' });
    assert.ok((await client.state(uri)).canUndo);
    assert.ok((await client.edit(uri, { kind: 'undo' })).done);
    assert.deepEqual(await texts('annotation'), []);
    assert.equal((await stored()).length, 1, 'the header stays');
    assert.ok((await client.edit(uri, { kind: 'redo' })).done);
    assert.deepEqual(await texts('annotation'), ['منظمة الوئام']);
    assert.equal((await stored()).length, 2);
    assert.equal((await client.edit(uri, { kind: 'redo' })).done, false, 'nothing is left to redo');
  });

  it('turns an accepted suggestion into an annotation, and never suggests a rejected one again', async () => {
    const before = await client.state(uri);
    const suggestions = before.items.filter((item) => item.kind === 'suggestion' && item.text === 'الرباط');
    assert.equal(suggestions.length, 2);
    const [accepted, rejected] = suggestions;
    assert.ok((await client.edit(uri, { kind: 'accept', ids: [accepted!.id] })).done);
    assert.ok((await client.edit(uri, { kind: 'reject', ids: [rejected!.id] })).done);
    const lines = await stored();
    assert.deepEqual(
      lines.slice(1).map(({ text, origin, rejected: no }) => [text, no ?? origin]),
      [
        ['الرباط', 'accepted'],
        ['الرباط', true],
      ],
    );
    const after = await client.state(uri);
    assert.equal(after.counts.suggestions, before.counts.suggestions - 2);
    assert.equal(after.counts.annotated, 1);
    assert.equal(after.counts.rejected, 1);

    const again = await Client.start();
    await again.open(corpus.file('a.txt'), TEXT);
    assert.deepEqual((await again.state(uri)).counts, after.counts, 'a new server reads the same');
    await again.stop();
  });

  it('tells the client that the state changed', async () => {
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'الوئام'), label: 'ORG' });
    await client.waitFor('hawashi/stateChanged', (received) =>
      received.find(
        ({ method, parameters }) =>
          method === 'hawashi/stateChanged' && (parameters as { uri: string }).uri === uri,
      ),
    );
  });

  it('keeps an annotation on its words while text is typed before it', async () => {
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'منظمة الوئام'), label: 'ORG' });
    const start = { line: 0, character: 0 };
    await client.change(uri, { range: { start, end: start }, text: 'أمس ' });
    const item = (await client.state(uri)).items.find((one) => one.kind === 'annotation');
    assert.equal(slice(`أمس ${TEXT}`, item!.range), 'منظمة الوئام');
  });

  it('reads again what another program wrote', async () => {
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'منظمة الوئام'), label: 'ORG' });
    const [header, annotation] = await stored();
    const other = { ...annotation, id: 'from-elsewhere', start: 0, end: 3, text: 'وصل', label: 'MISC' };
    await corpus.write(FILE, [header, other, annotation].map((line) => `${JSON.stringify(line)}\n`).join(''));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(corpus.file(FILE)).href, type: 2 }],
    });
    await eventually(async () => assert.deepEqual(await texts('annotation'), ['وصل', 'منظمة الوئام']));
  });

  it('never writes over what another program wrote meanwhile', async () => {
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'منظمة الوئام'), label: 'ORG' });
    const [header, annotation] = await stored();
    const other = {
      ...annotation,
      id: 'from-elsewhere',
      start: 0,
      end: 3,
      text: 'وصل',
      label: 'MISC',
      extra: 'kept',
    };
    await corpus.write(FILE, [header, other, annotation].map((line) => `${JSON.stringify(line)}\n`).join(''));
    // no word to the server: it has to see for itself when it writes
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'الوزير'), label: 'OCC' });
    const lines = (await stored()).slice(1);
    assert.deepEqual(
      lines.map(({ text }) => text),
      ['وصل', 'الوزير', 'منظمة الوئام'],
    );
    assert.equal(lines[0].extra, 'kept', 'unknown keys survive');
  });

  it('finds the same name elsewhere, and tags all places in one step', async () => {
    const here = rangeIn(TEXT, 'الرباط');
    const elsewhere = await client.request('hawashi/occurrences', { uri, range: here });
    assert.deepEqual(
      elsewhere.map(({ range }) => range),
      [rangeIn(TEXT, 'الرباط', 2)],
    );
    const places = [here, ...elsewhere.map(({ range }) => range)].map((range) => ({ range }));
    assert.ok((await client.edit(uri, { kind: 'tagAll', places, label: 'GPE' })).done);
    assert.deepEqual(await texts('annotation'), ['الرباط', 'الرباط']);
    await client.edit(uri, { kind: 'undo' });
    assert.deepEqual(await texts('annotation'), []);
  });

  it('exports what was annotated, in every format it lists as written', async () => {
    // some formats carry names alone, some times alone
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'منظمة الوئام'), label: 'ORG' });
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'مساء'), label: 'TIME', value: 'TEV' });
    const formats = await client.request('hawashi/formats', null);
    const ids = formats.filter(({ written }) => written).map(({ id }) => id);
    for (const needed of ['jsonl', 'brat', 'conll']) assert.ok(ids.includes(needed), ids.join());
    for (const id of ids) {
      const target = pathToFileURL(corpus.file(`out-${id}`)).href;
      const corpusUri = pathToFileURL(corpus.folder).href;
      const result = await client.request('hawashi/export', { corpus: corpusUri, format: id, target });
      assert.ok(result.annotations === 1 || result.annotations === 2, id);
      assert.ok(result.files.length > 0, id);
      for (const file of result.files) {
        const { size } = await stat(file.startsWith('file:') ? new URL(file) : file);
        assert.ok(size > 0, `${id}: ${file}`);
      }
    }
  });
});
