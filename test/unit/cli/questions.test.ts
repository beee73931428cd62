import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { folderOf, tool } from './tool.js';

const line = (value: object): string => JSON.stringify(value) + '\n';
const FILES = {
  'hawashi.json': '{}',
  'a.txt': 'زار حموشي مراكش.',
  'annotations/amal/a.jsonl': line({ start: 4, end: 9, text: 'حموشي', label: 'PERS' }),
  'questions.jsonl':
    line({
      ...{ id: 'q', document: 'a', start: 4, end: 9, text: 'حموشي' },
      ...{ author: 'amal', time: '2026-11-01T10:00:00.000Z', comment: 'أهذا\nشخص؟' },
    }) +
    line({ id: 'r', document: 'a', author: 'amal', time: '2026-11-02', comment: 'كله؟', settled: 'huda' }),
};

describe('hawashi questions', () => {
  it('lists what is open, or all', async () => {
    const folder = await folderOf(FILES);
    const { code, output, errors } = await tool(['questions', folder]);
    assert.equal(code, 0);
    assert.equal(output, 'q  a: «حموشي»\n  amal (2026-11-01): أهذا شخص؟\n');
    assert.match(errors, /1 open question/);
    const all = await tool(['questions', folder, '--settled', '--json']);
    const { questions } = JSON.parse(all.output) as { questions: { id: string; settled?: string }[] };
    assert.deepEqual(
      questions.map(({ id, settled }) => [id, settled]),
      [
        ['q', undefined],
        ['r', 'huda'],
      ],
    );
  });

  it('answers and settles', async () => {
    const folder = await folderOf(FILES);
    const argv = ['questions', folder, '--answer', 'q', '--comment', 'نعم', '--settle', 'q', '-a', 'huda'];
    assert.equal((await tool(argv)).code, 0);
    const lines = (await readFile(path.join(folder, 'questions.jsonl'), 'utf8')).split('\n');
    assert.match(lines[0]!, /"settled": "huda"/);
    assert.match(lines[1]!, /"answers": "q", "author": "huda", .*"comment": "نعم"/);
    assert.equal((await tool(['questions', folder])).output, '');
  });

  it('says what is missing, and what is not there', async () => {
    const folder = await folderOf(FILES);
    for (const [argv, told, expected] of [
      [['--answer', 'q', '-a', 'huda'], /give both/, 2],
      [['--settle', 'q'], /Give --annotator/, 2],
      [['--settle', 'q', '-a', 'a/b'], /a\/b/, 2],
      [['-a', 'huda'], /give --answer or --settle/, 2],
      [['--document', 'z'], /no document/, 2],
      [['--settle', 'none', '-a', 'huda'], /not there any more/, 1],
    ] as const) {
      const { code, errors } = await tool(['questions', folder, ...argv]);
      assert.deepEqual([code, told.test(errors)], [expected, true], errors);
    }
  });

  it('are findings of a check, counted by the statistics, and stay out of a release', async () => {
    const folder = await folderOf(FILES);
    const { code, output } = await tool(['check', folder]);
    assert.equal(code, 0);
    assert.match(output, /a\.txt:1:5.*question\.open/);
    assert.match((await tool(['stats', folder])).output, /questions\n {2}1 open, 1 settled/);
    const out = path.join(folder, '../release');
    const released = await tool([
      'release',
      '1.0',
      folder,
      '--out',
      out,
      '-a',
      'amal',
      '--licence',
      'CC0-1.0',
      '--creator',
      'Amal',
    ]);
    assert.match(released.errors, /1 question about the documents is open/);
    assert.doesNotMatch(await readFile(path.join(out, 'checks.json'), 'utf8'), /question\./);
    await assert.rejects(readFile(path.join(out, 'questions.jsonl')));
  });
});
