import assert from 'node:assert/strict';
import type { Decision } from '../../../../server/src/annotation/decisions.js';
import type { ChangeIntent } from '../../../../server/src/corpus/changes/intent.js';
import { format } from '../../../../server/src/messages/format.js';
import { A, allOf, annotated, C, MARRAKESH, MERGE, planned } from './plannedChanges.js';

describe('a change that was looked at while others decided', () => {
  const C_PLACE = { start: 3, end: 8 };
  const meanwhile: readonly (readonly [
    what: string,
    intent: ChangeIntent,
    document: string,
    decisions: readonly Decision[],
    stays: readonly string[],
    told: RegExp,
  ])[] = [
    [
      'another label',
      MARRAKESH,
      'a',
      [{ kind: 'relabel', ids: ['ORG10'], label: 'LOC' }],
      ['4 حموشي PERS hamouchi', '10 مراكش LOC -', `${A.indexOf('حموشي', 15)} حموشي PERS hammouchi`],
      /^a: 1 place was left alone, something else was decided/,
    ],
    [
      'another entity',
      MERGE,
      'a',
      [{ kind: 'describe', ids: ['PERS4'], canonical: 'other' }],
      ['4 حموشي PERS other', '10 مراكش ORG -', `${A.indexOf('حموشي', 15)} حموشي PERS hammouchi`],
      /^a: 1 place/,
    ],
    [
      'that it is nothing',
      MARRAKESH,
      'a',
      [{ kind: 'remove', ids: ['ORG10'] }],
      ['4 حموشي PERS hamouchi', `${A.indexOf('حموشي', 15)} حموشي PERS hammouchi`],
      /^a: 1 place/,
    ],
    [
      'the words annotated that nothing was said of',
      MARRAKESH,
      'c',
      [{ kind: 'tag', spans: [C_PLACE], label: 'LOC' }],
      ['3 مراكش LOC -'],
      /^c: 1 place/,
    ],
    [
      'more words annotated around them',
      MARRAKESH,
      'c',
      [{ kind: 'tag', spans: [{ start: 0, end: 13 }], label: 'EVENT' }],
      ['0 في مراكش لقاء EVENT -'],
      /^c: 1 place/,
    ],
    [
      'the document done',
      MARRAKESH,
      'c',
      [{ kind: 'status', status: 'done' }],
      [],
      /^c was left alone, it is done now/,
    ],
  ];
  for (const [what, intent, name, decisions, stays, expected] of meanwhile)
    it(`leaves a place alone where somebody decided ${what} while it was looked at, and says so`, async () => {
      const { model, change } = await planned(intent);
      const store = (await model.store((await model.corpus.document(name))!, 'amal'))!;
      for (const decision of decisions) store.decide(decision);
      const { told, documents } = await model.changes.apply(change, allOf(change));
      assert.deepEqual(await annotated(model, name), stays);
      assert.equal(told.length, 1, told.map(format).join(' '));
      assert.match(format(told[0]!), expected);
      assert.equal(documents, change.documents.length - 1, 'the others are changed');
    });

  it('does what was decided beside its places no harm, and is not stopped by it', async () => {
    const { model, change } = await planned(MARRAKESH);
    const store = (await model.store((await model.corpus.document('c'))!, 'amal'))!;
    store.decide({ kind: 'tag', spans: [{ start: 9, end: 13 }], label: 'MISC' });
    const { told } = await model.changes.apply(change, allOf(change));
    assert.deepEqual(told, []);
    assert.deepEqual(await annotated(model, 'c'), ['3 مراكش GPE marrakesh', `9 ${C.slice(9, 13)} MISC -`]);
  });
});
