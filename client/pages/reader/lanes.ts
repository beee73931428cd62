/** Which lane below the text each mark takes, so that nested marks are all to be seen: the innermost nearest. Pure. */

export interface MarkSpan {
  /** UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Lanes of extents that are sorted by start, longer first: 0 for what holds nothing, else one more than it holds. */
export function lanesOf(extents: readonly MarkSpan[]): readonly number[] {
  const lanes = extents.map(() => 0);
  const open: number[] = [];
  const close = (index: number) => {
    const around = open.at(-1);
    if (around !== undefined) lanes[around] = Math.max(lanes[around]!, lanes[index]! + 1);
  };
  for (const [index, extent] of extents.entries()) {
    while (open.length > 0 && extents[open.at(-1)!]!.end <= extent.start) close(open.pop()!);
    open.push(index);
  }
  while (open.length > 0) close(open.pop()!);
  return lanes;
}
