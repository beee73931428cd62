import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeSuggestions, withoutContradictions } from '../../../server/src/suggestions/merging.js';
import type { Suggestion } from '../../../server/src/suggestions/suggestion.js';
import { byPlace } from '../../../server/src/text/order.js';

/** «ORG 3-9 0.8 recogniser» */
function suggestion(spec: string): Suggestion {
  const [label = '', place = '', confidence = '', source = ''] = spec.split(' ');
  const [start = 0, end = 0] = place.split('-').map(Number);
  return { start, end, label, source, confidence: Number(confidence), text: '', reasons: [] };
}

const told = ({ label, start, end, confidence, source, alsoFrom }: Suggestion): string =>
  [`${label} ${start}-${end} ${confidence} ${source}`, ...(alsoFrom ?? [])].join(' + ');

const merge = (...lists: readonly (readonly string[])[]): string[] =>
  mergeSuggestions(lists.map((list) => list.map(suggestion))).map(told);

describe('merging suggestions', () => {
  const cases: readonly {
    readonly title: string;
    readonly lists: readonly (readonly string[])[];
    readonly expected: readonly string[];
  }[] = [
    { title: 'nothing', lists: [[], []], expected: [] },
    {
      title: 'one list stays as it is',
      lists: [['A 0-2 0.1 x', 'B 0-2 0.9 x'], []],
      expected: ['A 0-2 0.1 x', 'B 0-2 0.9 x'],
    },
    {
      title: 'what lies apart',
      lists: [['A 5-8 0.5 x'], ['B 0-3 0.4 y']],
      expected: ['B 0-3 0.4 y', 'A 5-8 0.5 x'],
    },
    {
      title: 'what nests',
      lists: [['A 0-9 0.5 x'], ['B 2-4 0.4 y']],
      expected: ['A 0-9 0.5 x', 'B 2-4 0.4 y'],
    },
    {
      title: 'agreement names both',
      lists: [['A 0-3 0.5 x'], ['A 0-3 0.7 y']],
      expected: ['A 0-3 0.7 y + x'],
    },
    {
      title: 'agreement of three',
      lists: [['A 0-3 0.7 x'], ['A 0-3 0.5 y'], ['A 0-3 0.9 z']],
      expected: ['A 0-3 0.9 z + x + y'],
    },
    {
      title: 'another label at one place',
      lists: [['A 0-3 0.5 x'], ['B 0-3 0.7 y']],
      expected: ['B 0-3 0.7 y'],
    },
    {
      title: 'as sure: the earlier source',
      lists: [['A 0-3 0.5 x'], ['B 0-3 0.5 y']],
      expected: ['A 0-3 0.5 x'],
    },
    { title: 'crossing', lists: [['A 0-4 0.5 x'], ['A 2-6 0.4 y']], expected: ['A 0-4 0.5 x'] },
    {
      title: 'what lost to a loser stays',
      lists: [['A 0-4 0.5 x', 'A 6-9 0.9 x'], ['A 3-7 0.6 y']],
      expected: ['A 0-4 0.5 x', 'A 6-9 0.9 x'],
    },
    {
      title: 'a long one far before',
      lists: [['A 0-90 0.9 x', 'A 1-2 0.9 x', 'A 3-4 0.9 x'], ['B 80-95 0.4 y']],
      expected: ['A 0-90 0.9 x', 'A 1-2 0.9 x', 'A 3-4 0.9 x'],
    },
  ];
  for (const { title, lists, expected } of cases)
    it(title, () => assert.deepEqual(merge(...lists), expected));

  it('never contradicts itself, is in order, and invents nothing', () => {
    const one = fc.record({
      start: fc.nat(30),
      length: fc.integer({ min: 1, max: 12 }),
      label: fc.constantFrom('A', 'B'),
      source: fc.constantFrom('x', 'y', 'z'),
      confidence: fc.constantFrom(0.2, 0.5, 0.9),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), (drawn) => {
        const all = drawn.map(({ start, length, ...rest }) => ({
          ...rest,
          start,
          end: start + length,
          text: '',
          reasons: [],
        }));
        const kept = withoutContradictions(all);
        for (let i = 0; i < kept.length; i++) {
          const a = kept[i]!;
          assert.ok(
            all.some(
              (b) =>
                b.start === a.start &&
                b.end === a.end &&
                b.label === a.label &&
                b.confidence === a.confidence,
            ),
          );
          assert.ok(!(a.alsoFrom ?? []).includes(a.source));
          if (i > 0) assert.ok(byPlace(kept[i - 1]!, a) < 0);
          for (const b of kept.slice(0, i)) {
            const isApart = b.end <= a.start || a.end <= b.start;
            const isNested = b.start <= a.start && a.end <= b.end;
            assert.ok(isApart || isNested, `${told(a)} crosses ${told(b)}`);
          }
        }
        const best = Math.max(...all.map(({ confidence }) => confidence));
        if (all.length > 0) assert.ok(kept.some(({ confidence }) => confidence === best));
      }),
    );
  });

  it('keeps of the surest first whatever neither crosses nor equals what was kept', () => {
    const one = fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 8 }), fc.constantFrom(0.2, 0.5, 0.9));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (drawn) => {
        const all = drawn.map(([start, length, confidence], i) => ({
          ...suggestion(`L${i} ${start}-${start + length} 0 x`),
          confidence,
        }));
        const kept: Suggestion[] = [];
        for (const next of [...all].sort((a, b) => b.confidence - a.confidence)) {
          const fits = kept.every(
            (a) =>
              a.end <= next.start ||
              next.end <= a.start ||
              (byPlace(a, next) !== 0 &&
                ((a.start <= next.start && next.end <= a.end) ||
                  (next.start <= a.start && a.end <= next.end))),
          );
          if (fits) kept.push(next);
        }
        assert.deepEqual(withoutContradictions(all), kept.sort(byPlace));
      }),
      { numRuns: 500 },
    );
  });

  // Quadratic, each would take minutes.
  const N = 100_000;
  const shapes: readonly (readonly [string, (i: number) => readonly [number, number], number])[] = [
    ['nested in each other', (i) => [i, 3 * N - i], N],
    ['in one that lies around all', (i) => (i === 0 ? [0, 4 * N] : [3 * i, 3 * i + 2]), N],
    ['crossing the next ones', (i) => [i, i + 50], N / 50],
    ['from one place on', (i) => [0, i + 1], N],
  ];
  for (const [title, place, kept] of shapes)
    it(`takes a hundred thousand ${title}`, () => {
      const all = Array.from({ length: N }, (_, i): Suggestion => {
        const [start, end] = place(i);
        return { start, end, label: 'A', source: 'x', confidence: 0.5, text: '', reasons: [] };
      });
      assert.equal(withoutContradictions(all).length, kept);
    });
});
