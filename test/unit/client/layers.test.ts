import assert from 'node:assert/strict';
import { isOpenEnded, layered, lineSummary, tierOf, type Tier } from '../../../client/annotating/layers.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { item, range } from './items.js';

describe('layers', () => {
  it('count how deep an item is nested', () => {
    const items = [
      item('event', range(0, 0, 0, 30)),
      item('organisation', range(0, 5, 0, 20)),
      item('place', range(0, 10, 0, 15)),
      item('number', range(0, 12, 0, 13)),
      item('beside', range(0, 20, 0, 25)),
      item('after', range(0, 30, 0, 35)),
    ];
    assert.deepEqual(
      layered(items, 0.5).map(({ layer }) => layer.depth),
      [0, 1, 2, 2, 1, 0],
    );
  });

  for (const [title, places, expected] of [
    ['cross', [range(0, 0, 0, 10), range(0, 5, 0, 15), range(0, 12, 0, 20)], [0, 1, 0]],
    ['cross and nest', [range(0, 0, 0, 10), range(0, 5, 0, 15), range(0, 11, 0, 13)], [0, 1, 0]],
    ['have one span', [range(0, 0, 0, 5), range(0, 0, 0, 5), range(0, 0, 0, 5)], [0, 1, 2]],
  ] as const)
    it(`take other edges where they ${title}`, () => {
      const items = places.map((place, i) => item(String(i), place));
      assert.deepEqual(
        layered(items, 0.5).map(({ layer }) => layer.depth),
        expected,
      );
    });

  it('are the outermost in a gap, and nested in a piece', () => {
    const items = [
      item('ministers', range(0, 0, 0, 24), { pieces: [range(0, 0, 0, 5), range(0, 16, 0, 24)] }),
      item('in the gap', range(0, 6, 0, 14)),
      item('in a piece', range(0, 16, 0, 20)),
    ];
    assert.deepEqual(
      layered(items, 0.5).map(({ layer }) => layer.depth),
      [0, 0, 1],
    );
  });

  function check(given: Partial<Item>, expected: Tier): void {
    it(`${JSON.stringify(given)} is drawn as ${expected}`, () =>
      assert.equal(tierOf(item('a', range(0, 0, 0, 1), given), 0.6), expected));
  }
  check({ kind: 'annotation' }, 'annotation');
  check({ kind: 'annotation', anchor: 'moved' }, 'annotation');
  check({ kind: 'annotation', anchor: 'ambiguous' }, 'misplaced');
  check({ kind: 'suggestion', confidence: 0.6 }, 'suggestion');
  check({ kind: 'suggestion', confidence: 0.59 }, 'doubtful');
  check({ kind: 'suggestion', confidence: 0.5, labelConfidence: 0.9, borderConfidence: 0.55 }, 'suggestion');
  check({ kind: 'suggestion', confidence: 0.5, labelConfidence: 0.5, borderConfidence: 1 }, 'doubtful');

  for (const [given, expected] of [
    [{ kind: 'suggestion', confidence: 0.1 }, false],
    [{ kind: 'suggestion', confidence: 0.1, borderConfidence: 0.6 }, false],
    [{ kind: 'suggestion', confidence: 0.1, borderConfidence: 0.59 }, true],
    [{ kind: 'annotation', borderConfidence: 0.1 }, false],
  ] as const)
    it(`${JSON.stringify(given)} ${expected ? 'may' : 'does not seem to'} end elsewhere`, () =>
      assert.equal(isOpenEnded(item('a', range(0, 0, 0, 1), given), 0.6), expected));

  it('sum up a line, the most frequent label first', () => {
    const labels = ['ORG', 'GPE', 'DATE', 'GPE'];
    const items = labels.map((label) => item(label, range(0, 0, 0, 1), { label }));
    assert.equal(lineSummary(items), 'GPE 2 · DATE · ORG');
  });
});
