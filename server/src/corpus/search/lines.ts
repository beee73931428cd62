/** Hits as lines of a concordance: what stands before a hit, the hit, what stands after it; in logical order. */
import { lineDirection } from '../../text/lineDirection.js';
import type { HitSet } from './hitSet.js';
import { itemsOfHits } from './hitItems.js';
import { lineStartsOf, rangeInLines } from '../../text/lineStarts.js';
import { contextBeginning, contextEnd } from '../../text/wholeWords.js';
import type { Range } from 'vscode-languageserver-types';
import type { ItemsWanted, SearchedItem, SearchedText, SearchSource } from './searchedDocument.js';

export interface ConcordanceLine {
  /** Number of the hit, by place in the corpus. */
  readonly hit: number;
  readonly document: string;
  readonly uri: string;
  readonly date?: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** Direction in which the line of the text is read. */
  readonly direction: 'rtl' | 'ltr';
  /** Offsets in the text as the editor has it, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** The same, as LSP has it. */
  readonly range: Range;
  readonly item?: SearchedItem;
}

/** Of a hit so much is shown at most, in UTF-16 units. */
const LONGEST_HIT = 400;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** Where the lines of texts begin, found out once a text. */
class LineStarts {
  private readonly known = new Map<string, Uint32Array>();

  range({ document: { name }, text }: SearchedText, start: number, end: number): Range {
    let starts = this.known.get(name);
    if (!starts) this.known.set(name, (starts = lineStartsOf(text)));
    return rangeInLines(starts, { start, end });
  }
}

/** Lines of hits by their numbers, with so many UTF-16 units before and after each. */
export async function linesOf(
  hits: HitSet,
  numbers: readonly number[],
  context: number,
  source: SearchSource,
  wanted: ItemsWanted,
): Promise<ConcordanceLine[]> {
  const items = await itemsOfHits(hits, numbers, source, wanted);
  const lineStarts = new LineStarts();
  return numbers.map((hit) => {
    const { searched, start, end } = hits.at(hit);
    const { document, text } = searched;
    const { date } = source.facts(document);
    const { from, to } = lineAround(text, start, end);
    const item = items.get(hit);
    const shown = text.slice(start, end);
    return {
      ...{ hit, document: document.name, uri: document.uri },
      ...(date !== undefined && { date }),
      before: text.slice(contextBeginning(text, start - context, start, from), start),
      text: shown.length > LONGEST_HIT ? `${shown.slice(0, LONGEST_HIT)}…` : shown,
      after: text.slice(end, contextEnd(text, end + context, end, to)),
      direction: lineDirection(text.slice(from, Math.min(to, from + 1000))),
      ...{ start, end, range: lineStarts.range(searched, start, end) },
      ...(item && { item }),
    };
  });
}

/** Lines that are made at once, so that no more are in memory. */
const AT_ONCE = 1000;

/** The same, some lines at a time. */
export async function* linesInPieces(
  hits: HitSet,
  numbers: readonly number[],
  context: number,
  source: SearchSource,
  wanted: ItemsWanted,
): AsyncGenerator<readonly ConcordanceLine[]> {
  for (let at = 0; at < numbers.length; at += AT_ONCE)
    yield await linesOf(hits, numbers.slice(at, at + AT_ONCE), context, source, wanted);
}

/** The line that a hit lies in. Looks no further than `FURTHEST`. */
function lineAround(
  text: string,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } {
  let from = start;
  while (from > 0 && start - from < FURTHEST && !LINE_BREAK.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < FURTHEST && !LINE_BREAK.test(text.charAt(to))) to++;
  return { from, to };
}

const FURTHEST = 1000;
