import assert from 'node:assert/strict';
import {
  alphaU,
  AlphaUDocuments,
  alphaUOfAll,
  alphaUSums,
} from '../../../../server/src/corpus/agreement/unitizing/alphaU.js';
import { apart } from '../../../../server/src/corpus/agreement/unitizing/sections.js';
import {
  unitizedAlpha,
  UnitizedDocuments,
  unitizedSums,
} from '../../../../server/src/corpus/agreement/unitizing/unitizedAlpha.js';
import type { Unit } from '../../../../server/src/corpus/agreement/gamma/continuum.js';

/** `c 225-295`, counted from `from`. */
const units = (text: string, from = 0): Unit[] =>
  text.split(', ').flatMap((each) => {
    const [, label, start, end] = /^(\S+) (\d+)-(\d+)$/.exec(each) ?? [];
    return label === undefined ? [] : [{ label, start: Number(start) - from, end: Number(end) - from }];
  });

const near = (found: number | undefined, expected: number, within: number): void =>
  assert.ok(found !== undefined && Math.abs(found - expected) <= within, `${found}, not ${expected}`);

describe('αU', () => {
  // Krippendorff 2004, p. 254: a continuum of 300 from 150.
  const sums = (one: string, other: string): ReturnType<typeof alphaUSums> =>
    alphaUSums({ length: 300, units: [units(one, 150), units(other, 150)] });
  const c = sums('c 225-295, c 370-400', 'c 220-300, c 355-375, c 400-420');
  const k = sums('k 180-240, k 300-350', 'k 180-240, k 300-350');

  it('is that of the book', () => {
    near(alphaU(c).observed, 0.0144, 1e-4);
    near(alphaU(c).expected, 0.0532, 1e-4);
    near(alphaU(c).value, 0.7286, 1e-4);
    near(alphaU(k).expected, 0.049, 1e-4);
    near(alphaU(k).value, 1, 1e-12);
    near(alphaUOfAll([c, k]).value, 0.8591, 5e-4);
  });

  const distances: readonly (readonly [string, string, number])[] = [
    // Krippendorff 2004, p. 254 ff.: what two units are apart.
    ['a 5-11', 'a 4-6', 26],
    ['a 5-11', 'a 5-7', 16],
    ['a 5-11', 'a 6-8', 10],
    ['a 5-11', 'a 7-9', 8],
    ['a 5-11', 'a 6-10', 2],
    ['a 5-11', 'a 5-11', 0],
    ['a 5-11', 'a 3-5', 40],
    ['c 225-295', 'c 220-300', 50],
    ['c 370-400', 'c 355-375', 850],
    ['', 'c 400-420', 400],
  ];
  for (const [one, other, distance] of distances)
    it(`${one || 'nothing'} and ${other}: ${distance}`, () =>
      assert.equal(alphaUSums({ length: 500, units: [units(one), units(other)] }).distance, distance));

  it('of 1995: letters of a continuum of 24', () => {
    const example = [
      ['a 2-10, a 14-20', 'a 4-8, a 15-17', 0.03125],
      ['b 0-18', 'b 0-2, b 2-3, b 3-4, b 4-5, b 5-6, b 6-9, b 9-10', 2.26736],
      ['c 2-8, c 10-12, c 14-18, c 20-22', 'c 0-2, c 4-8, c 10-14, c 16-18, c 20-22', 0.02777],
      ['d 0-2, d 2-10, d 10-14, d 14-20, d 20-24', 'd 0-4, d 4-8, d 8-15, d 15-17, d 17-24', 0.38715],
    ] as const;
    for (const [one, other, observed] of example)
      near(alphaU(alphaUSums({ length: 24, units: [units(one), units(other)] })).observed, observed, 1e-5);
  });

  it('of documents is that of their sums, each as often as it counts', () => {
    const twice = new AlphaUDocuments([c, k]).pooled((i) => (i === 0 ? 2 : 0));
    assert.equal(twice.distance, 2 * c.distance);
    assert.equal(twice.length, 600);
    assert.deepEqual(
      new AlphaUDocuments([c]).pooled(() => 1),
      c,
    );
  });

  it('is undefined where nobody has a unit', () =>
    assert.equal(alphaU(alphaUSums({ length: 30, units: [[], []] })).value, undefined));

  it('leaves out what is nested, and tells it', () => {
    const { kept, left } = apart(units('a 4-9, a 0-10, a 10-12, a 8-14'));
    assert.deepEqual(kept, units('a 0-10, a 10-12'));
    assert.deepEqual(left, units('a 4-9, a 8-14'));
  });
});

describe('uα', () => {
  const of = (length: number, ...annotators: readonly string[]): ReturnType<typeof unitizedSums> =>
    unitizedSums({ length, units: annotators.map((its) => units(its)) });
  // Three computations of the definition agree on these.
  const first = of(60, '1 2-5', '1 2-5, 2 10-20', '2 2-5, 2 15-20');
  const second = of(56, '1 3-15, 1 22-53', '1 3-10, 1 22-53', '1 22-46');

  it('is what the definition gives', () => {
    near(unitizedAlpha(first).all, 0.398298, 1e-6);
    near(unitizedAlpha(second).all, 0.564545, 1e-6);
  });

  it('of units against gaps is the same with one label', () => {
    const { all, units: units_, labels, byLabel } = unitizedAlpha(second);
    near(units_, all!, 1e-9);
    assert.deepEqual([labels, byLabel.size], [undefined, 0]);
  });

  it('is 1 where all agree, of all, of units, of labels and of each', () => {
    const { all, units: units_, labels, byLabel } = unitizedAlpha(of(40, 'a 2-5, b 9-20', 'a 2-5, b 9-20'));
    for (const value of [all, units_, labels, byLabel.get('a'), byLabel.get('b')]) near(value, 1, 1e-12);
  });

  it('of labels does not mind borders', () => {
    const { all, labels } = unitizedAlpha(of(40, 'a 2-5, b 9-20', 'a 3-5, b 9-15'));
    near(labels, 1, 1e-12);
    assert.ok(all! < 1);
  });

  it('of documents is that of their sums, each as often as it counts', () => {
    const twice = unitizedAlpha(new UnitizedDocuments([first, second]).pooled((i) => (i === 0 ? 1 : 0)));
    near(twice.all, unitizedAlpha(first).all!, 1e-12);
  });

  it('is undefined where nobody has a unit', () =>
    assert.equal(unitizedAlpha(of(30, '', '')).all, undefined));
});
