import assert from 'node:assert/strict';
import { choicesFor, confidenceTyped, suggestionsOf } from '../../../client/annotating/acceptable.js';
import { item, range } from './items.js';

describe('accepting all above a confidence', () => {
  const items = [0.99, 0.95, 0.95, 0.91, 0.4].map((confidence, i) =>
    item(`s${i}`, range(0, i, 0, i + 1), {
      kind: 'suggestion',
      label: i < 2 ? 'PERS' : 'ORG',
      confidence,
    }),
  );
  const decided = item('a', range(0, 9, 0, 10), { kind: 'annotation' });

  it('offers values that each accept more, with how many', () =>
    assert.deepEqual(
      choicesFor(suggestionsOf([...items, decided])).map(({ least, count }) => [least, count]),
      [
        [0.99, 1],
        [0.95, 3],
        [0.9, 4],
      ],
    ));

  it('counts one label alone', () =>
    assert.deepEqual(
      choicesFor(suggestionsOf(items, 'ORG')).map(({ least, count }) => [least, count]),
      [
        [0.95, 1],
        [0.9, 2],
      ],
    ));

  for (const [text, expected] of [
    ['95', 0.95],
    [' 95 % ', 0.95],
    ['97,5٪', 0.975],
    ['0.9', 0.9],
    ['0', 0],
    ['100', 1],
    ['1', 0.01],
    ['101', undefined],
    ['-5', undefined],
    ['many', undefined],
    ['', undefined],
  ] as const)
    it(`reads «${text}» as ${expected}`, () => assert.equal(confidenceTyped(text), expected));
});
