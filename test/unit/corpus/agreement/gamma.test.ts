import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bestAlignment } from '../../../../server/src/corpus/agreement/gamma/alignment.js';
import {
  dissimilarity,
  EVEN,
  unitsIn,
  type Continuum,
  type Unit,
  type Weights,
} from '../../../../server/src/corpus/agreement/gamma/continuum.js';
import { bestPacking } from '../../../../server/src/corpus/agreement/gamma/bestPacking.js';
import type { Tuple } from '../../../../server/src/corpus/agreement/gamma/tuple.js';
import { boundOf, noPrices, pricesOf } from '../../../../server/src/corpus/agreement/gamma/prices.js';
import { sweep } from '../../../../server/src/corpus/agreement/gamma/sweep.js';
import {
  gamma,
  gammaSteps,
  gammaOf,
  LABELS,
  ofLabel,
  WHOLE,
} from '../../../../server/src/corpus/agreement/gamma/gamma.js';

/** Folder of the fixtures of DKPro Statistics and of pygamma-agreement's data. */
const REFERENCE = process.env['HAWASHI_AGREEMENT'];

const weights = (position: number, label: number): Weights => ({ position, label, alone: 1 });
/** `a 1-5, b 6-10` of each annotator. */
const continuum = (...annotators: readonly string[]): Continuum =>
  annotators.map((text) =>
    text.split(', ').flatMap((each) => {
      const [, label, start, end] = /^(\S+) (\d+)-(\d+)$/.exec(each) ?? [];
      return label === undefined ? [] : [{ label, start: Number(start), end: Number(end) }];
    }),
  );

/** As γ counts it: for each unit that an annotator has on average. */
const disorder = (of: Continuum, by: Weights = EVEN): number =>
  bestAlignment(of, by).disorder / (unitsIn(of) / of.length);

const FIGURE = continuum(
  '1 2-9, 2 11-17, 5 24-30, 6 32-36, 6 36-44, 7 44-60',
  '1 2-9, 3 11-17, 5 19-25, 6 32-44',
  '1 2-9, 4 11-17, 5 21-27, 6 32-36, 6 36-40, 6 40-44',
);

/** The least disorder of all partitions, by trying them. */
function leastDisorder(of: Continuum, by: Weights): number {
  const units = of.flatMap((its, annotator) => its.map((unit) => ({ ...unit, annotator })));
  const pairs = (of.length * (of.length - 1)) / 2;
  const costs = new Map<number, number>([[0, 0]]);
  const cheapest = (left: number): number => {
    const known = costs.get(left);
    if (known !== undefined) return known;
    const first = units.findIndex((_, i) => (left >> i) % 2 === 1);
    let best = Infinity;
    const grow = (tuple: readonly (Unit & { annotator: number })[], rest: number, from: number): void => {
      let sum = (pairs - (tuple.length * (tuple.length - 1)) / 2) * by.alone;
      for (const [i, one] of tuple.entries())
        for (const other of tuple.slice(i + 1)) sum += dissimilarity(one, other, by);
      best = Math.min(best, sum / pairs + cheapest(rest));
      for (let i = from; i < units.length; i++)
        if ((rest >> i) % 2 === 1 && tuple.every(({ annotator }) => annotator !== units[i]!.annotator))
          grow([...tuple, units[i]!], rest & ~(1 << i), i + 1);
    };
    grow([units[first]!], left & ~(1 << first), first + 1);
    costs.set(left, best);
    return best;
  };
  return cheapest((1 << units.length) - 1);
}

const aUnit = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('a', 'b'))
  .map(([start, length, label]): Unit => ({ start, end: start + length, label }));
const someContinuum = fc.integer({ min: 2, max: 4 }).chain((annotators) =>
  fc.array(fc.array(aUnit, { maxLength: annotators === 2 ? 6 : annotators === 3 ? 4 : 3 }), {
    minLength: annotators,
    maxLength: annotators,
  }),
);
const someWeights = fc.constantFrom(EVEN, weights(3, 1), weights(1, 2), weights(0.2, 0.5));

