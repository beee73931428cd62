import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareEntries,
  questionLine,
  type QuestionEntry,
} from '../../../../server/src/annotation/questions/question.js';
import { mergeCorpusFile } from '../../../../server/src/corpus/merging/mergedFile.js';
import { toldChanges } from '../../../../server/src/corpus/merging/changeWords.js';
import { inWords } from '../../messages/inWords.js';

/** What somebody does to the file; `at` is which entry of those that are there. */
type Edit =
  | { readonly kind: 'ask' | 'answer' | 'rewrite'; readonly at: number; readonly comment: string }
  | { readonly kind: 'settle' | 'remove' | 'move'; readonly at: number };

const at = fc.nat(30);
const comment = fc.constantFrom('أهذا شخص؟', 'نعم', 'why?', '😀', 'لا\nأدري');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('ask' as const, 'answer' as const, 'rewrite' as const), at, comment }),
  fc.record({ kind: fc.constantFrom('settle' as const, 'remove' as const, 'move' as const), at }),
);

function edited(
  base: readonly QuestionEntry[],
  edits: readonly Edit[],
  who: string,
): readonly QuestionEntry[] {
  let entries = [...base];
  edits.forEach((each, i) => {
    const common = { id: `${who}${i}`, author: who, time: `2026-11-0${(each.at % 9) + 1}` };
    const chosen = entries[each.at % Math.max(1, entries.length)];
    if (each.kind === 'ask') {
      const place = { start: each.at, end: each.at + 5, text: 'مراكش' };
      entries.push({ kind: 'question', ...common, comment: each.comment, document: 'a', place });
    }
    if (!chosen) return;
    const change = (to: QuestionEntry): void => {
      entries = entries.map((entry) => (entry === chosen ? to : entry));
    };
    if (each.kind === 'answer' && chosen.kind === 'question')
      entries.push({ kind: 'answer', ...common, comment: each.comment, question: chosen.id });
    if (each.kind === 'rewrite') change({ ...chosen, comment: `${each.comment} ${who}` });
    if (each.kind === 'settle' && chosen.kind === 'question') change({ ...chosen, settled: who });
    if (each.kind === 'move' && chosen.kind === 'question' && chosen.place)
      change({ ...chosen, place: { ...chosen.place, start: each.at, end: each.at + 5 } });
    if (each.kind === 'remove')
      entries = entries.filter(
        (entry) => entry !== chosen && !(entry.kind === 'answer' && entry.question === chosen.id),
      );
  });
  return entries.sort(compareEntries);
}

const bytes = (entries: readonly QuestionEntry[]): Uint8Array =>
  new TextEncoder().encode(entries.map((entry) => `${questionLine(entry)}\n`).join(''));

function merge(...versions: readonly (readonly QuestionEntry[])[]) {
  const [base, ours, theirs] = versions.map(bytes) as [Uint8Array, Uint8Array, Uint8Array];
  const merged = mergeCorpusFile('questions.jsonl', base, ours, theirs, { ours: 'o', theirs: 't' })!;
  return { lines: new TextDecoder().decode(merged.bytes).split('\n').slice(0, -1), ...merged };
}

const idsIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.startsWith('{')).map((line) => (JSON.parse(line) as { id: string }).id);

describe('merging what two people asked', () => {
  const sides = fc.record({
    base: fc.array(edit, { maxLength: 8 }),
    ours: fc.array(edit, { maxLength: 8 }),
    theirs: fc.array(edit, { maxLength: 8 }),
  });

  it('loses nothing, brings nothing back, doubles nothing, and does not depend on whose side is called ours', () => {
    fc.assert(
      fc.property(sides, (edits) => {
        const base = edited([], edits.base, 'b');
        const [ours, theirs] = [edited(base, edits.ours, 'o'), edited(base, edits.theirs, 't')];
        const { lines, conflicts } = merge(base, ours, theirs);
        const inBase = new Map(base.map((entry) => [entry.id, entry]));
        const [o, t] = [ours, theirs].map((side) => new Map(side.map((entry) => [entry.id, entry]))) as [
          Map<string, QuestionEntry>,
          Map<string, QuestionEntry>,
        ];
        const there = idsIn(lines);
        for (const id of new Set([...o.keys(), ...t.keys()])) {
          const kept = o.has(id) && t.has(id);
          if (kept || !inBase.has(id)) assert.ok(there.includes(id), `${id} is lost`);
        }
        for (const id of inBase.keys())
          if (!o.has(id) && !t.has(id)) assert.ok(!there.includes(id), `${id} is back`);
        if (conflicts.length === 0) assert.equal(new Set(there).size, there.length);
        const swapped = merge(base, theirs, ours);
        assert.equal(swapped.conflicts.length, conflicts.length);
        if (conflicts.length === 0) assert.deepEqual(swapped.lines, lines);
      }),
      { numRuns: 500 },
    );
  });

  it('is in conflict only where both wrote one comment anew, or one took back what the other wrote anew', () => {
    fc.assert(
      fc.property(sides, (edits) => {
        const base = edited([], edits.base, 'b');
        const [ours, theirs] = [edited(base, edits.ours, 'o'), edited(base, edits.theirs, 't')];
        const said = (side: readonly QuestionEntry[], id: string): string | undefined =>
          side.find((entry) => entry.id === id)?.comment;
        const expected = base.filter(({ id, comment: before }) => {
          const [our, their] = [said(ours, id), said(theirs, id)];
          if (our === their) return false;
          const other = our === undefined ? theirs : ours;
          if (our !== undefined && their !== undefined) return our !== before && their !== before;
          return (our ?? their) !== before || settledBy(other, id) !== settledBy(base, id);
        });
        assert.equal(merge(base, ours, theirs).conflicts.length, expected.length);
      }),
      { numRuns: 500 },
    );
  });

  const settledBy = (side: readonly QuestionEntry[], id: string): string | undefined => {
    const entry = side.find((each) => each.id === id);
    return entry?.kind === 'question' ? entry.settled : undefined;
  };

  it('keeps both answers to one question, the older first', () => {
    const question: QuestionEntry = {
      ...{ kind: 'question', id: 'q', document: 'a', author: 'amal', time: '1', comment: 'أهذا شخص؟' },
    };
    const answer = (id: string, time: string): QuestionEntry => ({
      ...{ kind: 'answer', id, question: 'q', author: id, time, comment: 'نعم' },
    });
    const { lines, conflicts } = merge(
      [question],
      [question, answer('z', '2')],
      [question, answer('y', '3')],
    );
    assert.equal(conflicts.length, 0);
    assert.deepEqual(idsIn(lines), ['q', 'z', 'y']);
  });

  it('is compared in words', () => {
    const question: QuestionEntry = {
      ...{ kind: 'question', id: 'q', document: 'a', author: 'amal', time: '1', comment: 'أهذا شخص؟' },
    };
    const answer: QuestionEntry = {
      ...{ kind: 'answer', id: 'z', question: 'q', author: 'huda', time: '2', comment: 'نعم' },
    };
    const after = bytes([{ ...question, settled: 'huda' }, answer]);
    assert.deepEqual(
      toldChanges('questions.jsonl', bytes([question]), after).map(({ kind, told }) => [kind, inWords(told)]),
      [
        ['changed', 'amal asks about a: «أهذا شخص؟»: settled (nothing) → huda'],
        ['added', 'huda answers: «نعم»'],
      ],
    );
  });
});
