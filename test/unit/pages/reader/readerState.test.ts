import assert from 'node:assert/strict';
import { parseFromReader, type ToReader } from '../../../../client/messages/reader.js';
import type { CallAnswer } from '../../../../client/messages/calls.js';
import { applied } from '../../../../client/pages/kit/session/optimism.js';
import { packed, unpacked } from '../../../../client/messages/wire.js';
import type { EditCommand } from '../../../../server/src/protocol/edits.js';
import type { DocumentState } from '../../../../server/src/protocol/state.js';
import { item, range, stateOf } from '../../client/items.js';

describe('a decision under way', () => {
  const before = stateOf([
    item('a', range(0, 0, 0, 4), { kind: 'suggestion' }),
    item('b', range(0, 5, 0, 9), { label: 'ORG' }),
  ]);
  function check(title: string, command: EditCommand, expected: string[]): void {
    it(title, () => {
      const shown = ({ items }: DocumentState) =>
        items.map(({ kind, label, range: { start } }) => `${kind} ${label} ${start.character}`);
      const once = applied(before, command, () => 'text');
      assert.deepEqual(shown(once), expected);
      // The server's state may already hold it.
      assert.deepEqual(shown(applied(once, command, () => 'text')), expected);
    });
  }
  check('accepted', { kind: 'accept', ids: ['a'] }, ['annotation PERS 0', 'annotation ORG 5']);
  check('accepted as another', { kind: 'accept', ids: ['a'], label: 'GPE' }, [
    'annotation GPE 0',
    'annotation ORG 5',
  ]);
  check('rejected', { kind: 'reject', ids: ['a'] }, ['annotation ORG 5']);
  check('relabelled', { kind: 'relabel', id: 'b', label: 'LOC' }, ['suggestion PERS 0', 'annotation LOC 5']);
  check('tagged between', { kind: 'tag', range: range(0, 2, 0, 3), label: 'SET' }, [
    'suggestion PERS 0',
    'annotation SET 2',
    'annotation ORG 5',
  ]);
  check('tagged over a suggestion', { kind: 'tag', range: range(0, 0, 0, 4), label: 'SET' }, [
    'annotation SET 0',
    'annotation ORG 5',
  ]);
  check('both at once', { kind: 'accept', ids: ['b', 'a'], label: 'GPE' }, [
    'annotation GPE 0',
    'annotation GPE 5',
  ]);
  check(
    'tagged in several places',
    { kind: 'tagAll', places: [{ range: range(0, 20, 0, 24) }, { range: range(0, 0, 0, 4) }], label: 'SET' },
    ['annotation SET 0', 'annotation ORG 5', 'annotation SET 20'],
  );
  check('not there any more', { kind: 'remove', ids: ['c'] }, ['suggestion PERS 0', 'annotation ORG 5']);
  check('moved', { kind: 'move', id: 'b', range: range(0, 6, 0, 9) }, [
    'suggestion PERS 0',
    'annotation ORG 6',
  ]);

  it('says which labels are complete, where the corpus counts them', () => {
    const command: EditCommand = { kind: 'exhaustive', labels: ['ORG'], open: ['PERS'] };
    const once = applied({ ...before, exhaustive: ['GPE', 'PERS'] }, command, () => '');
    assert.deepEqual(once.exhaustive, ['GPE', 'ORG']);
    assert.deepEqual(
      applied(once, command, () => ''),
      once,
    );
    assert.equal(
      applied(before, command, () => ''),
      before,
    );
  });

  it('gets and loses pieces, where the corpus has gaps', () => {
    const gaps = { ...before, spanRules: { cross: false, gaps: true, same: false } };
    const piece = range(0, 12, 0, 15);
    const add: EditCommand = { kind: 'addPiece', id: 'b', range: piece };
    const textOf = ({ start, end }: typeof piece) => `${start.character}-${end.character}`;
    const shown = ({ items }: DocumentState) =>
      items.map(({ id, text, pieces = [] }) => [id, text, ...pieces.map(textOf)].join(' '));
    const added = applied(gaps, add, textOf);
    assert.deepEqual(shown(added), ['a a', 'b 5-15 5-9 12-15']);
    assert.deepEqual(shown(applied(added, add, textOf)), shown(added));
    assert.equal(applied(before, add, textOf), before);
    const moved = applied(added, { kind: 'move', id: 'b', range: range(0, 6, 0, 15) }, textOf);
    assert.deepEqual(shown(moved), ['a a', 'b 6-15 6-9 12-15']);
    const removed = applied(added, { kind: 'removePiece', id: 'b', range: piece }, textOf);
    assert.deepEqual(shown(removed), ['a a', 'b 5-9']);
  });

  it('is tagged in pieces, beside what has other gaps there, where the corpus has gaps', () => {
    const gaps = { ...before, spanRules: { cross: false, gaps: true, same: false } };
    const whole = range(0, 5, 0, 9);
    const pieces = [range(0, 5, 0, 6), range(0, 8, 0, 9)];
    const command: EditCommand = { kind: 'tagAll', places: [{ range: whole, pieces }], label: 'OCC' };
    const shown = ({ items }: DocumentState) =>
      items.map(({ label, pieces: all = [] }) => [label, all.length].join(' ')).sort();
    const once = applied(gaps, command, () => '');
    assert.deepEqual(shown(once), ['OCC 2', 'ORG 0', 'PERS 0']);
    assert.deepEqual(shown(applied(once, command, () => '')), shown(once));
    assert.deepEqual(shown(applied(once, { kind: 'tag', range: whole, label: 'GPE' }, () => '')), [
      'GPE 0',
      'OCC 2',
      'PERS 0',
    ]);
    assert.equal(
      applied(before, command, () => ''),
      before,
    );
  });

  it('leaves another label of the span, where the corpus has several', () => {
    const several = { ...before, spanRules: { cross: false, gaps: false, same: true } };
    const labels = (state: DocumentState, label: string) =>
      applied(state, { kind: 'tag', range: range(0, 5, 0, 9), label }, () => '').items.map(
        (each) => each.label,
      );
    assert.deepEqual(labels(several, 'GPE').sort(), ['GPE', 'ORG', 'PERS']);
    assert.deepEqual(labels(several, 'ORG'), ['PERS', 'ORG']);
    assert.deepEqual(labels(before, 'GPE'), ['PERS', 'GPE']);
  });

  it('counts', () => {
    const counts = (command: EditCommand) => applied(before, command, () => '').counts;
    assert.deepEqual(counts({ kind: 'reject', ids: ['a'] }), { annotated: 1, suggestions: 0, rejected: 1 });
    assert.deepEqual(counts({ kind: 'accept', ids: ['a'] }), { annotated: 2, suggestions: 0, rejected: 0 });
    assert.deepEqual(counts({ kind: 'remove', ids: ['b'] }), { annotated: 0, suggestions: 1, rejected: 0 });
    assert.deepEqual(counts({ kind: 'tag', range: range(0, 0, 0, 4), label: 'SET' }), {
      annotated: 2,
      suggestions: 0,
      rejected: 0,
    });
  });
});

