import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockAt, blocksOf } from '../../../../client/pages/reader/blocks.js';
import { ItemIndex } from '../../../../client/pages/kit/session/itemIndex.js';
import { placedIn } from '../../../../client/pages/reader/placedItems.js';
import { lanesOf } from '../../../../client/pages/reader/lanes.js';
import { byPlace } from '../../../../client/annotating/places.js';
import type { Item } from '../../../../server/src/protocol/items.js';
import { item, range } from '../../client/items.js';

describe('blocks', () => {
  it('are the lines that hold something, with their kinds', () => {
    const lines = ['عنوان', '', 'فقرة', 'اترك رد', '  '];
    const blocks = blocksOf(lines, [range(0, 0, 0, 5)], [range(3, 0, 3, 7)]);
    assert.deepEqual(
      blocks.map(({ line, kind }) => [line, kind]),
      [
        [0, 'title'],
        [2, 'text'],
        [3, 'boilerplate'],
      ],
    );
  });

  it('hold the whole line between them, never half a character, and are found by place', () => {
    const line = fc.string({ unit: fc.constantFrom('ا', ' ', '😀', 'ّ', 'x'), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.integer({ min: 2, max: 9 }), (lines, longest) => {
        const blocks = blocksOf(lines, [], [], longest);
        for (const [number, text] of lines.entries()) {
          const own = blocks.filter((block) => block.line === number);
          assert.equal(own.map((block) => block.text).join(''), text.trim() === '' ? '' : text);
          for (const block of own) {
            assert.equal(block.text, text.slice(block.start, block.end));
            assert.ok(block.text.isWellFormed());
            assert.ok(block.text.length <= longest);
            assert.equal(blockAt(blocks, number, block.start), block);
            assert.equal(blockAt(blocks, number, block.end - 1), block);
          }
        }
      }),
    );
  });

  it('has none at a blank line', () =>
    assert.equal(blockAt(blocksOf(['a', '', 'b'], [], []), 1, 0), undefined));
});

describe('lanes', () => {
  function check(title: string, extents: [number, number][], expected: number[]): void {
    it(title, () => assert.deepEqual(lanesOf(extents.map(([start, end]) => ({ start, end }))), expected));
  }
  check(
    'one beside the other are in the first',
    [
      [0, 3],
      [3, 5],
      [7, 9],
    ],
    [0, 0, 0],
  );
  check(
    'what holds another is below it',
    [
      [0, 9],
      [2, 5],
    ],
    [1, 0],
  );
  check(
    'of the same span each has its own',
    [
      [0, 5],
      [0, 5],
      [0, 5],
    ],
    [2, 1, 0],
  );
  check(
    'what crosses has its own, the shorter nearer',
    [
      [0, 10],
      [5, 12],
    ],
    [1, 0],
  );
  check(
    'a chain of crossing ones',
    [
      [0, 10],
      [8, 16],
      [15, 21],
    ],
    [0, 1, 0],
  );
  check(
    'crossing, and with something within',
    [
      [0, 10],
      [1, 3],
      [8, 30],
      [9, 10],
      [20, 22],
    ],
    [1, 0, 2, 0, 0],
  );
  check(
    'three deep',
    [
      [0, 20],
      [3, 15],
      [5, 8],
      [16, 18],
    ],
    [2, 1, 0, 0],
  );
  check(
    'the same span twice takes two',
    [
      [0, 5],
      [0, 5],
    ],
    [1, 0],
  );
  check('none', [], []);
});

describe('items by line', () => {
  const items = [
    item('long', range(0, 2, 2, 1)),
    item('in', range(1, 0, 1, 4)),
    item('after', range(2, 5, 2, 9)),
  ];
  const index = new ItemIndex(items);
  it('finds those that only pass', () =>
    assert.deepEqual(
      index.inLine(1).map(({ id }) => id),
      ['long', 'in'],
    ));
  it('finds what a place stands in, innermost first', () =>
    assert.deepEqual(
      index.around({ line: 1, character: 2 }).map(({ id }) => id),
      ['in', 'long'],
    ));
  it('finds by id', () => assert.equal(index.item('after'), items[2]));

  it('counts by label', () => {
    const counted = new ItemIndex([
      item('a', range(0, 0, 0, 1), { label: 'ORG' }),
      item('b', range(0, 2, 0, 3), { label: 'ORG', kind: 'suggestion' }),
    ]);
    assert.deepEqual([...counted.counts], [['ORG', { annotated: 1, suggested: 1 }]]);
  });

  it('is after changes as if it were made anew', () => {
    const one = fc
      .record({
        line: fc.nat(4),
        character: fc.nat(6),
        lines: fc.constantFrom(0, 0, 0, 1, 2),
        length: fc.integer({ min: 1, max: 4 }),
        label: fc.constantFrom('PERS', 'ORG', 'GPE'),
        kind: fc.constantFrom<Item['kind']>('annotation', 'suggestion'),
      })
      .map(({ line, character, lines, length, label, kind }) =>
        item(
          `${line}:${character}+${lines}:${length} ${label}`,
          range(line, character, line + lines, character + length),
          { label, kind },
        ),
      );
    const pool = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 20 });
    const lists = pool.chain((all) =>
      fc.array(
        fc.subarray(all).map((some) => [...some].sort(byPlace)),
        { minLength: 2, maxLength: 4 },
      ),
    );
    const seen = (made: ItemIndex) => ({
      lines: [0, 1, 2, 3, 4, 5, 6].map((line) => made.inLine(line).map(({ id }) => id)),
      counts: new Map(made.counts),
    });
    fc.assert(
      fc.property(lists, (steps) => {
        const updated = new ItemIndex();
        for (const step of steps) {
          updated.update(step);
          assert.deepEqual(seen(updated), seen(new ItemIndex(step)));
          for (const each of steps.flat())
            assert.equal(updated.item(each.id), step.includes(each) ? each : undefined);
        }
      }),
    );
  });
});

describe('items in the blocks of the page', () => {
  it('are drawn in their pieces, joined in every block between', () => {
    const [first, second, third] = blocksOf(['وزيرا الداخلية', 'وقالا', 'والخارجية'], [], []);
    const ministers = item('ministers', range(0, 0, 2, 9), {
      pieces: [range(0, 0, 0, 5), range(2, 1, 2, 9)],
    });
    const drawn = (block = first!) =>
      placedIn(block, block.text.length, [ministers]).map(({ pieces, gaps, begins }) => ({
        pieces: pieces.map(({ start, end }) => [start, end]),
        gaps: gaps.map(({ start, end }) => [start, end]),
        begins,
      }));
    assert.deepEqual(drawn(), [{ pieces: [[0, 5]], gaps: [[5, 14]], begins: true }]);
    assert.deepEqual(drawn(second), [{ pieces: [], gaps: [[0, 5]], begins: false }]);
    assert.deepEqual(drawn(third), [{ pieces: [[1, 9]], gaps: [[0, 1]], begins: false }]);
  });
});
