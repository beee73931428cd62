import assert from 'node:assert/strict';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { diagnostics } from '../../../server/src/service/document/diagnostics.js';
import { isNearly } from '../../../server/src/service/document/fieldFixes.js';
import { openCorpus } from './corpus.js';

const TEXT = 'عنوان الخبر\n\nهسبريس - الرباط\n\nقال وزير الداخلية إن المغرب مستعد.\n';
const at = (line: number) => ({ start: { line, character: 1 }, end: { line, character: 1 } });

describe('what a text says of its document', () => {
  const written = async (documents: string, line: number) => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': documents });
    const actions = codeActions(await opened.snapshot(), at(line), []);
    return actions.flatMap(({ command }) =>
      command?.command === 'hawashi.server.setFields'
        ? [(command.arguments?.[0] as { fields: unknown }).fields]
        : [],
    );
  };

  it('is written down by a quick fix on its line', async () => {
    assert.deepEqual(await written('{}', 2), [{ outlet: 'هسبريس' }, { place: 'الرباط' }]);
    assert.deepEqual(await written('{}', 4), []);
  });

  it('is not offered where documents.json says it, whatever it says', async () => {
    assert.deepEqual(await written('{ "a": { "outlet": "Le360" } }', 2), [{ place: 'الرباط' }]);
  });

  it('is in the state, and gone from it once it is set', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': '{}' });
    const proposed = async () =>
      (await opened.service.state(opened.uri))?.fields?.proposed.map(({ name }) => name);
    assert.deepEqual(await proposed(), ['outlet', 'place']);
    assert.ok((await opened.service.setFields(opened.uri, { outlet: ' هسبريس ', place: '' })).done);
    assert.deepEqual((await opened.service.state(opened.uri))?.fields?.values, { outlet: 'هسبريس' });
    assert.deepEqual(await proposed(), ['place']);
  });

  it('that is wrong is refused, with advice', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': '{}' });
    const result = await opened.service.setFields(opened.uri, { url: 'hespress' });
    assert.ok(!result.done);
    assert.match(result.message ?? '', /http/);
  });

  it('is proposed as its date where that was inferred', async () => {
    const opened = await openCorpus('قال أمس الأربعاء 6 دجنبر 2023 إنه مستعد.\n', {
      '/corpus/documents.json': '{}',
    });
    const { fields, date } = (await opened.service.state(opened.uri))!;
    assert.equal(date?.source, 'inferred');
    assert.deepEqual(
      fields?.proposed.map(({ name, value }) => [name, value]),
      [['dct', date.value]],
    );
  });
});

describe('saying something of a document', () => {
  const openFields = async (documents: string) => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': documents });
    const { service, uri } = opened;
    const edit = (command: Parameters<typeof service.edit>[1]) => service.edit(uri, command);
    return {
      ...opened,
      edit,
      describe: (fields: Record<string, string | null>) => edit({ kind: 'describeDocument', fields }),
      values: async () => (await service.state(uri))?.fields?.values,
    };
  };

  it('is one step of undo, which writes no annotation file', async () => {
    const { describe, edit, values, service, uri, read } = await openFields('{ "a": { "url": 7 } }');
    assert.ok((await describe({ outlet: 'هسبريس', url: 'https://example.org/1' })).done);
    assert.ok((await describe({ outlet: null })).done);
    assert.deepEqual(await values(), { url: 'https://example.org/1' });
    assert.ok((await service.state(uri))?.canUndo);
    assert.ok((await edit({ kind: 'undo' })).done);
    assert.deepEqual(await values(), { outlet: 'هسبريس', url: 'https://example.org/1' });
    // What was wrong before is wrong again.
    assert.ok((await edit({ kind: 'undo' })).done);
    assert.deepEqual(await values(), { url: 7 });
    assert.ok(!(await edit({ kind: 'undo' })).done);
    assert.ok((await edit({ kind: 'redo' })).done);
    assert.deepEqual(await values(), { outlet: 'هسبريس', url: 'https://example.org/1' });
    assert.equal(await read('annotations/annotator/a.jsonl'), undefined);
  });

  it('is undone in the order of all decisions', async () => {
    const { describe, edit, values, service, uri } = await openFields('{}');
    await describe({ place: 'الرباط' });
    await edit({ kind: 'status', status: 'done' });
    await edit({ kind: 'undo' });
    assert.deepEqual(await values(), { place: 'الرباط' });
    await edit({ kind: 'undo' });
    assert.deepEqual(await values(), {});
    assert.equal((await service.state(uri))?.status, 'new');
  });

  it('is not undone where somebody said otherwise meanwhile, which is told', async () => {
    const { describe, edit, values, files, service } = await openFields('{}');
    await describe({ outlet: 'هسبريس', place: 'الرباط' });
    const other = new TextEncoder().encode('{ "a": { "outlet": "Le360", "place": "الرباط" } }');
    await files.writeFile('/corpus/documents.json', other);
    await service.filesChanged(['/corpus/documents.json']);
    const result = await edit({ kind: 'undo' });
    assert.match(result.message ?? '', /outlet/);
    assert.deepEqual(await values(), { outlet: 'Le360' });
  });

  it('that changes nothing is no step', async () => {
    const { describe, service, uri } = await openFields('{ "a": { "outlet": "هسبريس" } }');
    assert.ok((await describe({ outlet: 'هسبريس' })).done);
    assert.ok(!(await service.state(uri))?.canUndo);
  });

  it('that cannot be written is refused, and undo has nothing to take back', async () => {
    const { describe, service, uri } = await openFields('{ "a": { ');
    assert.ok(!(await describe({ outlet: 'هسبريس' })).done);
    assert.ok(!(await service.state(uri))?.canUndo);
  });
});

