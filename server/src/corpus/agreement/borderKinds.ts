/** What two annotators' borders of the same thing differ by; a language pack knows what its words begin and end with. */
import { placeKey, type Place } from '../../annotation/fragments.js';
import { trimEdges } from '../../annotation/edges.js';
import type { WordBorders } from '../../annotation/snapping.js';
import type { Span } from '../../text/span.js';

/**
 * `punctuation`: only marks and spaces at the edges; `article` and `proclitic`: only what the language writes before a word as
 * part of it; `enclitic`: only what it writes behind; `pieces`: the same hull, other gaps; `words`: whole words; `letters`: parts
 * of words that are none of these.
 */
export const BORDER_KINDS = [
  ...(['punctuation', 'article', 'proclitic', 'enclitic', 'pieces', 'words', 'letters'] as const),
];
export type BorderKind = (typeof BORDER_KINDS)[number];

/** Kinds of which the guidelines know the right border. */
export const SLIGHT: ReadonlySet<BorderKind> = new Set<BorderKind>(['punctuation', 'article', 'proclitic']);

export interface BorderDifference {
  readonly kind: BorderKind;
  /** What the one has and the other has not: before the words that both have, and behind them. */
  readonly before: string;
  readonly after: string;
}

/** Undefined where both stand at the same place. */
export function borderDifference(
  text: string,
  one: Place,
  other: Place,
  language: WordBorders,
): BorderDifference | undefined {
  if (placeKey(one) === placeKey(other)) return undefined;
  const start: Span = { start: Math.min(one.start, other.start), end: Math.max(one.start, other.start) };
  const end: Span = { start: Math.min(one.end, other.end), end: Math.max(one.end, other.end) };
  const [before, after] = [text.slice(start.start, start.end), text.slice(end.start, end.end)];
  return { before, after, kind: kindOf(text, one, other, start, end, language) };
}

function kindOf(
  text: string,
  one: Place,
  other: Place,
  start: Span,
  end: Span,
  language: WordBorders,
): BorderKind {
  if (start.start === start.end && end.start === end.end) return 'pieces';
  const [a, b] = [trimEdges(text, one), trimEdges(text, other)];
  const isSameStart = a.start === b.start;
  const isSameEnd = a.end === b.end;
  if (isSameStart && isSameEnd) return 'punctuation';
  if (isSameEnd) {
    const kind = beforeWord(
      text,
      { start: Math.min(a.start, b.start), end: Math.max(a.start, b.start) },
      language,
    );
    if (kind) return kind;
  }
  if (
    isSameStart &&
    behindWord(text, { start: Math.min(a.end, b.end), end: Math.max(a.end, b.end) }, language)
  )
    return 'enclitic';
  return [one.start, one.end, other.start, other.end].every((at) => !cutsWord(text, at))
    ? 'words'
    : 'letters';
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const cutsWord = (text: string, at: number): boolean =>
  LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));

/** The whole run of letters that a place of the text stands in. */
function wordAround(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from > 0 && cutsWord(text, from)) from--;
  while (to < text.length && cutsWord(text, to)) to++;
  return { start: from, end: to };
}

function beforeWord(
  text: string,
  part: Span,
  { spelling, clitics }: WordBorders,
): 'article' | 'proclitic' | undefined {
  const word = wordAround(text, part);
  const its = spelling.fold(text.slice(part.start, part.end));
  if (/\s/u.test(text.slice(part.start, part.end)) || !cutsWord(text, part.end)) return undefined;
  if (spelling.articles.includes(its)) return 'article';
  const norm = spelling.fold(text.slice(word.start, word.end));
  const letters = spelling.fold(text.slice(word.start, part.end)).length;
  const withArticle = spelling.articles.some((article) => its.endsWith(article));
  return clitics.canPrecede(norm, letters) || (withArticle && clitics.canPrecede(norm, letters - 2))
    ? 'proclitic'
    : undefined;
}

function behindWord(text: string, part: Span, { clitics }: WordBorders): boolean {
  if (!cutsWord(text, part.start) || cutsWord(text, part.end)) return false;
  const word = wordAround(text, part);
  return clitics.canFollow(text.slice(word.start, word.end), text.slice(part.start, part.end));
}
