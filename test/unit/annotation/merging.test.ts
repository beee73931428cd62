import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../../server/src/annotation/decisions.js';
import { mergeSets, sameAnnotation } from '../../../server/src/annotation/merging.js';
import type { Annotation, AnnotationSet } from '../../../server/src/annotation/model.js';
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

describe('merging', function () {
  this.timeout(RUNS * 100);
  const sides = fc.tuple(
    start,
    anyRules,
    fc.array(decision, { maxLength: 6 }),
    fc.array(decision, { maxLength: 6 }),
  );
  const byId = (set: AnnotationSet): Map<string, Annotation> =>
    new Map(set.annotations.map((annotation) => [annotation.id, annotation]));

  it('loses nothing that a side added or changed, and brings nothing back that a side removed untouched', () => {
    fc.assert(
      fc.property(sides, ([base, rules, forUs, forThem]) => {
        const ours = forUs.reduce(playBy(rules), base);
        const theirs = forThem.reduce(playBy(rules), base);
        const merged = mergeSets(base, ours, theirs);
        const [b, o, t, m] = [byId(base), byId(ours), byId(theirs), byId(merged)];
        const places = new Set(
          merged.annotations.map(
            ({ start: from, end, label: name, rejected }) => `${from} ${end} ${name} ${rejected}`,
          ),
        );
        for (const [mine, other] of [
          [o, t],
          [t, o],
        ] as const) {
          for (const annotation of mine.values()) {
            const before = b.get(annotation.id);
            const untouched = sameAnnotation(before, annotation);
            if (!untouched) {
              const { start: from, end, label: name, rejected } = m.get(annotation.id) ?? annotation;
              assert.ok(places.has(`${from} ${end} ${name} ${rejected}`), 'what a side did is gone');
            } else if (other.has(annotation.id)) assert.ok(m.has(annotation.id));
          }
        }
        for (const [id, annotation] of b) {
          const removed = !o.has(id) || !t.has(id);
          const touched = [o.get(id), t.get(id)].some((now) => now && !sameAnnotation(now, annotation));
          const related = merged.relations.some(({ from, to }) => from === id || to === id);
          if (removed && !touched && !related) assert.ok(!m.has(id), 'what a side removed is back');
        }
        for (const { from, to } of merged.relations)
          assert.ok(m.has(from) && m.has(to), 'a relation hangs in the air');
      }),
      { numRuns: RUNS },
    );
  });

  it('is nothing where one side did nothing', () => {
    fc.assert(
      fc.property(start, anyRules, fc.array(decision, { maxLength: 6 }), (base, rules, decisions) => {
        const changed = decisions.reduce(playBy(rules), base);
        assert.deepEqual(sorted(mergeSets(base, changed, base)), sorted(changed));
        assert.deepEqual(sorted(mergeSets(base, base, changed)), sorted(changed));
        assert.deepEqual(sorted(mergeSets(base, changed, changed)), sorted(changed));
      }),
      { numRuns: RUNS },
    );
  });

  it('takes from each side what it changed', () => {
    const base = after(tag('مراكش', 'GPE')).set;
    const ours = decide(base, { kind: 'describe', ids: ['1'], note: 'لنا' }, TEXT).set;
    const theirs = decide(base, { kind: 'relabel', ids: ['1'], label: 'LOC' }, TEXT).set;
    assert.deepEqual(mergeSets(base, ours, theirs).annotations.map(line), ['1 LOC مراكش لنا human']);
  });

  it('makes one of what both tagged', () => {
    const ours = decide(EMPTY, tag('مراكش', 'GPE'), TEXT, () => 'ours').set;
    const related = decide(
      decide(ours, tag('حموشي', 'PERS'), TEXT, () => 'p').set,
      { kind: 'relate', type: 'visits', from: 'p', to: 'ours' },
      TEXT,
      () => 'r',
    ).set;
    const theirs = decide(EMPTY, tag('مراكش', 'GPE'), TEXT, () => 'theirs').set;
    const merged = mergeSets(EMPTY, related, theirs);
    assert.deepEqual(merged.annotations.map(line), ['p PERS حموشي human', 'theirs GPE مراكش human']);
    assert.deepEqual(merged.relations, [{ id: 'r', type: 'visits', from: 'p', to: 'theirs' }]);
  });
});
