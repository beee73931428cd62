import assert from 'node:assert/strict';
import type { ChangePlan } from '../../../server/src/protocol/changes.js';
import { openCorpus } from './corpus.js';

const TEXT = 'زار حموشي مراكش.\nسطر بلا شيء.\nومراكش مدينة.';
const OTHER = 'في مراكش لقاء.';

async function planned() {
  const opened = await openCorpus(TEXT, {
    '/corpus/b.txt': OTHER,
    '/corpus/annotations/amal/b.jsonl': '{"hawashi":1,"status":"done"}\n',
  });
  const { service, uri } = opened;
  const plan = (await service.changes.plan(uri, {
    kind: 'places',
    select: { by: 'name', name: 'مراكش' },
    action: { kind: 'tag', label: 'GPE', entity: 'marrakesh' },
  })) as ChangePlan;
  return { ...opened, plan };
}

describe('changes over documents, as clients ask for them', () => {
  it('are told by document, with their lines', async () => {
    const { plan, uri } = await planned();
    assert.equal(plan.title.replaceAll(/[\u2066-\u2069]/g, ''), 'Tag «مراكش» wherever it stands as GPE');
    assert.deepEqual(
      plan.documents.map(({ name, isDone, places }) => [name, isDone, places.map(({ context }) => context)]),
      [
        ['a', false, ['زار حموشي مراكش.', 'ومراكش مدينة.']],
        ['b', true, [OTHER]],
      ],
    );
    assert.equal(plan.documents[0]!.uri, uri);
  });

  it('show a document before and after, as far as they are ticked', async () => {
    const { service, plan, uri } = await planned();
    const { before, after } = await service.changes.passages(plan.id, uri, { [uri]: [1] });
    assert.deepEqual(before.split('\n'), ['زار حموشي مراكش.', '', 'ومراكش مدينة.', '']);
    assert.deepEqual(after.split('\n'), [
      'زار حموشي مراكش.',
      '',
      'ومراكش مدينة.',
      'GPE «مراكش»',
      '  marrakesh',
      '',
    ]);
    assert.deepEqual(await service.changes.passages('gone', uri, {}), { before: '', after: '' });
  });

  it('are taken back whole by undo in any of the documents, and done again', async () => {
    const { service, plan, uri, read } = await planned();
    const other = plan.documents[1]!.uri;
    const result = await service.changes.apply(plan.id, { [uri]: [0, 1], [other]: [0] });
    assert.deepEqual(result, { done: true, message: result.message, told: [] });
    assert.match(result.message, /^3 places were changed, in 2 documents/);
    assert.match((await read('/corpus/annotations/amal/b.jsonl'))!, /marrakesh/);
    const undone = await service.edit(uri, { kind: 'undo' });
    assert.match(undone.message!, /^Taken back in 2 documents: Tag/);
    assert.equal(undone.ranges.length, 2);
    assert.doesNotMatch((await read('/corpus/annotations/amal/b.jsonl'))!, /marrakesh/);
    await service.edit(uri, { kind: 'redo' });
    assert.match((await read('/corpus/annotations/amal/b.jsonl'))!, /marrakesh/);
    assert.equal((await service.changes.undo(uri)).done, true);
    assert.equal((await service.changes.undo(uri)).done, false);
  });

  it('are refused when their plan is not known any more', async () => {
    const { service, plan, uri } = await planned();
    service.changes.drop(plan.id);
    assert.match((await service.changes.apply(plan.id, { [uri]: [0] })).message, /plan it again/);
  });
});
