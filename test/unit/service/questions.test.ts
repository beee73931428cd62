import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { orphanProblems } from '../../../server/src/corpus/following/orphans.js';
import { openModel } from '../corpus/memoryModel.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus, type Opened } from './corpus.js';

const TEXT = 'زار حموشي مدينة مراكش.\n';
const range = (start: number, end: number) => ({
  start: { line: 0, character: start },
  end: { line: 0, character: end },
});
const line = (value: object): string => JSON.stringify(value) + '\n';
const FILE = '/corpus/questions.jsonl';

async function threads({ service, uri }: Opened) {
  return (await service.state(uri))?.questions ?? [];
}
const openOnes = async ({ service, uri, snapshot }: Opened) =>
  (await service.diagnosing.of(uri, await snapshot())).filter(({ code }) =>
    String(code).startsWith('question.'),
  );
async function done({ service, uri }: Opened, command: EditCommand): Promise<string> {
  const result = await service.edit(uri, command);
  assert.ok(result.done, result.message);
  return result.ids[0] ?? '';
}

describe('what is asked about a document', () => {
  it('is about a passage, an annotation, or all of it; answered, settled and opened again', async () => {
    const corpus = await openCorpus(TEXT);
    const tagged = await done(corpus, { kind: 'tag', range: range(4, 9), label: 'PERS' });
    const ofItem = await done(corpus, { kind: 'ask', id: tagged, comment: ' أهذا شخص؟ ' });
    await done(corpus, { kind: 'ask', range: range(16, 21), comment: 'city?' });
    await done(corpus, { kind: 'ask', comment: 'من أين هذا النص؟' });
    await done(corpus, { kind: 'answer', question: ofItem, comment: 'نعم' });
    assert.deepEqual(
      (await threads(corpus)).map(({ range: at, item, text, comments }) => [
        at?.start.character,
        item === tagged,
        text,
        comments.map(({ author, comment, isOwn }) => `${author} ${comment} ${isOwn}`),
      ]),
      [
        [undefined, false, undefined, ['amal من أين هذا النص؟ true']],
        [4, true, 'حموشي', ['amal أهذا شخص؟ true', 'amal نعم true']],
        [16, false, 'مراكش', ['amal city? true']],
      ],
    );
    assert.deepEqual(
      (await openOnes(corpus)).map(({ severity, message }) => [severity, withoutIsolates(String(message))]),
      [
        [3, 'amal asks: من أين هذا النص؟'],
        [3, 'amal asks: أهذا شخص؟ (1 answer)'],
        [3, 'amal asks: city?'],
      ],
    );
    const summary = await corpus.service.corpusSummary(corpus.uri);
    assert.deepEqual(
      summary?.documents.map(({ questions }) => questions),
      [3],
    );
    await done(corpus, { kind: 'settleQuestion', question: ofItem, settled: true });
    assert.equal((await threads(corpus))[1]?.settled, 'amal');
    assert.equal((await openOnes(corpus)).length, 2);
    await done(corpus, { kind: 'undo' });
    assert.equal((await openOnes(corpus)).length, 3);
    await done(corpus, { kind: 'redo' });
    assert.equal((await openOnes(corpus)).length, 2);
  });

  it('has a quick fix that settles it, the same in the problems of a page', async () => {
    const corpus = await openCorpus(TEXT);
    await done(corpus, { kind: 'ask', range: range(16, 21), comment: 'city?' });
    const found = await openOnes(corpus);
    const [fix] = codeActions(await corpus.snapshot(), found[0]!.range, found);
    assert.equal(fix?.title, 'Settle this question');
    const { problems } = await corpus.service.problems(corpus.uri);
    await done(corpus, problems.find(({ code }) => code === 'question.open')!.fixes[0]!.command!);
    assert.deepEqual(await openOnes(corpus), []);
  });

  it('is about what is selected without the spaces around it, or about the line', async () => {
    const corpus = await openCorpus(TEXT);
    const tagged = await done(corpus, { kind: 'tag', range: range(4, 9), label: 'PERS' });
    await done(corpus, { kind: 'ask', range: range(3, 10), comment: '؟' });
    await done(corpus, { kind: 'ask', range: range(7, 7), comment: '؟' });
    assert.deepEqual(
      (await threads(corpus)).map(({ text, item }) => [text, item]),
      [
        [TEXT.trim(), undefined],
        ['حموشي', tagged],
      ],
    );
    assert.match((await corpus.read(FILE))!, new RegExp(`"annotation": "${tagged}"`));
  });

  it('follows its annotation wherever that is moved, and its words where the text changes', async () => {
    const corpus = await openCorpus(TEXT);
    const tagged = await done(corpus, { kind: 'tag', range: range(4, 9), label: 'PERS' });
    await done(corpus, { kind: 'ask', id: tagged, comment: '؟' });
    await done(corpus, { kind: 'ask', range: range(16, 21), comment: '؟' });
    await done(corpus, { kind: 'move', id: tagged, range: range(0, 9), exact: true });
    corpus.service.shift(corpus.uri, { start: 0, end: 0, text: 'أمس ' });
    TextDocument.update(corpus.document, [{ range: range(0, 0), text: 'أمس ' }], 2);
    await corpus.service.changed(corpus.uri);
    const places = async () => (await threads(corpus)).map(({ range: at }) => at?.start.character);
    assert.deepEqual(await places(), [4, 20]);
    await corpus.files.writeFile('/corpus/a.txt', new TextEncoder().encode(corpus.document.getText()));
    await corpus.service.saved(corpus.uri);
    const starts = (await corpus.read(FILE))!
      .split('\n')
      .slice(0, -1)
      .map((each) => (JSON.parse(each) as { start: number }).start);
    assert.deepEqual(starts.sort(), [20, 8]);
    // What was asked before the text moved is taken back all the same.
    await done(corpus, { kind: 'undo' });
    await done(corpus, { kind: 'undo' });
    assert.equal((await threads(corpus)).length, 1);
  });

  it('is told as not found where its words are gone, and kept', async () => {
    const place = { start: 16, end: 21, text: 'طنجة', prefix: 'من ميناء ', suffix: ' إلى' };
    const asked = line({ id: 'q', document: 'a', ...place, author: 'huda', time: '2026', comment: 'city?' });
    const corpus = await openCorpus(TEXT, { [FILE]: asked });
    const [thread] = await threads(corpus);
    assert.deepEqual([thread?.anchor, thread?.text], ['lost', 'طنجة']);
    const [told] = await openOnes(corpus);
    assert.deepEqual([told?.code, told?.severity], ['question.lost', 2]);
    assert.match(
      withoutIsolates(String(told?.message)),
      /huda asks about طنجة, which the text does not have/,
    );
  });

  it('is changed and taken back by whoever wrote it alone', async () => {
    const asked = line({ id: 'q', document: 'a', author: 'huda', time: '2026', comment: 'city?' });
    const corpus = await openCorpus(TEXT, { [FILE]: asked });
    const refused = async (command: EditCommand): Promise<string> => {
      const result = await corpus.service.edit(corpus.uri, command);
      assert.ok(!result.done);
      return withoutIsolates(result.message ?? '');
    };
    assert.match(await refused({ kind: 'rewriteComment', id: 'q', comment: 'x' }), /Only huda/);
    assert.match(await refused({ kind: 'removeComment', id: 'q' }), /Only huda/);
    assert.match(await refused({ kind: 'answer', question: 'none', comment: 'x' }), /not there any more/);
    assert.match(await refused({ kind: 'answer', question: 'q', comment: ' ' }), /write something/);
    const blank = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    assert.match(await refused({ kind: 'ask', range: blank, comment: 'x' }), /no text here/);
    assert.match(await refused({ kind: 'ask', comment: 'x'.repeat(10_001) }), /at most 10/);
    const own = await done(corpus, { kind: 'answer', question: 'q', comment: 'نعم' });
    await done(corpus, { kind: 'rewriteComment', id: own, comment: 'لا' });
    assert.equal((await threads(corpus))[0]?.comments[1]?.comment, 'لا');
    await done(corpus, { kind: 'removeComment', id: own });
    assert.equal(await corpus.read(FILE), asked);
    await done(corpus, { kind: 'undo' });
    assert.equal((await threads(corpus))[0]?.comments[1]?.comment, 'لا');
  });

  it('is not taken back once others have answered, nor undone over what they did', async () => {
    const corpus = await openCorpus(TEXT);
    const own = await done(corpus, { kind: 'ask', comment: '؟' });
    const before = (await corpus.read(FILE))!;
    const answer = line({ id: 'x', answers: own, author: 'huda', time: '2026', comment: 'نعم' });
    corpus.files.put(FILE, before + answer);
    await corpus.service.filesChanged([`file://${FILE}`]);
    assert.equal((await threads(corpus))[0]?.comments.length, 2);
    assert.match(
      (await corpus.service.edit(corpus.uri, { kind: 'removeComment', id: own })).message!,
      /settle it/,
    );
    await done(corpus, { kind: 'settleQuestion', question: own, settled: true });
    corpus.files.put(FILE, (await corpus.read(FILE))!.replace('"؟"', '"؟؟"'));
    await corpus.service.filesChanged([`file://${FILE}`]);
    const undone = await corpus.service.edit(corpus.uri, { kind: 'undo' });
    assert.match(undone.message ?? '', /Others have changed/);
    assert.equal((await threads(corpus))[0]?.settled, 'amal');
  });

  it('goes along with a document that gets another name', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': TEXT,
      '/c/questions.jsonl': line({ id: 'q', document: 'a', author: 'huda', time: '2026', comment: '؟' }),
    });
    const model = await openModel(files, '/c');
    const document = model.corpus.documentAt('/c/b.txt')!;
    files.put('/c/b.txt', TEXT);
    await model.takeOver(model, 'a', document);
    assert.match(files.text('/c/questions.jsonl') ?? '', /"document": "b"/);
    assert.equal(model.questions.openIn('b'), 1);
  });

  it('is told of where it belongs to no document', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': TEXT,
      '/c/questions.jsonl': line({ id: 'q', document: 'gone', author: 'huda', time: '2026', comment: '؟' }),
    });
    const model = await openModel(files, '/c');
    const problems = [...(await model.orphans.all()).values()].flatMap((orphan) =>
      orphanProblems(model.corpus, orphan, []),
    );
    assert.deepEqual(
      problems.map(({ file, line: at, code }) => [file, at, code]),
      [['file:///c/questions.jsonl', 1, 'corpus.no-document']],
    );
  });
});
