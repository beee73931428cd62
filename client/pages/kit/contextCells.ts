/**
 * A line in three cells: what stands before a hit, the hit, what stands after it. Cells are in the direction of the line, so
 * that before is on the right of an Arabic line and on the left of a Latin one; each is a paragraph of its own, so that
 * brackets, digits and words of the other direction at its border stay in it. Pure.
 */
/** Arabic letters that are one word with a neighbour keep the forms that they have beside it. */
const JOINER = '\u200d';
const JOINING = /^[\p{Script=Arabic}\p{Mn}]$/u;

/** Words with what stands before and after them in their line. */
export interface WithContext {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

export interface ContextCells {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ');

/** Whether a word goes on from one text to the next. */
const joins = (text: string, next: string): boolean =>
  JOINING.test(text.slice(-1)) && JOINING.test(next.slice(0, 1));

export function cellsOf({ before, text, after }: WithContext): ContextCells {
  const begins = joins(before, text) ? JOINER : '';
  const ends = joins(text, after) ? JOINER : '';
  return {
    before: tidy(before).trim() + begins,
    hit: begins + tidy(text) + ends,
    after: ends + tidy(after).trim(),
  };
}
