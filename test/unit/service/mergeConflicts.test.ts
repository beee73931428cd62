import assert from 'node:assert/strict';
import type { DocumentProblem } from '../../../server/src/protocol/problems.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus, type Opened } from './corpus.js';

const FILE = '/corpus/annotations/amal/a.jsonl';
const TEXT = 'زار حموشي مراكش.';
const OURS = 'MISC';

const line = (id: string, label: string, more = ''): string =>
  `{"start": 10, "end": 15, "text": "مراكش", "label": "${label}", "id": "${id}"${more}}`;
const PERSON = '{"start": 4, "end": 9, "text": "حموشي", "label": "PERS", "id": "p"}';
const RELATION = '{"id": "r", "type": "visits", "from": "p", "to": "a"}';
const header = (status: string): string => `{"hawashi": 1, "document": "a.txt", "status": "${status}"}`;
const file = (...lines: readonly string[]): Record<string, string> => ({
  [FILE]: lines.map((each) => `${each}\n`).join(''),
});

const CODES = ['annotation.versions', 'annotation.one-side', 'document.conflict'];

async function conflictsOf({ service, uri }: Opened): Promise<readonly DocumentProblem[]> {
  return (await service.problems(uri)).problems.filter(({ code }) => CODES.includes(String(code)));
}

const titles = (problem: DocumentProblem | undefined): string[] =>
  (problem?.fixes ?? []).map(({ title }) => withoutIsolates(title));

async function take(opened: Opened, problem: DocumentProblem | undefined, fix: number): Promise<void> {
  await opened.service.edit(opened.uri, problem!.fixes[fix]!.command!);
  await opened.service.flush();
}

/** What the file says, without what is not decided (context, hashes). */
async function said(opened: Opened): Promise<string[]> {
  const content = (await opened.read(FILE)) ?? '';
  return content
    .split('\n')
    .slice(1, -1)
    .map((each) => {
      const { id, label, type, from, to, conflict } = JSON.parse(each) as Record<string, string>;
      return [id, label ?? `${type} ${from} ${to}`, conflict].filter(Boolean).join(' ');
    });
}

const MARKED = [
  header('new'),
  PERSON,
  '<<<<<<< HEAD',
  line('a', 'GPE'),
  '=======',
  line('a', 'LOC', ', "note": "شك"'),
  '>>>>>>> topic',
  RELATION,
];
const DOUBLED = [header('new'), PERSON, line('a', 'GPE'), line('a', 'LOC', ', "note": "شك"'), RELATION];

