/** A half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const movedBy = ({ start, end }: Span, units: number): Span => ({
  start: start + units,
  end: end + units,
});

/** Whether a UTF-16 offset lies between the halves of a surrogate pair. */
export function cutsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
