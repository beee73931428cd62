import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../../server/src/annotation/decisions.js';
import { applyStep, History, reversed, stepBetween } from '../../../server/src/annotation/history.js';
import {
  after,
  anyRules,
  decision,
  EMPTY,
  line,
  playBy,
  RUNS,
  sorted,
  start,
  tag,
  TEXT,
} from './madeDecisions.js';

describe('undo', function () {
  this.timeout(RUNS * 100);
  it('after do gives what was, and redo what was done', () => {
    fc.assert(
      fc.property(start, anyRules, fc.array(decision, { maxLength: 12 }), (set, rules, decisions) => {
        const history = new History();
        const states = [set];
        for (const drawn of decisions) {
          const next = playBy(rules)(states.at(-1)!, drawn);
          const step = stepBetween(states.at(-1)!, next);
          if (!step) continue;
          history.record(step);
          states.push(next);
        }
        let now = states.at(-1)!;
        for (let i = states.length - 2; i >= 0; i--) {
          now = applyStep(now, history.undo()!);
          assert.deepEqual(sorted(now), sorted(states[i]!));
        }
        assert.equal(history.undo(), undefined);
        for (const state of states.slice(1)) {
          now = applyStep(now, history.redo()!);
          assert.deepEqual(sorted(now), sorted(state));
        }
        assert.equal(history.canRedo, false);
      }),
      { numRuns: RUNS },
    );
  });

  it('takes back one’s own, not what another window changed since', () => {
    const mine = after(tag('مراكش', 'GPE')).set;
    const noted = decide(mine, { kind: 'relabel', ids: ['1'], label: 'LOC' }, TEXT).set;
    const step = stepBetween(mine, noted)!;
    const others = decide(noted, { kind: 'describe', ids: ['1'], note: 'من نافذة أخرى' }, TEXT).set;
    const back = applyStep(others, reversed(step));
    assert.deepEqual(back.annotations.map(line), ['1 GPE مراكش من نافذة أخرى human']);
    const gone = decide(others, { kind: 'remove', ids: ['1'] }, TEXT).set;
    assert.deepEqual(applyStep(gone, stepBetween(EMPTY, mine)!).annotations.length, 1);
  });
});