describe('what merges left behind', () => {
  for (const [what, lines] of [
    ['marks', MARKED],
    ['an id that stands twice', DOUBLED],
  ] as const) {
    it(`opens with every version, told once: ${what}`, async () => {
      const opened = await openCorpus(TEXT, file(...lines));
      const items = (await opened.service.state(opened.uri))!.items.filter(
        ({ kind }) => kind === 'annotation',
      );
      assert.deepEqual(items.map(({ label }) => label).sort(), ['GPE', 'LOC', 'PERS']);
      const [versions, ...more] = await conflictsOf(opened);
      assert.deepEqual(
        [versions?.code, versions?.severity, versions?.range.start.character, more.length],
        ['annotation.versions', 'error', 10, 0],
      );
      assert.deepEqual(titles(versions), [
        'Take GPE «مراكش»',
        'Take LOC «مراكش» (note شك)',
        'Keep all versions',
      ]);
    });

    it(`loses nothing with the next decision, and waits: ${what}`, async () => {
      const opened = await openCorpus(TEXT, file(...lines));
      await opened.service.edit(opened.uri, { kind: 'relabel', id: 'p', label: OURS });
      await opened.service.flush();
      assert.deepEqual(await said(opened), ['p MISC', 'a GPE version', 'a~2 LOC version', 'r visits p a']);
      assert.equal((await conflictsOf(opened)).length, 1);
    });

    it(`is settled by taking the other version, which stands in its place, and by undo is not: ${what}`, async () => {
      const opened = await openCorpus(TEXT, file(...lines));
      await take(opened, (await conflictsOf(opened))[0], 1);
      assert.deepEqual(await said(opened), ['p PERS', 'a LOC', 'r visits p a']);
      assert.deepEqual(await conflictsOf(opened), []);
      await opened.service.edit(opened.uri, { kind: 'undo' });
      await opened.service.flush();
      assert.deepEqual(await said(opened), ['p PERS', 'a GPE version', 'a~2 LOC version', 'r visits p a']);
    });

    it(`is settled by keeping all: ${what}`, async () => {
      const opened = await openCorpus(TEXT, file(...lines));
      await take(opened, (await conflictsOf(opened))[0], 2);
      assert.deepEqual(await said(opened), ['p PERS', 'a GPE', 'a~2 LOC', 'r visits p a']);
      assert.deepEqual(await conflictsOf(opened), []);
    });
  }

  it('tells of what one side alone has, and keeps or removes it', async () => {
    for (const [fix, expected] of [
      [0, ['p PERS', 'a GPE']],
      [1, ['p PERS']],
    ] as const) {
      const opened = await openCorpus(
        TEXT,
        file(header('new'), PERSON, '<<<<<<< HEAD', line('a', 'GPE'), '=======', '>>>>>>> topic'),
      );
      const [conflict, ...more] = await conflictsOf(opened);
      assert.deepEqual([conflict?.code, more.length], ['annotation.one-side', 0]);
      assert.deepEqual(titles(conflict), ['Keep it', 'Remove the annotation']);
      await take(opened, conflict, fix);
      assert.deepEqual(await said(opened), expected);
    }
  });

  it('is merged as the driver would, where git wrote what both began with', async () => {
    const lines = [
      header('new'),
      '<<<<<<< HEAD',
      PERSON,
      line('a', 'LOC'),
      '||||||| base',
      PERSON,
      line('a', 'GPE'),
      '=======',
      line('a', 'GPE', ', "note": "شك"'),
      '>>>>>>> topic',
    ];
    const opened = await openCorpus(TEXT, file(...lines));
    assert.deepEqual(await conflictsOf(opened), []);
    await opened.service.edit(opened.uri, { kind: 'describe', id: 'a', value: 'x' });
    await opened.service.flush();
    assert.deepEqual(await said(opened), ['a LOC']);
    assert.match((await opened.read(FILE))!, /"note": "شك"/);
  });

  it('keeps the document’s state of two headers until one is taken', async () => {
    for (const lines of [
      ['<<<<<<< HEAD', header('done'), '=======', header('needs-review'), '>>>>>>> topic', PERSON],
      [header('done'), header('needs-review'), PERSON],
    ]) {
      const opened = await openCorpus(TEXT, file(...lines));
      const [conflict, ...more] = await conflictsOf(opened);
      assert.deepEqual([conflict?.code, more.length], ['document.conflict', 0]);
      assert.match(withoutIsolates(conflict!.message), /status done → needs-review/);
      assert.equal((await opened.service.state(opened.uri))?.status, 'done');
      await opened.service.edit(opened.uri, { kind: 'relabel', id: 'p', label: OURS });
      await opened.service.flush();
      assert.match((await opened.read(FILE))!, /"status": "done", "conflict": \{"status":"needs-review"\}/);
      await take(opened, (await conflictsOf(opened))[0], 1);
      assert.equal((await opened.service.state(opened.uri))?.status, 'needs-review');
      assert.deepEqual(await conflictsOf(opened), []);
      assert.doesNotMatch((await opened.read(FILE))!, /conflict/);
    }
  });

  it('reads lines that only look like marks as what they are', async () => {
    const opened = await openCorpus(
      TEXT,
      file(header('new'), '=======', PERSON, '<<<<<<< HEAD', line('a', 'GPE')),
    );
    assert.deepEqual(await conflictsOf(opened), []);
    await opened.service.edit(opened.uri, { kind: 'relabel', id: 'p', label: OURS });
    await opened.service.flush();
    assert.match((await opened.read(FILE))!, /=======\n[^]*<<<<<<< HEAD\n/);
  });
});

describe('two versions of an annotation file', () => {
  it('are shown in the lines that they concern', async () => {
    const opened = await openCorpus(`أول.\n${TEXT}\nآخر.`, file(header('new')));
    const lines = (...each: readonly string[]): string => each.map((one) => `${one}\n`).join('');
    const moved = (text: string): string =>
      text.replace(
        /"start": (\d+), "end": (\d+)/,
        (_, a, b) => `"start": ${Number(a) + 5}, "end": ${Number(b) + 5}`,
      );
    const before = lines(moved(PERSON), moved(line('a', 'GPE')));
    const after = lines(moved(PERSON), moved(line('a', 'LOC')));
    const compared = await opened.service.changes.compare(`file://${FILE}`, before, after);
    assert.deepEqual(compared, {
      name: 'a',
      before: `${TEXT}\nPERS «حموشي»\nGPE «مراكش»\n`,
      after: `${TEXT}\nPERS «حموشي»\nLOC «مراكش»\n`,
    });
    assert.equal(await opened.service.changes.compare(opened.uri, before, after), undefined);
  });

  it('tell what no line of the text shows, too', async () => {
    const opened = await openCorpus(TEXT, file(header('new')));
    const gone = '{"start": 16, "end": 19, "text": "سلا", "label": "GPE", "id": "g"}';
    const relation = '{"type": "IN", "from": "p", "to": "a", "id": "r"}';
    const before = file(header('new'), PERSON, line('a', 'GPE'), gone)[FILE]!;
    const after = file(header('done'), PERSON, line('a', 'GPE'), relation)[FILE]!;
    const compared = await opened.service.changes.compare(`file://${FILE}`, before, after);
    assert.deepEqual(compared, {
      name: 'a',
      before: 'the document (status new)\nGPE «سلا»',
      after: 'the document (status done)\nIN: «حموشي» → «مراكش»',
    });
  });
});
