/** What is answered to a decision: whether it was done, whether it is stored, and why not. */
import assert from 'node:assert/strict';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import { openCorpus } from './corpus.js';
import { edit, FILE, lines, rangeOf, suggestion, TEXT } from './decidedDocument.js';

describe('the answer to a decision', () => {
  it('stores the note on a suggestion with what it accepts', async () => {
    const opened = await openCorpus(TEXT);
    const { id } = await suggestion(opened, 'عبد اللطيف حموشي');
    const result = await edit(opened, { kind: 'describe', id, note: 'ملاحظة' });
    assert.ok(result.done);
    const [, line] = await lines(opened);
    assert.deepEqual(
      [line?.['text'], line?.['note'], line?.['origin']],
      ['عبد اللطيف حموشي', 'ملاحظة', 'accepted'],
    );
    assert.ok(line?.['canonical'], 'what the recogniser knows of it is kept');
  });

  it('says that nothing was done where nothing changes, and writes nothing', async () => {
    const opened = await openCorpus(TEXT);
    const { ids } = await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    const [id = ''] = ids;
    assert.ok((await edit(opened, { kind: 'describe', id, note: 'نص' })).done);
    const before = await opened.read(FILE);
    const same: readonly EditCommand[] = [
      { kind: 'describe', id },
      { kind: 'describe', id, note: 'نص' },
      { kind: 'describe', id, value: null },
      { kind: 'describe', id, value: ' ' },
      { kind: 'relabel', id, label: 'GPE' },
      { kind: 'move', id, range: rangeOf(opened, 'مراكش'), exact: true },
      { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' },
      { kind: 'status', status: 'in-progress' },
    ];
    for (const command of same)
      assert.equal((await edit(opened, command)).done, false, JSON.stringify(command));
    assert.equal(await opened.read(FILE), before);
    assert.ok((await edit(opened, { kind: 'describe', id, note: ' ' })).done);
    assert.equal((await lines(opened))[1]?.['note'], undefined, 'a blank note takes it away');
  });

  it('refuses a label without a name, which no file could hold', async () => {
    const opened = await openCorpus(TEXT);
    const range = rangeOf(opened, 'مراكش');
    const { id } = await suggestion(opened, 'عبد اللطيف حموشي');
    const commands: readonly EditCommand[] = [
      { kind: 'tag', range, label: '' },
      { kind: 'tag', range, label: ' ' },
      { kind: 'tagAll', places: [{ range }], label: '' },
      { kind: 'accept', ids: [id], label: '' },
      { kind: 'relabel', id, label: '' },
    ];
    for (const command of commands) {
      const { done, message } = await edit(opened, command);
      assert.equal(done, false, JSON.stringify(command));
      assert.match(message ?? '', /label needs a name/);
    }
    assert.equal(await opened.read(FILE), undefined);
  });

  it('says of a decision that could not be written that it is unsaved', async () => {
    const opened = await openCorpus(TEXT, { [FILE]: 'start,end\n1,2\n' });
    const result = await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    assert.equal(result.done, true);
    assert.equal(result.unsaved, true);
    assert.match(result.message ?? '', /no line of it is an annotation/);
    // The store tries again until it can.
    opened.files.delete(FILE);
    await opened.service.written();
  });
});
