/** Items with gaps as they are shown, and as a decision makes them. */
import assert from 'node:assert/strict';
import {
  gapsOf,
  nearestFirst,
  pieceAt,
  sharesText,
  shownText,
  withBorders,
  withoutPiece,
  withPiece,
  type ItemPlace,
} from '../../../client/annotating/pieces.js';
import { itemsAround, nextOfKind } from '../../../client/annotating/places.js';
import { item, range } from './items.js';

const LINES = ['وزيرا الداخلية والخارجية', 'وغيرهما'];
const MINISTERS = item('ministers', range(0, 0, 0, 24), {
  text: LINES[0]!,
  pieces: [range(0, 0, 0, 5), range(0, 16, 0, 24)],
});
const INTERIOR = item('interior', range(0, 6, 0, 14), { text: 'الداخلية' });

/** A place of one line in short: `0-5 16-24`. */
const short = ({ range: hull, pieces = [hull] }: ItemPlace) =>
  pieces.map(({ start, end }) => `${start.character}-${end.character}`).join(' ');

describe('pieces', () => {
  it('are shown with a sign for each gap, over lines too', () => {
    const over = {
      range: range(3, 6, 4, 7),
      pieces: [range(3, 6, 3, 14), range(4, 1, 4, 4), range(4, 6, 4, 7)],
    };
    assert.equal(shownText(MINISTERS), 'وزيرا … الخارجية');
    for (const lineBreak of ['\n', '\r\n'])
      assert.equal(shownText({ ...over, text: `الداخلية${lineBreak}وغيرهما` }), 'الداخلية … غير … ا');
    assert.equal(shownText(INTERIOR), 'الداخلية');
    assert.deepEqual(gapsOf(MINISTERS), [range(0, 5, 0, 16)]);
    assert.deepEqual(gapsOf(INTERIOR), []);
  });

  it('alone are where an item stands', () => {
    assert.equal(sharesText(MINISTERS, INTERIOR), false);
    assert.equal(sharesText(MINISTERS, item('a', range(0, 3, 0, 8))), true);
    const at = (character: number) =>
      itemsAround([MINISTERS, INTERIOR], { line: 0, character }).map(({ id }) => id);
    assert.deepEqual(at(2), ['ministers']);
    assert.deepEqual(at(5), ['ministers']);
    assert.deepEqual(at(8), ['interior']);
    assert.deepEqual(at(15), []);
    assert.deepEqual(at(24), ['ministers']);
    assert.deepEqual(pieceAt(MINISTERS, { line: 0, character: 20 }), range(0, 16, 0, 24));
    assert.equal(pieceAt(MINISTERS, { line: 0, character: 8 }), undefined);
  });

  const changes: readonly (readonly [string, ItemPlace, string])[] = [
    ['one more', withPiece(INTERIOR, range(0, 16, 0, 24)), '6-14 16-24'],
    ['one before', withPiece(INTERIOR, range(0, 0, 0, 5)), '0-5 6-14'],
    ['what touches is one', withPiece(MINISTERS, range(0, 5, 0, 9)), '0-9 16-24'],
    ['what fills the gap', withPiece(MINISTERS, range(0, 4, 0, 17)), '0-24'],
    ['one less', withoutPiece(MINISTERS, range(0, 17, 0, 18)), '0-5'],
    ['the last one stays', withoutPiece(INTERIOR, INTERIOR.range), '6-14'],
    ['none there', withoutPiece(MINISTERS, range(0, 7, 0, 9)), '0-5 16-24'],
    ['grown', withBorders(MINISTERS, range(0, 0, 0, 26)), '0-5 16-26'],
    ['shrunk', withBorders(MINISTERS, range(0, 2, 0, 20)), '2-5 16-20'],
    ['shrunk to a piece', withBorders(MINISTERS, range(0, 0, 0, 5)), '0-5'],
    ['moved into the gap', withBorders(MINISTERS, range(0, 6, 0, 14)), '6-14'],
  ];
  for (const [title, made, expected] of changes)
    it(`changed: ${title}`, () => assert.equal(short(made), expected));

  it('are offered to what is nearest, last to what holds them', () => {
    const items = [item('far', range(9, 0, 9, 3)), MINISTERS, INTERIOR, item('next', range(1, 0, 1, 3))];
    const ids = (place: ReturnType<typeof range>) => nearestFirst(items, place).map(({ id }) => id);
    assert.deepEqual(ids(range(0, 15, 0, 16)), ['interior', 'ministers', 'next', 'far']);
    assert.deepEqual(ids(range(0, 6, 0, 14)), ['ministers', 'next', 'far', 'interior']);
  });
});

describe('items of one span', () => {
  const of = (id: string, kind: 'annotation' | 'suggestion', start = 0) =>
    item(id, range(0, start, 0, start + 5), { kind });
  const items = [
    of('role', 'annotation'),
    of('person', 'annotation'),
    of('proposed', 'suggestion'),
    of('last', 'annotation', 9),
  ];
  for (const [kind, from, back, expected] of [
    ['annotation', 'role', false, 'person'],
    ['annotation', 'person', false, 'last'],
    ['annotation', 'last', false, 'role'],
    ['annotation', 'last', true, 'person'],
    ['annotation', 'person', true, 'role'],
    ['annotation', 'role', true, 'last'],
    ['suggestion', 'person', false, 'proposed'],
  ] as const)
    it(`have each its turn: ${back ? 'before' : 'after'} ${from}`, () => {
      const start = items.find(({ id }) => id === from)!;
      assert.equal(nextOfKind(items, kind, start, back)?.id, expected);
    });

  it('come from the caret: what begins there first', () => {
    const id = (character: number, back = false) =>
      nextOfKind(items, 'annotation', { line: 0, character }, back)?.id;
    assert.equal(id(0), 'role');
    assert.equal(id(9), 'last');
    assert.equal(id(10), 'role');
    assert.equal(id(9, true), 'person');
  });
});
