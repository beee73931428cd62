/** Tags of tokens for any label set: outside, and for each label its first token (B) and the others (I). */

export const OUTSIDE = 0;
export const tagCount = (labels: number): number => 1 + 2 * labels;
const beginTag = (label: number): number => 1 + 2 * label;
export const isInside = (tag: number): boolean => tag > 0 && (tag & 1) === 0;
const labelOf = (tag: number): number => (tag - 1) >> 1;

/** A run of tokens with a label, half-open. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
  /** Index into the label set. */
  readonly label: number;
}

/** Tags of spans that do not overlap. */
export function tagsOf(length: number, spans: readonly TokenSpan[]): Uint8Array {
  const tags = new Uint8Array(length);
  for (const { from, to, label } of spans) {
    tags.fill(beginTag(label) + 1, from, to);
    tags[from] = beginTag(label);
  }
  return tags;
}

/** The spans of a tag sequence that `mayFollow` allows. */
export function spansOf(tags: Uint8Array, length: number): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let from = -1;
  for (let t = 0; t <= length; t++) {
    const tag = t < length ? tags[t]! : OUTSIDE;
    if (from >= 0 && !isInside(tag)) {
      spans.push({ from, to: t, label: labelOf(tags[from]!) });
      from = -1;
    }
    if (tag !== OUTSIDE && from < 0) from = t;
  }
  return spans;
}
