import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver-types';
import { format } from '../../../server/src/messages/format.js';
import { MessageError } from '../../../server/src/messages/messageError.js';
import {
  definition,
  prepareRename,
  references,
  rename,
} from '../../../server/src/service/corpus/entityFaces.js';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { openCorpus, type Opened } from './corpus.js';
import { line } from '../corpus/memoryModel.js';

const TEXT = 'قالت الإنتربول ذلك في مراكش.\nوقالت المنظمة الدولية للشرطة الجنائية ذلك.';
const OTHER = 'سطر أول.\nعقدت الإنتربول مؤتمرا في الرباط.';
const LIST = '/corpus/entities.jsonl';
const INTERPOL = { id: 'interpol', label: 'ORG', name: 'الإنتربول', colour: 'blue' };

const at = ({ document }: Opened, words: string) =>
  document.positionAt(document.getText().indexOf(words) + 2);
const looked = async (opened: Opened) => opened.service.entitiesOf.looked(await opened.snapshot());
const shown = ({ uri, range: { start, end } }: Location): string =>
  `${uri.slice('file:///corpus/'.length)} ${start.line}:${start.character}-${end.character}`;
const said = (error: unknown): boolean =>
  error instanceof MessageError && format(error.said) === error.message && error.message !== '';

async function opened(more: Readonly<Record<string, string>> = {}, text = TEXT) {
  const corpus = await openCorpus(text, { '/corpus/b.txt': OTHER, ...more });
  const find = async (words: string, withOwn = false) =>
    (await references(await looked(corpus), at(corpus, words), withOwn, () => false)).map(shown);
  const giveName = async (words: string, newName: string, writes: boolean) =>
    rename(await looked(corpus), at(corpus, words), { newName, writes });
  return { ...corpus, find, giveName };
}

describe('an entity over all documents', () => {
  it('is defined by its line', async () => {
    const list = line({ id: 'x', name: 'س' }) + line(INTERPOL);
    const corpus = await opened({ [LIST]: list });
    const found = await definition(await looked(corpus), at(corpus, 'المنظمة'));
    assert.equal(shown(found!), `entities.jsonl 1:0-${line(INTERPOL).length - 1}`);
  });

  it('is defined by its first mention where it has no line', async () => {
    const corpus = await opened();
    const found = await definition(await looked(corpus), at(corpus, 'المنظمة'));
    assert.equal(shown(found!), 'a.txt 0:5-14');
    assert.equal(await definition(await looked(corpus), at(corpus, 'ذلك')), null);
  });

  it('is referred to by annotations and by what is likely, under all of its names', async () => {
    const corpus = await opened({ [LIST]: line(INTERPOL) });
    const everywhere = ['a.txt 0:5-14', 'a.txt 1:6-37', 'b.txt 1:5-14'];
    assert.deepEqual(await corpus.find('الإنتربول'), everywhere);
    const [own] = await corpus.find('الإنتربول', true);
    assert.match(own!, /^entities\.jsonl 0:/);
    await corpus.service.edit(corpus.uri, { kind: 'acceptAll' });
    assert.deepEqual(await corpus.find('الإنتربول'), everywhere, 'the same when accepted');
  });

  it('is not where it was refused, nor where the annotator says that it is another', async () => {
    const file = (annotation: object) => line({ hawashi: 1 }) + line({ start: 14, end: 23, ...annotation });
    for (const annotation of [{ rejected: true }, { canonical: 'other' }]) {
      const decided = { text: 'الإنتربول', label: 'ORG', ...annotation };
      const corpus = await opened({ '/corpus/annotations/amal/b.jsonl': file(decided) });
      assert.deepEqual(await corpus.find('الإنتربول'), ['a.txt 0:5-14', 'a.txt 1:6-37']);
    }
  });

  it('is looked for by its name where nothing links it', async () => {
    const text = 'زار النص زاكورا.\nوعاد من زاكورا.';
    const annotation = line({ start: 9, end: 15, text: 'زاكورا', label: 'GPE' });
    const files = { '/corpus/annotations/amal/a.jsonl': annotation, '/corpus/b.txt': 'إلى زاكورا' };
    const corpus = await opened(files, text);
    assert.deepEqual(await corpus.find('زاكورا'), ['a.txt 0:9-15', 'a.txt 1:8-14', 'b.txt 0:4-10']);
    await assert.rejects(prepareRename(await looked(corpus), at(corpus, 'زاكورا')), said);
  });

  it('stops looking when nobody waits any more', async () => {
    const corpus = await opened();
    const position = at(corpus, 'الإنتربول');
    assert.deepEqual(await references(await looked(corpus), position, false, () => true), []);
  });
});

