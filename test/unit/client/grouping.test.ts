import assert from 'node:assert/strict';
import { groups, type Grouping } from '../../../client/src/views/grouping.js';
import { item, range } from './items.js';

const items = [
  item('a', range(0, 0, 0, 1), { label: 'ORG', text: 'الإنتربول', canonical: 'interpol' }),
  item('b', range(1, 0, 1, 1), { label: 'PERS', text: 'حموشي' }),
  item('c', range(2, 0, 2, 1), { label: 'ORG', text: 'إنتربول', canonical: 'interpol', name: 'الإنتربول' }),
  item('d', range(3, 0, 3, 1), { label: 'CUSTOM', text: 'حموشي' }),
];

describe('groups of the tree', () => {
  function check(grouping: Grouping, expected: Record<string, string[]>): void {
    it(`by ${grouping}`, () => {
      const found = groups(items, grouping, ['PERS', 'ORG']);
      assert.deepEqual(
        found.map(({ title, items: grouped }) => [title, grouped.map(({ id }) => id)]),
        Object.entries(expected),
      );
    });
  }
  check('label', { PERS: ['b'], ORG: ['a', 'c'], CUSTOM: ['d'] });
  check('order', {});

  it('by entity: spellings of one entity together, the same word under two labels apart', () => {
    const found = groups(items, 'entity', ['PERS', 'ORG']);
    assert.deepEqual(
      found.map(({ title, label }) => [title, label]),
      [
        ['الإنتربول', 'ORG'],
        ['حموشي', 'PERS'],
        ['حموشي', 'CUSTOM'],
      ],
    );
  });
});
