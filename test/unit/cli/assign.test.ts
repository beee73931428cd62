import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { folderOf, tool } from './tool.js';

const FILES = {
  'hawashi.json': '{}',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((i) => [`d${i}.txt`, 'زار حموشي مراكش.\n'])),
};
const done = '{"hawashi":1,"status":"done"}\n';

interface Told {
  readonly documents: readonly { readonly name: string; readonly annotators: readonly string[] }[];
  readonly progress: readonly { annotator: string; assigned: number; begun: number; done: number }[];
  readonly toAdjudicate: readonly string[];
}

describe('hawashi assign', () => {
  it('writes a plan, tells how far everybody is, and changes nothing where nothing is asked', async () => {
    const folder = await folderOf(FILES);
    const plan = () => readFile(path.join(folder, 'assignment.json'), 'utf8');
    const assigned = (...argv: string[]) => tool(['assign', folder, ...argv]);
    const none = await assigned();
    assert.equal(none.code, 2);
    assert.match(none.errors, /--annotators/);

    const made = await assigned(
      '--annotators',
      'amal',
      'huda',
      '--overlap',
      '50',
      '--deadline',
      '2027-01-31',
    );
    assert.equal(made.code, 0, made.errors);
    assert.match(made.output, /6 documents, 3 of them by several; until 2027-01-31/);
    assert.match(made.output, /amal +\d +0 +0\n/);
    const first = await plan();
    assert.match(first, /\{ "name": "d1", "annotators": \[ "[a-z]+"/);

    const again = await assigned('--annotators', 'amal', 'huda', '--overlap', '50');
    assert.match(again.errors, /already/);
    assert.equal(await plan(), first);
    await assigned();
    assert.equal(await plan(), first);
  });

  it('keeps what is begun, assigns what has come, and lists what is to be adjudicated', async () => {
    const folder = await folderOf({
      ...FILES,
      'annotations/amal/d1.jsonl': done,
      'annotations/huda/d1.jsonl': done,
      'annotations/huda/d2.jsonl': '{"hawashi":1,"status":"in-progress"}\n',
    });
    const json = async (...argv: string[]) => {
      const { code, output, errors } = await tool(['assign', folder, '--format', 'json', ...argv]);
      assert.equal(code, 0, errors);
      return JSON.parse(output) as Told;
    };
    const plan = await json('--annotators', 'amal', 'huda');
    assert.deepEqual(plan.documents[0], { name: 'd1', annotators: ['amal', 'huda'] });
    assert.deepEqual(plan.toAdjudicate, ['d1']);
    assert.deepEqual(
      plan.progress.map(({ annotator, begun, done: of }) => [annotator, begun, of]),
      [
        ['amal', 1, 1],
        ['huda', 2, 1],
      ],
    );
    const { documents } = await json('--annotators', 'amal', 'sami');
    assert.deepEqual(documents[1], { name: 'd2', annotators: ['huda'] });
    assert.ok(documents.slice(2).every(({ annotators }) => !annotators.includes('huda')));
  });

  it('is told by hawashi stats', async () => {
    const folder = await folderOf({ ...FILES, 'annotations/amal/d1.jsonl': done });
    await tool(['assign', folder, '--annotators', 'amal', 'huda']);
    const { output } = await tool(['stats', folder]);
    assert.match(output, /assignment\.json[^]*\namal +3 +1 +1\nhuda +3 +0 +0\n/);
  });

  for (const [name, argv, told] of [
    ['an overlap that is none', ['--overlap', '150'], /per cent/],
    ['a number that is none', ['--seed', 'x'], /whole number/],
    ['a day that is none', ['--deadline', 'soon'], /2024-11-08/],
    ['an order that is none', ['--order', 'size'], /name/],
  ] as const)
    it(`refuses ${name}`, async () => {
      const folder = await folderOf(FILES);
      const { code, errors } = await tool(['assign', folder, '--annotators', 'amal', ...argv]);
      assert.equal(code, 2);
      assert.match(errors, told);
    });

  it('does not write over a broken plan', async () => {
    const folder = await folderOf({ ...FILES, 'assignment.json': '{ "annotators": [' });
    const { code } = await tool(['assign', folder, '--annotators', 'amal']);
    assert.notEqual(code, 0);
    assert.equal(await readFile(path.join(folder, 'assignment.json'), 'utf8'), '{ "annotators": [');
  });
});
