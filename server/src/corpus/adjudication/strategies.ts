/** How rows that annotators differ in are settled without asking: each strategy either settles a row or leaves it to the next. */
import { trimEdges } from '../../annotation/edges.js';
import { placeKey, type Place } from '../../annotation/fragments.js';
import type { WordBorders } from '../../annotation/snapping.js';
import { offsetOfLetter } from '../../text/characters.js';
import { differencesBetween, type AlignedRow } from '../agreement/alignedRows.js';
import { SLIGHT } from '../agreement/borderKinds.js';
import type { ComparedAnnotation } from '../agreement/comparedDocument.js';

/**
 * `agreed`: all have it, and in everything alike. `present`: those who have it have it alike. `votes`: at least so many have it
 * alike, or have nothing. `borders`: borders that differ by an article, a proclitic or punctuation alone become those of the
 * guidelines. `take`: what one annotator has, or has not.
 */
export type Strategy =
  | { readonly kind: 'agreed' | 'present' | 'borders' }
  | { readonly kind: 'votes'; readonly least: number }
  | { readonly kind: 'take'; readonly annotator: number };
export const STRATEGY_KINDS = ['agreed', 'borders', 'present', 'votes', 'take'] as const;
export type StrategyKind = (typeof STRATEGY_KINDS)[number];

/** What becomes of a row. */
export interface Settled {
  readonly why: StrategyKind | 'chosen' | 'rejected';
  /** Whose annotation it is made of; undefined: it is rejected. */
  readonly annotator?: number;
  /** Where it stands, if not where theirs does. */
  readonly place?: Place;
}

/** A document's text, and what its language knows of borders. */
export interface Borders {
  readonly text: string;
  readonly language: WordBorders;
}

/** By the first strategy that settles it; undefined where none does. */
export function settle(
  row: AlignedRow,
  strategies: readonly Strategy[],
  borders: Borders,
): Settled | undefined {
  for (const strategy of strategies) {
    const settled = settledBy(strategy, row, borders);
    if (settled) return settled;
  }
  return undefined;
}

function settledBy(strategy: Strategy, row: AlignedRow, borders: Borders): Settled | undefined {
  const { differences } = row;
  const why = strategy.kind;
  const first = row.cells.findIndex(Boolean);
  switch (strategy.kind) {
    case 'agreed':
      return differences.size === 0 ? { why, annotator: first } : undefined;
    case 'present':
      return [...differences].every((difference) => difference === 'missing')
        ? { why, annotator: first }
        : undefined;
    case 'votes':
      return byVotes(row, strategy.least);
    case 'borders':
      return byBorders(row, borders);
    case 'take':
      return row.cells[strategy.annotator] ? { why, annotator: strategy.annotator } : { why };
  }
}

/** What most have alike, if they are enough and no others are as many. Who has nothing votes for nothing. */
function byVotes({ cells }: AlignedRow, least: number): Settled | undefined {
  const groups: { readonly first: number; votes: number }[] = [];
  for (const [i, cell] of cells.entries()) {
    const group = groups.find(({ first }) => areAlike(cells[first], cell));
    if (group) group.votes++;
    else groups.push({ first: i, votes: 1 });
  }
  const [most, next] = groups.sort((a, b) => b.votes - a.votes);
  if (!most || most.votes < least || next?.votes === most.votes) return undefined;
  return cells[most.first] ? { why: 'votes', annotator: most.first } : { why: 'votes' };
}

function areAlike(one: ComparedAnnotation | undefined, other: ComparedAnnotation | undefined): boolean {
  if (!one || !other) return one === other;
  return [...differencesBetween(one, other)].length === 0;
}

function byBorders(
  { cells, differences, borders }: AlignedRow,
  { text, language }: Borders,
): Settled | undefined {
  if (differences.size !== 1 || !differences.has('border')) return undefined;
  if (!borders.every(({ kind }) => SLIGHT.has(kind))) return undefined;
  const present = cells.filter((cell) => cell !== undefined);
  if (present.some(({ fragments }) => fragments)) return undefined;
  const place = guidelinesBorders(text, present, language);
  const annotator = cells.findIndex((cell) => cell && placeKey(cell) === placeKey(place));
  return annotator === -1
    ? { why: 'borders', annotator: cells.findIndex(Boolean), place }
    : { why: 'borders', annotator };
}

/** Without marks at the edges and without proclitics, with the article. */
function guidelinesBorders(
  text: string,
  places: readonly Place[],
  { spelling, clitics }: WordBorders,
): Place {
  const trimmed = places.map((place) => trimEdges(text, place));
  const start = Math.min(...trimmed.map((place) => place.start));
  const end = Math.max(...trimmed.map((place) => place.end));
  const inner = Math.max(...trimmed.map((place) => place.start));
  const before = spelling.fold(text.slice(start, inner));
  if (before === '' || spelling.articles.includes(before)) return { start, end };
  const [word] = spelling.words(text.slice(start, end));
  const letters = word ? clitics.lettersOutside(word.norm, text.slice(start, end)) : 0;
  return { start: letters > 0 ? start + offsetOfLetter(text.slice(start, end), letters) : inner, end };
}