describe('what is wrong with what is said of a document', () => {
  const SCHEME = {
    documentFields: [
      { name: 'topic', values: ['sport', 'politics'], required: true },
      { name: 'genres', type: 'choices', values: ['news', 'opinion'] },
      { name: 'words', type: 'number' },
      { name: 'seen', type: 'flag' },
    ],
  };

  /** Of each problem its code and the titles of its fixes; each fix, once carried out, leaves it untold. */
  function check(name: string, fields: object, ...expected: [code: string, ...fixes: string[]][]): void {
    it(name, async () => {
      const opened = await openCorpus('عنوان\n\nهسبريس - الرباط\n\nقال إن المغرب مستعد.\n', {
        '/corpus/hawashi.json': JSON.stringify(SCHEME),
        '/corpus/documents.json': JSON.stringify({ a: { topic: 'sport', ...fields } }),
      });
      const { service, uri } = opened;
      const told = async () =>
        diagnostics(await opened.snapshot(), { boilerplate: false, bidiControls: false }).filter(({ code }) =>
          String(code).startsWith('field.'),
        );
      const found = await told();
      const fixesOf = async (of: (typeof found)[number]) =>
        codeActions(await opened.snapshot(), at(0), [of]).filter(({ diagnostics: mended }) => mended);
      const shown = [];
      for (const one of found)
        shown.push([String(one.code), ...(await fixesOf(one)).map(({ title }) => title)]);
      assert.deepEqual(shown, expected);
      for (const one of found)
        for (const { command } of await fixesOf(one)) {
          const { command: edit } = command?.arguments?.[0] as {
            command: Parameters<typeof service.edit>[1];
          };
          assert.ok((await service.edit(uri, edit)).done);
          const left = (await told()).map(({ code, data }) => JSON.stringify([code, data]));
          assert.ok(!left.includes(JSON.stringify([one.code, one.data])));
          assert.ok((await service.edit(uri, { kind: 'undo' })).done);
          assert.deepEqual(await told(), found);
        }
    });
  }

  check('nothing', { outlet: 'هسبريس', words: 3 });
  check('a name that is nearly one', { Outlte: 'x' }, [
    'field.unknown',
    'It is the outlet: call it so',
    'Remove Outlte',
  ]);
  // What is said already is not said over.
  check('a name that is nearly taken', { Outlet: 'x', outlet: 'y' }, ['field.unknown', 'Remove Outlet']);
  check('a name of its own', { mine: { any: [1] } }, ['field.unknown', 'Remove mine']);
  check('a number in a text', { words: '300' }, ['field.value', 'words: 300', 'Remove words']);
  check('a number that is none', { words: 'many' }, ['field.value', 'Remove words']);
  check('yes in a text', { seen: 'Yes' }, [
    'field.value',
    'seen: yes',
    'seen: yes',
    'seen: no',
    'Remove seen',
  ]);
  check('one of several', { genres: 'News' }, [
    'field.value',
    'genres: news',
    'genres: news',
    'genres: opinion',
    'Remove genres',
  ]);
  check('a value in other letters', { topic: 'Sprot' }, [
    'field.value',
    'topic: sport',
    'topic: sport',
    'topic: politics',
    'Remove topic',
  ]);
  check('an address without its beginning', { url: 'www.hespress.com/1' }, [
    'field.value',
    'address: https://www.hespress.com/1',
    'Remove address',
  ]);
  check('a list where one is meant', { place: ['a', 'b'] }, ['field.value', 'Remove place']);
  check('what is asked for', { topic: '' }, [
    'field.value',
    'topic: sport',
    'topic: politics',
    'Remove topic',
  ]);

  it('is told of what is asked for and not said', async () => {
    const opened = await openCorpus(TEXT, {
      '/corpus/hawashi.json': '{ "documentFields": [{ "name": "outlet", "required": true }] }',
      '/corpus/documents.json': '{}',
    });
    const snapshot = await opened.snapshot();
    const [missing] = diagnostics(snapshot, { boilerplate: false, bidiControls: false });
    assert.equal(missing?.code, 'field.missing');
    assert.deepEqual(
      codeActions(snapshot, at(0), [missing]).map(({ title }) => title),
      ['outlet: \u2068هسبريس\u2069'],
    );
  });

  it('is a slip where one key is another, too many, missing, or two changed places', () => {
    for (const [one, other, is] of [
      ['outlet', 'Out-let', true],
      ['outlet', 'outlets', true],
      ['outlet', 'outle', true],
      ['outlet', 'ouTlat', true],
      ['outlet', 'otulet', true],
      ['outlet', 'otuelt', false],
      ['topic', 'opict', false],
      ['url', 'uri', false],
      ['URL', 'url', true],
      ['موضوع', 'موضع', true],
    ] as const)
      assert.equal(isNearly(one, other), is, `${one} ${other}`);
  });
});