describe('messages to the page', () => {
  it('are read as they were written', () => {
    const messages: readonly (ToReader | CallAnswer)[] = [
      { type: 'state', state: stateOf([item('é', range(0, 0, 0, 4), { note: '«مراكش» \u202b😀' })]) },
      { type: 'answer', call: 3, answer: { done: true } },
      { type: 'state', state: null },
    ];
    for (const message of messages) assert.deepEqual(unpacked<unknown>(packed(message)), message);
  });
});

describe('messages of the page', () => {
  const call = { type: 'call', call: 1, method: 'hawashi/edit' };
  function good(message: unknown, expected: unknown = message): void {
    it(JSON.stringify(message), () => assert.deepEqual(parseFromReader(message), expected));
  }
  function bad(message: unknown): void {
    it(`not ${JSON.stringify(message)}`, () => assert.equal(parseFromReader(message), undefined));
  }
  good({ type: 'ready' });
  good({ ...call, parameters: { command: { kind: 'tag', range: range(0, 0, 0, 3), label: 'PERS' } } });
  good({ ...call, parameters: { command: { kind: 'describe', id: 'a', value: null } } });
  good(
    {
      ...call,
      parameters: { command: { kind: 'accept', ids: ['a'], script: 'x' }, uri: 'file:///etc' },
      more: 1,
    },
    { ...call, parameters: { command: { kind: 'accept', ids: ['a'] } } },
  );
  bad({ ...call, parameters: { command: { kind: 'tag', range: { start: { line: 0 } }, label: 'PERS' } } });
  bad({ ...call, parameters: { command: { kind: 'accept', ids: [1] } } });
  bad({ ...call, parameters: { command: { kind: 'format-disk' } } });
  bad({ ...call, method: 'workspace/executeCommand', parameters: {} });
  bad({ type: 'run', action: 'workbench.action.quit' });
  good({ type: 'inSight', line: 7 });
  bad({ type: 'inSight', line: -1 });
  bad({ type: 'options', fontSize: NaN });
  bad(null);
  bad('ready');
});