describe('an entity with another name', () => {
  it('is asked for by the name that it has', async () => {
    const corpus = await opened({ [LIST]: line({ ...INTERPOL, name: 'أنتربول' }) });
    const { range, placeholder } = await prepareRename(await looked(corpus), at(corpus, 'المنظمة'));
    assert.deepEqual([shown({ uri: corpus.uri, range }), placeholder], ['a.txt 1:6-37', 'أنتربول']);
  });

  const NOW = { ...INTERPOL, name: 'منظمة الإنتربول', aliases: ['الإنتربول'] };

  it('is an edit of its line, for an editor to make', async () => {
    const list = line({ id: 'x', name: 'س' }) + line(INTERPOL);
    const corpus = await opened({ [LIST]: list });
    const { changes } = await corpus.giveName('الإنتربول', ' منظمة الإنتربول ', false);
    const [[uri, [edit]]] = Object.entries(changes!) as [
      [string, [{ range: Location['range']; newText: string }]],
    ];
    assert.equal(shown({ uri, range: edit.range }), `entities.jsonl 1:0-${line(INTERPOL).length - 1}`);
    assert.deepEqual(JSON.parse(edit.newText), NOW);
    assert.equal(corpus.files.text(LIST), list, 'nothing is written meanwhile');
  });

  it('is written at once where the client wants it so; other lines and keys stay', async () => {
    const other = '{"name": "س",  "id":"x"}';
    const corpus = await opened({ [LIST]: `${other}\n${line(INTERPOL)}` });
    assert.deepEqual(await corpus.giveName('الإنتربول', 'منظمة الإنتربول', true), {});
    const [first, second] = corpus.files.text(LIST)!.split('\n');
    assert.deepEqual([first, JSON.parse(second!)], [other, NOW]);
    const [item] = (await corpus.service.state(corpus.uri))!.items;
    assert.deepEqual([item!.text, item!.name], ['الإنتربول', NOW.name], 'the text stays, the name is shown');
    await corpus.service.changes.undo(corpus.uri);
    assert.equal(JSON.parse(corpus.files.text(LIST)!.split('\n')[1]!).name, 'الإنتربول', 'taken back');
  });

  it('comes into the list, whoever writes, where it was not there', async () => {
    for (const writes of [true, false]) {
      const corpus = await opened();
      assert.deepEqual(await corpus.giveName('الإنتربول', 'منظمة', writes), {});
      const { id, label, name, aliases } = JSON.parse(corpus.files.text(LIST)!);
      assert.deepEqual([id, label, name], ['interpol', 'ORG', 'منظمة']);
      assert.deepEqual(aliases, ['المنظمة الدولية للشرطة الجنائية'], 'the name that it had');
    }
  });

  it('has none that another one has, in any spelling, nor an empty one', async () => {
    const list = line(INTERPOL) + line({ id: 'fifa', label: 'ORG', name: 'إتحاد الكرة' });
    for (const writes of [true, false])
      for (const [name, reason] of [
        ['اتحاد الكرة', /fifa.*merge/],
        [' ', /Write a name/],
      ] as const) {
        const corpus = await opened({ [LIST]: list });
        await assert.rejects(
          corpus.giveName('الإنتربول', name, writes),
          (error) => said(error) && reason.test((error as Error).message),
        );
        assert.equal(corpus.files.text(LIST), list);
      }
  });
});

describe('symbols of the workspace', () => {
  const symbols = async (query: string, more: Readonly<Record<string, string>> = {}) => {
    const corpus = await opened(more);
    const found = await corpus.service.entitiesOf.symbols(query, () => false);
    return found.map(
      ({ name, location, containerName }) => `${name} | ${shown(location)} | ${containerName}`,
    );
  };

  it('are entities, by any of their names, in any spelling', async () => {
    assert.deepEqual(await symbols('انتربول'), [
      'المنظمة الدولية للشرطة الجنائية (انتربول) | a.txt 0:5-14 | ORG ×3',
    ]);
    const list = { [LIST]: line({ ...INTERPOL, aliases: ['Interpol'] }) };
    const own = `entities.jsonl 0:0-${list[LIST]!.length - 1}`;
    assert.deepEqual(await symbols('الإنت', list), [`الإنتربول | ${own} | ORG ×3`]);
    assert.deepEqual(await symbols('interp', list), [`الإنتربول (Interpol) | ${own} | ORG ×3`]);
    assert.deepEqual(await symbols('قطار'), []);
  });
});

describe('tagging from any editor', () => {
  it('offers the labels of the corpus for what is selected, and does what they say', async () => {
    const labels = '{ "labels": [{ "name": "GPE", "key": "g" }, { "name": "Claim", "key": "1" }] }';
    const corpus = await opened({ '/corpus/hawashi.json': labels });
    const words = { start: corpus.document.positionAt(15), end: corpus.document.positionAt(18) };
    const actions = codeActions(await corpus.snapshot(), words, []);
    assert.deepEqual(
      actions.map(({ title, kind }) => `${title} ${kind}`),
      ['Tag as GPE [g] refactor', 'Tag as Claim [1] refactor'],
    );
    const [{ uri, command }] = actions[1]!.command!.arguments as [
      { uri: string; command: Parameters<typeof corpus.service.edit>[1] },
    ];
    await corpus.service.edit(uri, command);
    const [annotation] = (await corpus.snapshot()).annotations;
    assert.deepEqual([annotation?.text, annotation?.label], ['ذلك', 'Claim']);
    const caret = { start: words.start, end: words.start };
    assert.ok(!codeActions(await corpus.snapshot(), caret, []).some(({ title }) => /^Tag/.test(title)));
  });
});
