/**
 * Which lane below the text each mark takes, so that all that stand at one place are to be seen: the innermost nearest, an own
 * one for each of those that cross or have the same span. Pure.
 */

export interface MarkSpan {
  /** UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
}

/**
 * Lanes of extents that are sorted by start, longer first: 0 for what holds nothing, else one more than it holds; of those
 * that cross, the shorter is nearer. Of the same span, the later is held by the earlier.
 */
export function lanesOf(extents: readonly MarkSpan[]): readonly number[] {
  const lengthOf = (index: number) => extents[index]!.end - extents[index]!.start;
  const nearer = (one: number, other: number) => lengthOf(one) - lengthOf(other) || other - one;
  const held = extents.map((): number[] => []);
  const crossed = extents.map((): number[] => []);
  let open: number[] = [];
  for (const [index, { start, end }] of extents.entries()) {
    open = open.filter((other) => extents[other]!.end > start);
    for (const other of open) {
      if (end <= extents[other]!.end) held[other]!.push(index);
      else if (nearer(index, other) < 0) crossed[other]!.push(index);
      else crossed[index]!.push(other);
    }
    open.push(index);
  }
  const lanes = extents.map(() => 0);
  for (const index of [...extents.keys()].sort(nearer)) {
    const taken = new Set(crossed[index]!.map((other) => lanes[other]!));
    let lane = held[index]!.reduce((most, other) => Math.max(most, lanes[other]! + 1), 0);
    while (taken.has(lane)) lane++;
    lanes[index] = lane;
  }
  return lanes;
}
