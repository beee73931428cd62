import assert from 'node:assert/strict';
import { parseAssignment } from '../../../../server/src/corpus/assignment/plan.js';
import { parseDocumentsFile } from '../../../../server/src/corpus/documentsFile.js';
import { EntityFile } from '../../../../server/src/corpus/entities/entityFile.js';
import { DismissalFile } from '../../../../server/src/corpus/consistency/dismissals.js';
import { QuestionFile } from '../../../../server/src/corpus/questions/questionFile.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { settledVersions } from '../../../../server/src/corpus/merging/leftBehind.js';
import { formatPlain } from '../../../../server/src/messages/format.js';

const ALL = { first: 0, last: Number.MAX_SAFE_INTEGER };
const marked = (ours: string, theirs: string, base?: string): string =>
  `<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| 123\n${base}`}=======\n${theirs}>>>>>>> موضوع\n`;
const entity = (id: string, name: string): string => `{"id": "${id}", "label": "GPE", "name": "${name}"}\n`;
const documents = (...lines: readonly string[]): string => `{\n${lines.join('')}}\n`;
const plan = (...lines: readonly string[]): string => `{\n  "documents": [\n${lines.join('')}  ]\n}\n`;

/** What a file says, and the codes and lines of what is wrong with it. */
type Read = (content: string) => Promise<readonly [readonly string[], readonly string[]]>;

const readers: Readonly<Record<string, Read>> = {
  async 'entities.jsonl'(content) {
    const files = new MemoryFileSystem();
    files.put('file:///c/entities.jsonl', content);
    const file = new EntityFile(files, 'file:///c/entities.jsonl');
    await file.reload();
    return [
      file.all().map(({ id, name }) => `${id} ${name}`),
      file.problems.map(({ line, code }) => `${line} ${code}`),
    ];
  },
  'documents.json'(content) {
    const read = parseDocumentsFile('file:///c/documents.json', content);
    const says = [...read.documents].map(([name, { dct }]) => `${name} ${dct}`);
    return Promise.resolve([says, read.problems.map(({ line, code }) => `${line} ${code}`)]);
  },
  'assignment.json'(content) {
    const read = parseAssignment('file:///c/assignment.json', content);
    const says = read.plan?.documents.map(({ name, annotators }) => `${name} ${annotators.join('+')}`) ?? [];
    return Promise.resolve([says, read.problems.map(({ line, code }) => `${line} ${code}`)]);
  },
};

interface Case {
  readonly what: string;
  readonly file: string;
  readonly content: string;
  /** As it is read until it is settled. */
  readonly until: readonly string[];
  readonly problems: readonly string[];
  /** By what the fix is called. */
  readonly fixes: Readonly<Record<string, readonly string[]>>;
}

const CASES: readonly Case[] = [
  {
    what: 'one entity, changed on both sides',
    file: 'entities.jsonl',
    content: entity('a', 'A') + marked(entity('m', 'مراكش'), entity('m', 'مرّاكش')),
    until: ['a A', 'm مراكش'],
    problems: ['2 corpus.conflict'],
    fixes: { 'Take what HEAD says': ['a A', 'm مراكش'], 'Take what موضوع says': ['a A', 'm مرّاكش'] },
  },
  {
    what: 'an entity of each side, with what was there before',
    file: 'entities.jsonl',
    content: marked(entity('b', 'B'), entity('c', 'C'), entity('a', 'A')),
    until: ['b B', 'c C'],
    problems: ['1 corpus.conflict'],
    fixes: {
      'Take what HEAD says': ['b B'],
      'Take what موضوع says': ['c C'],
      'Keep what both sides say': ['b B', 'c C'],
    },
  },
  {
    what: 'an entity that stands there twice',
    file: 'entities.jsonl',
    content: entity('m', 'مراكش') + entity('a', 'A') + entity('m', 'مرّاكش'),
    until: ['m مراكش', 'a A'],
    problems: ['3 corpus.conflict'],
    fixes: {
      'Take {"id": "m", "label": "GPE", "name": "مراكش"}': ['m مراكش', 'a A'],
      'Take {"id": "m", "label": "GPE", "name": "مرّاكش"}': ['a A', 'm مرّاكش'],
    },
  },
  {
    what: 'a document, changed on both sides',
    file: 'documents.json',
    content: documents(
      marked('  "a": { "dct": "2024" },\n', '  "a": { "dct": "2025" },\n'),
      '  "b": { "dct": "2023" }\n',
    ),
    until: ['a 2024', 'b 2023'],
    problems: ['2 corpus.conflict'],
    fixes: { 'Take what HEAD says': ['a 2024', 'b 2023'], 'Take what موضوع says': ['a 2025', 'b 2023'] },
  },
  {
    what: 'a document of each side, between which a comma lacks',
    file: 'documents.json',
    content: documents(
      '  "a": { "dct": "2024" },\n',
      marked('  "b": { "dct": "2023" }\n', '  "c": { "dct": "2022" }\n'),
    ),
    until: ['a 2024', 'b 2023'],
    problems: ['3 corpus.conflict'],
    fixes: {
      'Take what HEAD says': ['a 2024', 'b 2023'],
      'Take what موضوع says': ['a 2024', 'c 2022'],
      'Keep what both sides say': ['a 2024', 'b 2023', 'c 2022'],
    },
  },
  {
    what: 'a document that stands there twice',
    file: 'documents.json',
    content: documents(
      '  "a": { "dct": "2024" },\n',
      '  "b": { "dct": "2023" },\n',
      '  "a.txt": { "dct": "2025" }\n',
    ),
    until: ['a 2025', 'b 2023'],
    problems: ['4 corpus.conflict'],
    fixes: {
      'Take "a": { "dct": "2024" }': ['a 2024', 'b 2023'],
      'Take "a.txt": { "dct": "2025" }': ['b 2023', 'a 2025'],
    },
  },
  {
    what: 'lines of both sides, one under the other',
    file: 'documents.json',
    content: documents('  "a": { "dct": "2024" }\n', '  "b": { "dct": "2023" }\n'),
    until: [],
    problems: ['3 undefined'],
    fixes: { 'Put the commas that are missing': ['a 2024', 'b 2023'] },
  },
  {
    what: 'who annotates a document, on both sides',
    file: 'assignment.json',
    content: plan(
      marked(
        '    { "name": "a", "annotators": ["x"] }\n',
        '    { "name": "a", "annotators": ["y"] },\n    { "name": "b" }\n',
      ),
    ),
    until: ['a x'],
    problems: ['3 corpus.conflict'],
    fixes: { 'Take what HEAD says': ['a x'], 'Take what موضوع says': ['a y', 'b '] },
  },
  {
    what: 'a document that is assigned twice',
    file: 'assignment.json',
    content: plan(
      '    { "name": "a", "annotators": ["x"] },\n',
      '    { "name": "a", "annotators": ["y"] }\n',
    ),
    until: ['a x'],
    problems: ['4 corpus.conflict'],
    fixes: {
      'Take { "name": "a", "annotators": ["x"] }': ['a x'],
      'Take { "name": "a", "annotators": ["y"] }': ['a y'],
    },
  },
];

describe('what merges left in files of a corpus', () => {
  for (const lineBreak of ['\n', '\r\n'])
    for (const { what, file, content, until, problems, fixes } of CASES)
      it(`is read, told once and settled: ${what}${lineBreak === '\n' ? '' : ', lines of Windows'}`, async () => {
        const text = content.replaceAll('\n', lineBreak);
        const read = readers[file]!;
        assert.deepEqual(await read(text), [until, problems]);
        const settled = settledVersions(file, text, ALL);
        assert.deepEqual(
          settled.map(({ title }) => formatPlain(title)),
          Object.keys(fixes),
        );
        for (const [i, one] of settled.entries())
          assert.deepEqual(await read(one.content), [Object.values(fixes)[i], []]);
        assert.deepEqual(settledVersions(file, text, { first: 1000, last: 1000 }), []);
      });

  it('stays apart from what is asked and dismissed meanwhile', async () => {
    const files = new MemoryFileSystem();
    const dismissed = (subject: string): string => `{"code": "c", "subject": "${subject}"}\n`;
    const asked = (id: string): string =>
      `{"id": "${id}", "document": "a", "author": "x", "time": "2025-01-0${id}T00:00:00Z", "comment": "?"}\n`;
    const [first, second] = ['file:///c/dismissed.jsonl', 'file:///c/questions.jsonl'];
    files.put(first, marked(dismissed('d'), dismissed('b'), dismissed('c')));
    files.put(second, marked(asked('4'), asked('2')));
    const [dismissals, questions] = [new DismissalFile(files, first), new QuestionFile(files, second)];
    await Promise.all([dismissals.reload(), questions.reload()]);
    for (const { problems } of [dismissals, questions])
      assert.deepEqual(
        problems.map(({ line, code }) => `${line} ${code}`),
        ['1 corpus.conflict'],
      );
    assert.deepEqual(
      [...questions.of('a')].map(({ question }) => question.id),
      ['2', '4'],
    );
    await dismissals.set({ code: 'c', subject: 'a' }, true);
    const { question } = questions.of('a')[0]!;
    await questions.change([{ after: { ...question, id: '1', time: '2025-01-01T00:00:00Z' } }]);
    for (const [uri, name, id] of [
      [first, 'dismissed.jsonl', '"a"'],
      [second, 'questions.jsonl', '"1"'],
    ] as const) {
      const content = new TextDecoder().decode(await files.readFile(uri));
      assert.ok(content.startsWith('<<<<<<<') && content.includes('\n>>>>>>>'), content);
      const settled = settledVersions(name, content, ALL);
      assert.equal(settled.length, 3);
      for (const one of settled) assert.ok(one.content.includes(id) && !/^[<=>|]{7}/mu.test(one.content));
    }
  });

  it('is settled one by one, and nothing else is touched', () => {
    const content =
      marked(entity('a', 'A'), entity('b', 'B')) + 'x\n' + marked(entity('c', 'C'), entity('d', 'D'));
    const first = settledVersions('entities.jsonl', content, { first: 0, last: 0 })[1]!;
    assert.equal(first.content, `${entity('b', 'B')}x\n${marked(entity('c', 'C'), entity('d', 'D'))}`);
  });

  it('stays in the file when entities are written', async () => {
    const files = new MemoryFileSystem();
    const uri = 'file:///c/entities.jsonl';
    const content = marked(entity('m', 'مراكش'), entity('m', 'مرّاكش'));
    files.put(uri, content);
    const file = new EntityFile(files, uri);
    await file.reload();
    await file.put({ id: 'new', label: 'GPE', name: 'فاس', aliases: [] });
    assert.ok(new TextDecoder().decode(await files.readFile(uri)).startsWith(content));
  });
});
