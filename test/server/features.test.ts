import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type {
  CodeAction,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  MarkupContent,
} from 'vscode-languageserver-protocol';
import { Client, rangeIn, slice } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const ARTICLE = `المغرب يستضيف مؤتمرا دوليا في مراكش

قال المدير العام للأمن الوطني عبد اللطيف حموشي يوم الاثنين 24 نونبر 2025 إن المغرب ملتزم بالتعاون الدولي.

وأضاف عبد اللطيف حموشي أمس أن الإنتربول سيعقد دورته المقبلة في المغرب.
`;

describe('server over stdio: language features', () => {
  let corpus: CorpusCopy;
  let client: Client;
  let uri: string;

  before(async () => {
    corpus = await corpusOf({
      'article.txt': ARTICLE,
      'undated.txt': 'افتتح الوزير المعرض أمس في الرباط.\n',
      'documents.json': '{ "article": { "dct": "2025-11-25" } }\n',
    });
    client = await Client.start();
    uri = await client.open(corpus.file('article.txt'), ARTICLE);
  });
  after(async () => {
    await client.stop();
    await corpus.remove();
  });

  const hoverOver = async (wanted: string, nth?: number) => {
    const hover = await client.ask<Hover | null>('hover', uri, {
      position: rangeIn(ARTICLE, wanted, nth).start,
    });
    assert.ok(hover, `no hover over ${wanted}`);
    return { text: (hover.contents as MarkupContent).value, covers: slice(ARTICLE, hover.range!) };
  };

  it('hovers over a name with its label and text', async () => {
    const { text, covers } = await hoverOver('عبد اللطيف حموشي');
    assert.match(text, /PERS/);
    assert.match(text, /عبد اللطيف حموشي/);
    assert.equal(covers, 'عبد اللطيف حموشي');
  });

  it('hovers over a date with its value', async () => {
    const { text } = await hoverOver('24 نونبر 2025');
    assert.match(text, /DATE/);
    assert.match(text, /2025-11-24/);
  });

  it("resolves a relative date against the document's own", async () => {
    const { text } = await hoverOver('أمس');
    assert.match(text, /2025-11-24/);
    assert.match(text, /2025-11-25/, 'says what it was resolved against');
  });

  it('has no hover where nothing was found', async () => {
    const hover = await client.ask('hover', uri, { position: rangeIn(ARTICLE, 'يستضيف').start });
    assert.equal(hover, null);
  });

  it('outlines the title and the paragraphs, names and dates within them', async () => {
    const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', uri);
    assert.equal(symbols.length, 3);
    assert.equal(symbols[0]!.detail, 'title');
    assert.match(symbols[0]!.name, /^المغرب يستضيف/);
    const inSecond = symbols[1]!.children!.map(({ name }) => name);
    assert.ok(inSecond.includes('عبد اللطيف حموشي'), inSecond.join(' | '));
    for (const paragraph of symbols)
      for (const child of paragraph.children!) assert.equal(slice(ARTICLE, child.range).trim(), child.name);
  });

  it('highlights the same entity wherever it stands', async () => {
    const highlights = await client.ask<DocumentHighlight[]>('documentHighlight', uri, {
      position: rangeIn(ARTICLE, 'المغرب').start,
    });
    assert.deepEqual(
      highlights.map(({ range }) => slice(ARTICLE, range)),
      ['المغرب', 'المغرب', 'المغرب'],
    );
  });

  it('offers to accept and to reject what it suggests', async () => {
    const range = rangeIn(ARTICLE, 'مراكش');
    const actions = await client.ask<CodeAction[]>('codeAction', uri, {
      range,
      context: { diagnostics: [] },
    });
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.some((title) => /^Accept .*مراكش/u.test(title)),
      titles.join(' | '),
    );
    assert.ok(
      titles.some((title) => /^Reject .*مراكش/u.test(title)),
      titles.join(' | '),
    );
  });

  it('says which date it could not resolve, and offers to set the date of the document', async () => {
    const text = await corpus.read('undated.txt');
    const undated = await client.open(corpus.file('undated.txt'), text);
    const diagnostics = await client.pullDiagnostics(undated);
    const unresolved = diagnostics.find(({ code }) => code === 'time.unresolved');
    assert.ok(unresolved, JSON.stringify(diagnostics));
    assert.equal(slice(text, unresolved.range), 'أمس');
    const actions = await client.ask<CodeAction[]>('codeAction', undated, {
      range: unresolved.range,
      context: { diagnostics: [unresolved] },
    });
    assert.ok(actions.some(({ title }) => /date of the document/i.test(title)));

    const set = await client.request('hawashi/setDate', { uri: undated, value: '2025-11-25' });
    assert.ok(set.done, set.message);
    assert.deepEqual(
      (await client.pullDiagnostics(undated)).filter(({ code }) => code === 'time.unresolved'),
      [],
    );
    assert.equal(JSON.parse(await corpus.read('documents.json')).undated.dct, '2025-11-25');
    assert.equal(
      JSON.parse(await corpus.read('documents.json')).article.dct,
      '2025-11-25',
      'the other entry stays',
    );
  });

  it('leaves a plain text outside every corpus alone', async () => {
    const stranger = await corpusOf({ 'notes.txt': ARTICLE });
    try {
      await rm(stranger.file('hawashi.json'));
      const other = await client.open(stranger.file('notes.txt'), ARTICLE);
      assert.equal(await client.request('hawashi/state', { uri: other }), null);
      assert.deepEqual(await client.ask('documentSymbol', other), []);
      const ours = await client.open(stranger.file('other.txt'), ARTICLE, 'hawashi');
      assert.ok((await client.state(ours)).items.length > 0, 'served when its language is ours');
    } finally {
      await stranger.remove();
    }
  });
});

