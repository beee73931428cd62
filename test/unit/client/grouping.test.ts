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

  it('by the values of an attribute, in the order of its definition: several are in each, nothing is last', () => {
    const said = (id: string, sources?: unknown) =>
      item(id, range(0, 0, 0, 1), sources === undefined ? {} : { attributes: { sources } });
    const all = [
      said('a', ['web', 'press']),
      said('b'),
      said('c', 'odd'),
      said('d', 'press'),
      said('e', true),
    ];
    assert.deepEqual(
      groups(all, { attribute: 'sources' }, [], ['press', 'radio', 'web']).map(
        ({ value, items: grouped }) => [value, grouped.map(({ id }) => id).join('')],
      ),
      [
        ['press', 'ad'],
        ['web', 'a'],
        ['odd', 'c'],
        [true, 'e'],
        [undefined, 'b'],
      ],
    );
  });

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