describe('the best alignment', () => {
  // What pygamma-agreement 0.5.9 gives for the continua of DKPro Statistics, and for its own.
  const check: readonly (readonly [Continuum, Weights, number])[] = [
    [continuum('a 1-5, b 6-10, a 11-15', 'a 2-6, b 7-11, a 12-16'), EVEN, 0.0625],
    [continuum('a 1-5, b 6-10, a 20-24, b 30-34', 'a 2-6, b 31-35'), EVEN, 0.7083333],
    [continuum('a 1-5, b 10-15, c 20-25', 'a 1-5, b 10-15, c 20-25'), EVEN, 0],
    [continuum('a 1-5, b 10-14', 'a 2-6, b 11-15', 'a 1-4, c 9-14'), EVEN, 0.4087564],
    [continuum('a 1-5, b 6-10, c 11-15', 'a 2-7, b 8-12, a 11-15'), weights(3, 2), 1.0277778],
    [FIGURE, weights(3, 1), 0.960625],
  ];
  for (const [of, by, expected] of check)
    it(String(expected), () =>
      assert.ok(Math.abs(disorder(of, by) - expected) < 1e-5, String(disorder(of, by))),
    );

  it('has the least disorder of all, and each unit once', () => {
    fc.assert(
      fc.property(someContinuum, someWeights, (of, by) => {
        const { tuples, disorder: found } = bestAlignment(of, by);
        assert.ok(Math.abs(found - leastDisorder(of, by)) < 1e-9);
        for (const [annotator, units] of of.entries()) {
          const used = tuples.map((tuple) => tuple[annotator]!).filter((index) => index !== -1);
          assert.deepEqual(
            used.sort((a, b) => a - b),
            units.map((_, index) => index),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is found where many units lie over each other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(aUnit, { minLength: 7, maxLength: 9 }), { minLength: 3, maxLength: 3 }),
        (of) => {
          const { disorder: found } = bestAlignment(of, weights(0.2, 1));
          // No tuple more or less makes it better: what each saves is checked against all ways without prices.
          assert.ok(
            found <=
              bestAlignment(
                of.map((its) => [...its].reverse()),
                weights(0.2, 1),
              ).disorder +
                1e-9,
          );
          assert.ok(found <= unitsIn(of));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('packing', () => {
  const someTuples = fc.array(
    fc.tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 1, max: 90 }),
    ),
    { minLength: 1, maxLength: 60 },
  );
  const tuplesOf = (given: readonly (readonly [readonly number[], number])[]): Tuple[] =>
    given.map(([units, saving]) => ({ units: [...units].sort((a, b) => a - b), saving: saving / 10 }));

  it('by prices saves as much as by all ways', () => {
    fc.assert(
      fc.property(someTuples, (given) => {
        const tuples = tuplesOf(given);
        const all = sweep(12, tuples, { prices: noPrices(12), least: -Infinity })!;
        const prices = pricesOf(12, tuples, 0);
        const priced = sweep(12, tuples, { prices, least: all.saving - 0.01 })!;
        assert.ok(boundOf(prices) > all.saving - 1e-9);
        assert.ok(Math.abs(priced.saving - all.saving) < 1e-9);
        const packed = bestPacking(12, tuples).reduce((sum, { saving }) => sum + saving, 0);
        assert.ok(Math.abs(packed - all.saving) < 1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

describe('γ', () => {
  const one = continuum(
    'a 3-9, b 14-22, a 30-41, c 50-55, b 60-72, a 80-84',
    'a 4-9, b 14-22, c 30-41, c 51-55, b 60-70, a 90-94',
    'a 3-9, b 15-22, a 30-41, c 50-55, b 60-72',
  );
  const value = (of: readonly Continuum[], seed = 1): number | undefined =>
    gammaOf(gamma(of, { seed }).documents, WHOLE)().value;

  it('is the same for the same seed, and little else for another', () => {
    assert.equal(value([one]), value([one]));
    assert.notEqual(value([one]), value([one], 2));
    const { interval } = gammaOf(gamma([one]).documents, WHOLE)();
    assert.ok(interval![0] < value([one])! && value([one])! < interval![1]);
    assert.ok(value([one], 2)! > interval![0] - 0.1 && value([one], 2)! < interval![1] + 0.1);
  });

  it('is 1 where all agree, and about 0 where they agree as by chance', () => {
    const same = [one[0]!, one[0]!, one[0]!];
    const { documents } = gamma([same]);
    for (const part of [WHOLE, LABELS, ofLabel('b')]) assert.equal(gammaOf(documents, part)().value, 1);
    const shifted = Array.from({ length: 12 }, (_, i) => ({
      start: 20 * i,
      end: 20 * i + 6,
      label: 'ab'[i % 2]!,
    }));
    const apart = [
      shifted,
      shifted.map(({ start, end }, i) => ({ start: start + 10, end: end + 10, label: 'ba'[i % 2]! })),
    ];
    assert.ok(value([apart])! < 0.1);
  });

  it('draws more where chance varies too much', () => {
    const samples = (precision?: number): number =>
      gamma([one], precision === undefined ? {} : { precision }).documents[0]!.chance.length;
    assert.equal(samples(), 30);
    assert.equal(samples(0.5), 30);
    assert.ok(samples(0.02) > 30);
  });

  it('comes in steps, between which it can be left', () => {
    const steps = gammaSteps([one, one]);
    let taken = 0;
    while (steps.next().done !== true) taken++;
    assert.equal(taken, 2 + 30 * 2);
  });

  it('of documents is that of all their units', () => {
    const perfect = [one[0]!, one[0]!, one[0]!];
    const both = value([one, perfect])!;
    assert.ok(both > value([one])! && both < 1);
    const { documents } = gamma([one, perfect]);
    assert.equal(gammaOf(documents, WHOLE)((i) => i).value, 1);
  });

  it('has no value without units, nor for a label that nobody used', () => {
    assert.equal(value([[[], []]]), undefined);
    assert.equal(gammaOf(gamma([one]).documents, ofLabel('z'))().value, undefined);
  });
});

describe('reference values', () => {
  it('are those of DKPro Statistics and pygamma-agreement', function () {
    if (REFERENCE === undefined || !existsSync(REFERENCE)) return this.skip();
    interface Row {
      readonly annotator: string;
      readonly start: number;
      readonly end: number;
      readonly category: string;
    }
    const of = (rows: readonly Row[], annotators: readonly string[]): Continuum =>
      annotators.map((annotator) =>
        rows
          .filter((row) => row.annotator === annotator)
          .map(({ start, end, category }) => ({ start, end, label: category })),
      );
    let checked = 0;
    for (const file of readdirSync(REFERENCE).filter((name) => name.endsWith('.json'))) {
      const {
        params,
        continuum: rows,
        tier1,
        tier2,
      } = JSON.parse(readFileSync(`${REFERENCE}/${file}`, 'utf8'));
      const by = { position: params.alpha, label: params.beta, alone: params.deltaEmpty };
      const annotators = [...new Set((rows as Row[]).map(({ annotator }) => annotator))];
      const isSame = (given: readonly Row[], expected: number): void => {
        assert.ok(Math.abs(disorder(of(given, annotators), by) - expected) < 1e-5, file);
        checked++;
      };
      isSame(rows, tier1.bestAlignmentDisorder);
      for (const { units, bestAlignmentDisorder, scaled } of tier2.sampledContinua) {
        isSame(units, bestAlignmentDisorder);
        isSame(scaled.units, scaled.bestAlignmentDisorder);
      }
    }
    assert.equal(checked, 126);
    const bands = {
      '2by1000': [1085, 0.39, 0.42, 0.38, 0.42],
      '3by100': [127, 0.79, 0.81, 0.89, 0.91],
    } as const;
    for (const [file, [tuples, low, high, catLow, catHigh]] of Object.entries(bands)) {
      const rows = readFileSync(`${REFERENCE}/${file}.csv`, 'utf8')
        .trim()
        .split('\n')
        .map((line): Row => {
          const [annotator = '', category = '', start, end] = line.trim().split(',');
          return { annotator, category, start: Number(start), end: Number(end) };
        });
      const annotators = [...new Set(rows.map(({ annotator }) => annotator))];
      const { alignments, documents } = gamma([of(rows, annotators)], { weights: weights(3, 1) });
      assert.equal(alignments[0]!.tuples.length, tuples);
      const within = (value = NaN, from: number, to: number): void =>
        assert.ok(value > from && value < to, `${file} ${value}`);
      within(gammaOf(documents, WHOLE)().value, low, high);
      within(gammaOf(documents, LABELS)().value, catLow, catHigh);
      if (file !== '2by1000') continue;
      const ofLabels = {
        Adj: [0.21, 0.25],
        Noun: [0.36, 0.39],
        Prep: [0.31, 0.35],
        Verb: [0.11, 0.15],
      } as const;
      for (const [label, [from, to]] of Object.entries(ofLabels))
        within(gammaOf(documents, ofLabel(label))().value, from, to);
    }
  });
});
