import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Chain,
  emptyTransitions,
  forbid,
  TRANSITION_COUNT,
  type ChainBorders,
} from '../../../../../../server/src/languages/ar/names/tagger/chain.js';
import {
  mayFollow,
  OUTSIDE,
  spansOfTags,
  TAG_COUNT,
} from '../../../../../../server/src/languages/ar/names/tagger/labels.js';

/** Every tag sequence that may be, with its score. */
function* sequences(
  scores: Float32Array,
  transitions: Float32Array,
  length: number,
  { afterOutside, beforeOutside }: ChainBorders,
): Generator<{ tags: number[]; score: number }> {
  const first = afterOutside ? OUTSIDE : TAG_COUNT;
  const extend = function* (tags: number[], score: number): Generator<{ tags: number[]; score: number }> {
    if (tags.length === length) {
      const last = beforeOutside ? transitions[tags.at(-1)! * TAG_COUNT + OUTSIDE]! : 0;
      return yield { tags, score: score + last };
    }
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const before = tags.at(-1);
      if (!mayFollow(before ?? OUTSIDE, tag)) continue;
      const step = scores[tags.length * TAG_COUNT + tag]! + transitions[(before ?? first) * TAG_COUNT + tag]!;
      yield* extend([...tags, tag], score + step);
    }
  };
  yield* extend([], 0);
}

const near = (a: number, b: number, what: string): void =>
  assert.ok(Math.abs(a - b) < 1e-4, `${what}: ${a}, not ${b}`);

describe('chain', () => {
  const score = fc.double({ min: -3, max: 3, noNaN: true });
  const problem = fc.integer({ min: 1, max: 4 }).chain((length) =>
    fc.record({
      length: fc.constant(length),
      scores: fc
        .array(score, { minLength: length * TAG_COUNT, maxLength: length * TAG_COUNT })
        .map((list) => Float32Array.from(list)),
      transitions: fc
        .array(score, { minLength: TRANSITION_COUNT, maxLength: TRANSITION_COUNT })
        .map((list) => {
          const transitions = emptyTransitions();
          transitions.set(list);
          forbid(transitions);
          return transitions;
        }),
      edges: fc.record({ afterOutside: fc.boolean(), beforeOutside: fc.boolean() }),
    }),
  );

  it('agrees with trying every sequence', () => {
    fc.assert(
      fc.property(problem, ({ length, scores, transitions, edges }) => {
        let total = 0;
        let best = { tags: [] as number[], score: -Infinity };
        const tagMass = new Float64Array(length * TAG_COUNT);
        const spanMass = new Map<string, number>();
        for (const sequence of sequences(scores, transitions, length, edges)) {
          const mass = Math.exp(sequence.score);
          total += mass;
          if (sequence.score > best.score) best = sequence;
          for (const [t, tag] of sequence.tags.entries()) tagMass[t * TAG_COUNT + tag]! += mass;
          for (const { from, to, label } of spansOfTags(sequence.tags)) {
            const key = `${from} ${to} ${label}`;
            spanMass.set(key, (spanMass.get(key) ?? 0) + mass);
          }
        }
        const chain = new Chain(transitions);
        const tags = new Uint8Array(length);
        chain.run(scores, length, edges);
        chain.decode(scores, length, tags, edges);
        const found = [...sequences(scores, transitions, length, edges)].find(({ tags: other }) =>
          other.every((tag, t) => tag === tags[t]),
        );
        near(found!.score, best.score, 'best score');
        for (let i = 0; i < length * TAG_COUNT; i++)
          near(chain.marginals[i]!, tagMass[i]! / total, `marginal ${i}`);
        for (const { from, to, label } of spansOfTags(best.tags))
          near(
            chain.spanProbability(from, to, label, length),
            spanMass.get(`${from} ${to} ${label}`)! / total,
            'span',
          );
      }),
      { numRuns: 40 },
    );
  });
});
