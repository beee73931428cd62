/** Documents that are done label by label, as clients ask for it. */
import assert from 'node:assert/strict';
import { openCorpus } from './corpus.js';
import { edit, FILE, lines, rangeOf, TEXT } from './decidedDocument.js';

const byLabel = (labels: readonly string[] = ['PERS', 'GPE']) => ({
  '/corpus/hawashi.json': JSON.stringify({ completeness: 'labels', labels }),
  '/corpus/b.txt': TEXT,
  '/corpus/annotations/amal/b.jsonl': '{"hawashi":1,"status":"done"}\n',
});

describe('labels that are complete', () => {
  it('are in the file, the state and the summary, and undone', async () => {
    const opened = await openCorpus(TEXT, byLabel());
    const told = async () => {
      const { status, exhaustive } = (await opened.service.state(opened.uri))!;
      return [status, exhaustive];
    };
    assert.deepEqual(await told(), ['new', []]);
    assert.ok((await edit(opened, { kind: 'exhaustive', labels: ['PERS'], open: [] })).done);
    assert.deepEqual(await told(), ['in-progress', ['PERS']]);
    assert.deepEqual((await lines(opened))[0]?.['exhaustive'], ['PERS']);
    assert.equal((await edit(opened, { kind: 'exhaustive', labels: ['PERS'], open: [] })).done, false);
    await edit(opened, { kind: 'exhaustive', labels: ['GPE'], open: [] });
    assert.deepEqual(await told(), ['done', ['GPE', 'PERS']]);
    const summary = await opened.service.corpusSummary('file:///corpus');
    assert.deepEqual(
      summary?.documents.map(({ name, exhaustive }) => [name, exhaustive]),
      [
        ['a', ['GPE', 'PERS']],
        ['b', ['GPE', 'PERS']],
      ],
      'b was done before labels were counted',
    );
    await edit(opened, { kind: 'undo' });
    assert.deepEqual(await told(), ['in-progress', ['PERS']]);
    await edit(opened, { kind: 'redo' });
    assert.deepEqual(await told(), ['done', ['GPE', 'PERS']]);
  });

  it('are none in the file from the first decision on', async () => {
    const opened = await openCorpus(TEXT, byLabel());
    await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    assert.deepEqual((await lines(opened))[0]?.['exhaustive'], []);
  });

  it('are refused where the corpus has no such label, or does not count them', async () => {
    const opened = await openCorpus(TEXT, byLabel());
    const unknown = await edit(opened, { kind: 'exhaustive', labels: ['PER'], open: [] });
    assert.deepEqual([unknown.done, await opened.read(FILE)], [false, undefined]);
    assert.match(unknown.message ?? '', /no such label: .*PER/);
    const whole = await openCorpus(TEXT);
    const { done, message } = await edit(whole, { kind: 'exhaustive', labels: ['PERS'], open: [] });
    assert.equal(done, false);
    assert.match(message ?? '', /"completeness": "labels"/);
    assert.equal((await whole.service.state(whole.uri))?.exhaustive, undefined);
  });
});
