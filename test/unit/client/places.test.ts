import assert from 'node:assert/strict';
import {
  itemsAround,
  itemMeant,
  itemsMeant,
  nextItem,
  previousItem,
  twinsOf,
  type TextRange,
} from '../../../client/annotating/places.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { item, range } from './items.js';

/** [[a] bb] cc on line 0, d on line 2 */
const outer = item('outer', range(0, 0, 0, 6));
const inner = item('inner', range(0, 0, 0, 2));
const next = item('next', range(0, 6, 0, 9));
const far = item('far', range(2, 0, 2, 1));
const items = [outer, inner, next, far];

const at = (line: number, character: number): TextRange => range(line, character, line, character);
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe('items at the caret', () => {
  function check(title: string, extent: TextRange, expected: string[]): void {
    it(title, () => assert.deepEqual(ids(itemsMeant(items, extent)), expected));
  }
  check('the innermost', at(0, 1), ['inner']);
  check('behind the inner one, the outer', at(0, 4), ['outer']);
  check('between two that touch, the one that begins', at(0, 6), ['next']);
  check('at the end of the last', at(0, 9), ['next']);
  check('nowhere', at(1, 0), []);
  check('all that a selection holds', range(0, 0, 0, 9), ['outer', 'inner', 'next']);
  check('what a selection covers exactly, without what is nested in it', outer.range, ['outer']);
  check('a selection that holds none means its start', range(0, 4, 0, 5), ['outer']);

  it('are decided on one by one', () => {
    const meant = (extent: TextRange) => itemMeant(items, extent)?.id;
    assert.deepEqual([outer.range, inner.range, range(0, 0, 0, 9), at(0, 1), at(1, 0)].map(meant), [
      'outer',
      'inner',
      'outer',
      'inner',
      undefined,
    ]);
    const annotation = { ...item('there', outer.range), kind: 'annotation' as const };
    const suggestion = { ...item('asked', outer.range), kind: 'suggestion' as const };
    assert.equal(itemMeant([annotation, suggestion, inner], outer.range)?.id, 'asked');
  });

  it('at one place are told apart by asking', () => {
    const pieces = [range(0, 0, 0, 1), range(0, 3, 0, 6)];
    const also = item('also', outer.range, { label: 'ORG' });
    const gapped = item('gapped', outer.range, { pieces });
    const there = [outer, also, gapped, item('other', outer.range, { pieces }), inner];
    const suggested = item('asked', outer.range, { kind: 'suggestion' });
    const twins = (of: Item) => ids(twinsOf([...there, suggested], of));
    assert.deepEqual([outer, gapped, suggested, inner].map(twins), [
      ['outer', 'also'],
      ['gapped', 'other'],
      ['asked'],
      ['inner'],
    ]);
  });

  it('are innermost first', () =>
    assert.deepEqual(ids(itemsAround(items, { line: 0, character: 1 })), ['inner', 'outer']));
});

describe('going through items', () => {
  it('visits every item once, forwards and backwards', () => {
    const forwards: string[] = [];
    let place: TextRange = at(1, 0);
    for (let i = 0; i < items.length; i++) {
      const found = nextItem(items, place);
      assert.ok(found);
      forwards.push(found.id);
      place = found.range;
    }
    assert.deepEqual(forwards, ['far', 'outer', 'inner', 'next']);
    const backwards: string[] = [];
    for (let i = 0; i < items.length; i++) {
      const found = previousItem(items, place);
      assert.ok(found);
      backwards.push(found.id);
      place = found.range;
    }
    assert.deepEqual(backwards, ['inner', 'outer', 'far', 'next']);
  });

  it('has nowhere to go without items', () => assert.equal(nextItem([], at(0, 0)), undefined));
});
