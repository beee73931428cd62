import assert from 'node:assert/strict';
import { openCorpus } from './corpus.js';

const done = '{"hawashi":1,"status":"done"}\n';

describe('what a plan assigns', () => {
  const PLAN = {
    annotators: ['amal', 'huda'],
    documents: [
      { name: 'b', annotators: ['amal', 'huda'] },
      { name: 'a', annotators: ['amal'] },
      { name: 'c', annotators: ['huda'] },
    ],
  };
  const open = (plan: object, more: Readonly<Record<string, string>> = {}) =>
    openCorpus('نص.\n', {
      '/corpus/b.txt': 'نص آخر.\n',
      '/corpus/c.txt': 'نص ثالث.\n',
      '/corpus/assignment.json': JSON.stringify(plan),
      '/corpus/annotations/huda/b.jsonl': done,
      '/corpus/annotations/amal/b.jsonl': done,
      ...more,
    });

  it('is in the summary: whose each is, how far the annotator is, what waits to be settled', async () => {
    const { service, files } = await open({ ...PLAN, deadline: '2027-01-31' });
    const summary = async () => (await service.corpusSummary('/corpus/a.txt'))!;
    const { assignment, documents, annotators } = await summary();
    assert.deepEqual(assignment, {
      ...{ assigned: 2, done: 1, toAdjudicate: 1 },
      deadline: '2027-01-31',
      order: ['b', 'a', 'c'],
    });
    assert.deepEqual(
      documents.map(({ name, assigned }) => [name, assigned?.join()]),
      [
        ['a', 'amal'],
        ['b', 'amal,huda'],
        ['c', 'huda'],
      ],
    );
    assert.deepEqual(annotators, ['amal', 'huda']);
    await files.writeFile('/corpus/annotations/gold/b.jsonl', new TextEncoder().encode(done));
    await service.filesChanged(['/corpus/annotations/gold/b.jsonl']);
    assert.equal((await summary()).assignment?.toAdjudicate, 0);
    await files.writeFile('/corpus/assignment.json', new TextEncoder().encode('{ "documents": [] }'));
    await service.filesChanged(['/corpus/assignment.json']);
    assert.equal((await summary()).assignment?.assigned, 0);
  });

  it('hides the others from who is not done, where it is blind', async () => {
    const blind = { ...PLAN, blind: true };
    const annotators = async (more: Readonly<Record<string, string>> = {}) => {
      const { service } = await open(blind, more);
      return (await service.corpusSummary('/corpus/a.txt'))?.annotators;
    };
    assert.deepEqual(await annotators(), ['amal']);
    assert.deepEqual(await annotators({ '/corpus/annotations/amal/a.jsonl': done }), ['amal', 'huda']);
  });

  it('that is broken is told, and nothing is assigned', async () => {
    const { service, log } = await open([]);
    assert.equal((await service.corpusSummary('/corpus/a.txt'))?.assignment, undefined);
    assert.ok(log.some((line) => line.includes('assignment.json')));
  });
});
