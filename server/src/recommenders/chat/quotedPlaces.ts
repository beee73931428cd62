/**
 * Finds in a text what a chat model quotes from it. Models cannot count: places are told by what stands there and before it, never
 * by offsets. What is not in the text, or could be in several places, is left out and counted.
 */
import * as v from 'valibot';
import { findQuotes } from '../../annotation/quoteSearch.js';
import { cutsPair, type Span } from '../../text/span.js';
import { QuotedSchema, type Quoted } from './answerTool.js';
import { folded, foldedText, type FoldedText } from './foldedText.js';

export type LabelledPlace = Span & { readonly label: string };

/** Why something was left out: no quote with a label; a label that the corpus has not; not in the text; in several places. */
export const DROPPED = ['malformed', 'unknownLabel', 'notThere', 'ambiguous'] as const;
export type Dropped = Readonly<Record<(typeof DROPPED)[number], number>>;

export const NONE_DROPPED: Dropped = { malformed: 0, unknownLabel: 0, notThere: 0, ambiguous: 0 };

export interface PlacedQuotes {
  /** UTF-16, in the order of the text. */
  readonly places: readonly LabelledPlace[];
  readonly dropped: Dropped;
}

/** No text of a part has more to annotate than this for each of its units; what is beyond it is malformed. */
const MOST_PER_UNIT = 1;

export function placesOf(text: string, said: readonly unknown[], labels: ReadonlySet<string>): PlacedQuotes {
  const dropped = { ...NONE_DROPPED };
  const most = Math.max(1, text.length * MOST_PER_UNIT);
  dropped.malformed += Math.max(0, said.length - most);
  const groups = new Map<string, Quoted[]>();
  for (const one of said.slice(0, most)) {
    const read = v.safeParse(QuotedSchema, one);
    if (!read.success) dropped.malformed++;
    else if (!labels.has(read.output.label)) dropped.unknownLabel++;
    else {
      const { quote, label, before } = read.output;
      const key = JSON.stringify([quote, label, before ?? '']);
      const group = groups.get(key);
      if (group) group.push(read.output);
      else groups.set(key, [read.output]);
    }
  }
  const searched = new SearchedText(
    text,
    [...groups.values()].map(([first]) => first!.quote),
  );
  const places = new Map<string, LabelledPlace>();
  for (const group of groups.values()) {
    const [{ quote, label, before }] = group as [Quoted];
    const found = searched.find(quote, before ?? '');
    if (found.length === 0) dropped.notThere += group.length;
    // Said as often as it stands there: each place is meant.
    else if (found.length > 1 && found.length !== group.length) dropped.ambiguous += group.length;
    else for (const { start, end } of found) places.set(`${start} ${end} ${label}`, { start, end, label });
  }
  return {
    places: [...places.values()].sort((a, b) => a.start - b.start || b.end - a.end),
    dropped,
  };
}

/** A text in which quotes are looked for as they are written, and else as models copy. */
class SearchedText {
  private readonly folded: FoldedText;
  private readonly exactly: ReadonlyMap<string, readonly number[]>;
  private readonly alike: ReadonlyMap<string, readonly number[]>;

  constructor(
    private readonly text: string,
    quotes: readonly string[],
  ) {
    this.folded = foldedText(text);
    this.exactly = findQuotes(text, quotes);
    this.alike = findQuotes(this.folded.text, quotes.map(trimmedFold));
  }

  /** Where a quote stands; several places where nothing tells them apart. */
  find(quote: string, before: string): readonly Span[] {
    const all = this.occurrences(quote);
    if (all.length <= 1) return all;
    const following = this.after(all, before);
    if (following.length > 0) return following;
    // What is said to stand before it stands before none of them.
    return wordsIn(before) === '' ? this.wholeWords(all) : all;
  }

  private occurrences(quote: string): readonly Span[] {
    const exactly = (this.exactly.get(quote) ?? [])
      .map((start) => ({ start, end: start + quote.length }))
      .filter((span) => this.isWhole(span));
    if (exactly.length > 0) return exactly;
    const alike = trimmedFold(quote);
    return (this.alike.get(alike) ?? [])
      .map((start) => ({ start: this.folded.at(start), end: this.folded.endAt(start + alike.length) }))
      .filter((span) => this.isWhole(span));
  }

  private after(places: readonly Span[], before: string): readonly Span[] {
    const wanted = wordsIn(before);
    if (wanted === '') return [];
    return places.filter(({ start }) => {
      // Vowel signs and marks make it longer, never shorter.
      const there = wordsIn(this.text.slice(Math.max(0, start - 4 * wanted.length - 8), start));
      return there.endsWith(wanted);
    });
  }

  private wholeWords(places: readonly Span[]): readonly Span[] {
    const isInWord = (from: number, to: number) =>
      /[\p{L}\p{N}]/u.test(this.text.slice(from, to)) && from >= 0;
    const whole = places.filter(({ start, end }) => !isInWord(start - 1, start) && !isInWord(end, end + 1));
    return whole.length > 0 ? whole : places;
  }

  /** Neither empty nor part of a character, and on one line. */
  private isWhole({ start, end }: Span): boolean {
    const cuts = cutsPair(this.text, start) || cutsPair(this.text, end);
    return start < end && !cuts && !/[\n\r\u2028\u2029]/.test(this.text.slice(start, end));
  }
}

const trimmedFold = (quote: string): string => folded(quote).trim();

/** Without quotation marks and the like, which models leave out where they say what stands before. */
const wordsIn = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