for (const pull of [true, false])
  describe(`server over stdio: problems of a text, ${pull ? 'asked for' : 'sent'}`, () => {
    let corpus: CorpusCopy;
    let client: Client;
    before(async () => {
      corpus = await corpusOf({});
      client = await Client.start({ pull });
    });
    after(async () => {
      await client.stop();
      await corpus.remove();
    });

    const cases: readonly (readonly [string, string, string])[] = [
      [
        'time.weekday-mismatch',
        'انعقد المؤتمر يوم الثلاثاء 24 نونبر 2025 في الرباط.',
        'الثلاثاء 24 نونبر 2025',
      ],
      ['time.impossible-date', 'انعقد المؤتمر يوم 31 أبريل 2024 في الرباط.', '31 أبريل 2024'],
      ['text.bidi-control', 'انعقد المؤتمر \u202eفي الرباط.', '\u202e'],
      [
        'text.boilerplate',
        'انعقد المؤتمر في الرباط.\n\nاترك رد\n\nلن يتم نشر عنوان بريدك الإلكتروني.\n',
        'بريدك',
      ],
    ];
    for (const [code, text, where] of cases)
      it(code, async () => {
        const uri = await client.open(corpus.file(`${code}.txt`), text);
        const wanted = (one: Diagnostic) => one.code === code && slice(text, one.range).includes(where);
        const diagnostics = pull
          ? await client.pullDiagnostics(uri)
          : await client.published(uri, (sent) => sent.some(wanted));
        const found = diagnostics.find(wanted);
        assert.ok(found, JSON.stringify(diagnostics));
        assert.equal(found.source, 'hawashi');
        await client.close(uri);
        if (!pull) await client.published(uri, (last) => last.length === 0);
      });
  });

describe('server over stdio: folding', () => {
  it('folds page furniture', async () => {
    const text =
      'المغرب يستضيف مؤتمرا دوليا\n\nقال الوزير إن المؤتمر سينعقد في الرباط.\n\n' +
      'اترك رد\n\nلن يتم نشر عنوان بريدك الإلكتروني.\n';
    const corpus = await corpusOf({ 'a.txt': text });
    const client = await Client.start();
    try {
      const uri = await client.open(corpus.file('a.txt'), text);
      const folds = await client.ask<FoldingRange[]>('foldingRange', uri);
      assert.deepEqual(
        folds.map(({ startLine, endLine }) => [startLine, endLine]),
        [[4, 6]],
      );
    } finally {
      await client.stop();
      await corpus.remove();
    }
  });
});
