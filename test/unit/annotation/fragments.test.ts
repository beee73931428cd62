/** Annotations with gaps: where they stand, whom they cross, and how they go along with a text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorAnnotations } from '../../../server/src/annotation/anchoring.js';
import { quoteOf } from '../../../server/src/annotation/context.js';
import { decide } from '../../../server/src/annotation/decisions.js';
import {
  crosses,
  fragmentsAfter,
  piecesOf,
  placeOf,
  withBorders,
  type Place,
} from '../../../server/src/annotation/fragments.js';
import { followEdit } from '../../../server/src/annotation/following.js';
import type { Annotation } from '../../../server/src/annotation/model.js';
import { formatAll } from '../../../server/src/messages/format.js';
import { at, EMPTY, TEXT } from './madeDecisions.js';

const span = fc.tuple(fc.nat(30), fc.nat(8)).map(([start, length]) => ({ start, end: start + length }));

/** «[زار] حموشي [مراكش]»: the pieces of a place in the text. */
const shown = (place: Place | undefined, text = TEXT): string[] =>
  place ? piecesOf(place).map(({ start, end }) => text.slice(start, end)) : [];

const annotationOf = (...words: string[]): Annotation => {
  const place = placeOf(words.map((word) => at(word)))!;
  return { id: 'a', label: 'OCC', ...place, ...quoteOf(TEXT, place) };
};

describe('places with gaps', () => {
  it('are put in order, and joined where pieces touch', () => {
    assert.deepEqual(shown(placeOf([at('مراكش'), at('زار')])), ['زار', 'مراكش']);
    assert.deepEqual(shown(placeOf([at('زار'), { start: 3, end: 9 }])), ['زار حموشي']);
    assert.equal(placeOf([{ start: 4, end: 4 }]), undefined);
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (pieces) => {
        const place = placeOf(pieces);
        const covered = (spans: readonly { start: number; end: number }[], i: number): boolean =>
          spans.some(({ start, end }) => start <= i && i < end);
        const made = place ? piecesOf(place) : [];
        for (let i = 0; i < 40; i++) assert.equal(covered(made, i), covered(pieces, i));
        for (const [i, piece] of made.entries()) assert.ok(i === 0 || made[i - 1]!.end < piece.start);
      }),
    );
  });

  it('cross where a piece does, not where they lie in a gap', () => {
    const gap = placeOf([at('زار'), at('مراكش')])!;
    assert.equal(crosses(gap, at('حموشي')), false);
    assert.equal(crosses(gap, at('حموشي مراكش ثم')), false, 'the piece lies in it');
    assert.equal(crosses(gap, { start: 1, end: 8 }), true);
    assert.equal(crosses({ start: 0, end: 5 }, { start: 3, end: 9 }), true);
  });

  it('keep their gaps with other borders, as far as they lie within', () => {
    const gap = placeOf([at('زار'), at('مراكش')])!;
    assert.deepEqual(shown(withBorders(gap, { start: 0, end: at('ثم').end })), ['زار', 'مراكش ثم']);
    assert.deepEqual(shown(withBorders(gap, at('مراكش'))), ['مراكش']);
    assert.deepEqual(shown(withBorders(at('زار'), at('مراكش'))), ['مراكش']);
  });
});

describe('annotations with gaps', () => {
  const rules = { cross: false, gaps: true, same: false };

  it('are made where the corpus has them, and refused where not', () => {
    const place = placeOf([at('زار'), at('مراكش')])!;
    const decision = { kind: 'tag', spans: [place], label: 'OCC' } as const;
    const made = decide(EMPTY, decision, TEXT, () => '1', rules);
    assert.deepEqual(shown(made.set.annotations[0]), ['زار', 'مراكش']);
    const refused = decide(EMPTY, decision, TEXT, () => '1');
    assert.equal(refused.set, EMPTY);
    assert.match(formatAll(refused.messages) ?? '', /no gaps; allow them/);
    const inGap = { kind: 'tag', spans: [at('حموشي')], label: 'PERS' } as const;
    assert.equal(decide(made.set, inGap, TEXT, () => '2', rules).set.annotations.length, 2);
    const acrossPiece = { kind: 'tag', spans: [{ start: 1, end: 8 }], label: 'PERS' } as const;
    assert.equal(decide(made.set, acrossPiece, TEXT, () => '2', rules).set, made.set);
    const whole = { kind: 'move', id: '1', span: at('زار') } as const;
    assert.deepEqual(
      decide(made.set, whole, TEXT, () => '3', rules).set.annotations[0]?.fragments,
      undefined,
    );
  });

  it('may cross, and have several labels, where the corpus says so', () => {
    const free = { cross: true, gaps: true, same: true };
    const tag = (words: string, label: string) => ({ kind: 'tag', spans: [at(words)], label }) as const;
    let id = 0;
    const set = [
      tag('حموشي مراكش', 'A'),
      tag('مراكش ثم', 'B'),
      tag('حموشي مراكش', 'C'),
      tag('مراكش ثم', 'B'),
    ].reduce((before, decision) => decide(before, decision, TEXT, () => String(++id), free).set, EMPTY);
    assert.deepEqual(
      set.annotations.map(({ label, text }) => `${label} ${text}`),
      ['A حموشي مراكش', 'C حموشي مراكش', 'B مراكش ثم'],
    );
    const other = { kind: 'relabel', ids: ['1'], label: 'C' } as const;
    assert.equal(decide(set, other, TEXT, () => '9', free).set, set, 'the place has that label');
  });

  it('go along with a text that changes before, behind, within and between', () => {
    const given = annotationOf('زار', 'مراكش');
    const edits: readonly (readonly [number, number, string, readonly string[]])[] = [
      [0, 0, 'أمس ', ['زار', 'مراكش']],
      [TEXT.length, TEXT.length, ' غدا', ['زار', 'مراكش']],
      [4, 9, 'بنسعيد', ['زار', 'مراكش']],
      [1, 1, 'ا', ['زاار', 'مراكش']],
      [3, 3, ' غدا', ['زار', 'مراكش']],
      [11, 12, '', ['زار', 'ماكش']],
      [3, 10, '', ['زارمراكش']],
    ];
    for (const [start, end, text, expected] of edits) {
      const after = followEdit([given], TEXT, { start, end, text });
      assert.deepEqual(shown(after.annotations[0], after.text), expected, after.text);
    }
  });

  it('are found again in another text, with their pieces', () => {
    const given = annotationOf('زار', 'مراكش');
    const other = `وفي خبر سابق، ${TEXT}.`;
    const [found] = anchorAnnotations([given], other);
    assert.equal(found?.anchor, 'moved');
    assert.deepEqual(shown(found, other), ['زار', 'مراكش']);
  });

  it('keep pieces that are pieces, whatever the text becomes', () => {
    const text = fc.string({ unit: fc.constantFrom('ا', 'ب', ' ', '😀'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(span, { minLength: 2, maxLength: 4 }), text, text, (pieces, before, after) => {
        const place = placeOf(pieces);
        const whole = before.padEnd(place ? place.end - place.start : 0, 'ا');
        if (!place?.fragments || whole.length !== place.end - place.start) return;
        const now = fragmentsAfter(place.fragments, whole, after);
        if (!now) return;
        assert.ok(now.length >= 2 && now[0]!.start === 0 && now.at(-1)!.end === after.length);
        for (const [i, piece] of now.entries()) assert.ok(i === 0 || now[i - 1]!.end < piece.start);
      }),
    );
  });
});
