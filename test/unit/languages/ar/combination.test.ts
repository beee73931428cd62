import assert from 'node:assert/strict';
import fc from 'fast-check';
import { combine } from '../../../../server/src/languages/ar/combination.js';
import type { NameLabel, NumberLabel, TimeLabel } from '../../../../server/src/languages/mention.js';
import { NameCandidate } from '../../../../server/src/languages/ar/names/nameCandidate.js';
import type {
  NumberExpression,
  TimeExpression,
} from '../../../../server/src/languages/time/timeExpression.js';

type Place = readonly [start: number, end: number, label: string];

const name = ([start, end, label]: Place, confidence = 0.8) =>
  new NameCandidate(start, end, label as NameLabel, confidence, []);
const time = ([start, end, label]: Place) =>
  ({ start, end, label: label as TimeLabel, meaning: { kind: 'now' } }) as unknown as TimeExpression;
const number = ([start, end, label]: Place) =>
  ({ start, end, label: label as NumberLabel, value: '1' }) as unknown as NumberExpression;
const resolve = () => ({ value: '2024', explanation: [], problems: [] });

function check(what: string, names: Place[], times: Place[], numbers: Place[], expected: string[]): void {
  it(what, () => {
    const found = combine(
      names.map((place) => name(place)),
      { times: times.map(time), numbers: numbers.map(number) },
      resolve,
    );
    assert.deepEqual(
      found.map((mention) => `${mention.start}-${mention.end} ${mention.label}`),
      expected,
    );
  });
}

describe('combination', () => {
  it('a year at the end of an event is a date, and a number anywhere else is not', () => {
    const value = (start: number, end: number) =>
      ({ start, end, label: 'CARDINAL', value: '2023' }) as unknown as NumberExpression;
    const found = combine(
      [name([0, 12, 'EVENT'])],
      { times: [], numbers: [value(8, 12), value(20, 24)] },
      resolve,
    );
    assert.deepEqual(
      found.map(({ start, label, value: said }) => `${start} ${label} ${said ?? ''}`),
      ['0 EVENT ', '8 DATE 2023', '20 CARDINAL 2023'],
    );
  });
  it('a year that is all of an event is a number', () => {
    const year = { start: 8, end: 12, label: 'CARDINAL', value: '2023' } as unknown as NumberExpression;
    const found = combine([name([8, 12, 'EVENT'])], { times: [], numbers: [year] }, resolve);
    assert.deepEqual(
      found.map(({ label }) => label),
      ['CARDINAL'],
    );
  });
  it('what crosses a date gives way, unless it is next to certain', () => {
    const found = (confidence: number) =>
      combine([name([4, 12, 'ORG'], confidence)], { times: [time([0, 6, 'DATE'])], numbers: [] }, resolve);
    assert.deepEqual(
      [0.85, 0.9, 0.95].map((confidence) => found(confidence).map(({ label }) => label)),
      [['DATE'], ['DATE'], ['ORG']],
    );
  });
  check(
    'an ordinal in a person’s name is part of it',
    [[0, 11, 'PERS']],
    [],
    [[5, 11, 'ORDINAL']],
    ['0-11 PERS'],
  );
  check('a day in the name of a paper is part of it', [[0, 13, 'ORG']], [[8, 13, 'DATE']], [], ['0-13 ORG']);
  check(
    'an ordinal numbers an event',
    [[0, 20, 'EVENT']],
    [],
    [[7, 9, 'ORDINAL']],
    ['0-20 EVENT', '7-9 ORDINAL'],
  );
  check('the number of a law is part of its name', [[0, 11, 'LAW']], [], [[7, 11, 'CARDINAL']], ['0-11 LAW']);
  check('a year dates an event', [[0, 20, 'EVENT']], [[16, 20, 'DATE']], [], ['0-20 EVENT', '16-20 DATE']);
  check('a month is no place', [[2, 6, 'GPE']], [[0, 6, 'DATE']], [], ['0-6 DATE']);
  check('what crosses a date gives way', [[4, 12, 'ORG']], [[0, 6, 'DATE']], [], ['0-6 DATE']);
  check(
    'names nest in names',
    [
      [0, 10, 'OCC'],
      [5, 10, 'ORG'],
    ],
    [],
    [],
    ['0-10 OCC', '5-10 ORG'],
  );

  const place = (labels: string[]) =>
    fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.constantFrom(...labels))
      .map(([start, length, label]): Place => [start, start + length, label]);
  const apart = (places: Place[]): Place[] => {
    const kept: Place[] = [];
    for (const candidate of places) {
      const clear = kept.every(([start, end]) => candidate[1] <= start || end <= candidate[0]);
      if (clear) kept.push(candidate);
    }
    return kept;
  };

  it('never lets a quantity cross or repeat a name', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(place(['PERS', 'ORG', 'EVENT', 'OCC']), fc.double({ min: 0, max: 1, noNaN: true })),
        ),
        fc.array(place(['DATE', 'TIME'])).map(apart),
        (names, times) => {
          const clear = apart(names.map(([at]) => at));
          const confidence = new Map(names.map(([at, sure]) => [at, sure]));
          const found = combine(
            clear.map((at) => name(at, confidence.get(at))),
            { times: times.map(time), numbers: [] },
            resolve,
          );
          for (const a of found) {
            for (const b of found) {
              if (a === b) continue;
              assert.ok(!(a.start < b.start && b.start < a.end && a.end < b.end), 'crossing');
              assert.ok(!(a.start === b.start && a.end === b.end), 'repeated');
            }
          }
        },
      ),
    );
  });
});
