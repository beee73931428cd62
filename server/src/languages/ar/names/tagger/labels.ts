/** The labels of single tokens: O, and for each kind of name its first token (B) and the others (I). */

export const TAGGED_LABELS = ['PERS', 'GPE', 'ORG', 'MISC'] as const;
export type TaggedLabel = (typeof TAGGED_LABELS)[number];

/** O, B-PERS, I-PERS, B-GPE, …: as many as a row of weights has columns. */
export const TAG_COUNT = 1 + 2 * TAGGED_LABELS.length;
export const OUTSIDE = 0;

export const beginTag = (label: number): number => 1 + 2 * label;
export const isInside = (tag: number): boolean => tag > 0 && (tag & 1) === 0;
/** Index into TAGGED_LABELS of a tag that is not OUTSIDE. */
const labelOf = (tag: number): number => (tag - 1) >> 1;

/** An I follows only a B or an I of its own kind. `OUTSIDE` stands before the first token. */
export const mayFollow = (before: number, tag: number): boolean =>
  !isInside(tag) || before === tag || before === tag - 1;

/** A run of tokens with a label; half-open. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

/** The spans of a tag sequence, or of the first tags of one; a stray I begins a span. */
export function spansOfTags(tags: ArrayLike<number>, length = tags.length): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let from = -1;
  for (let i = 0; i <= length; i++) {
    const tag = i < length ? tags[i]! : OUTSIDE;
    if (from >= 0 && !(isInside(tag) && labelOf(tag) === labelOf(tags[from]!))) {
      spans.push({ from, to: i, label: labelOf(tags[from]!) });
      from = -1;
    }
    if (tag !== OUTSIDE && from < 0) from = i;
  }
  return spans;
}
