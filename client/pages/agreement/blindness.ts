/** In which order annotators stand in a row: as they are, or, blind, shuffled anew for each row, always alike for the same one. */

/** Numbers of the annotators in the order of the columns. `row` is any text of the row's own. */
export function columnOrder(annotators: number, row: string, isBlind: boolean): readonly number[] {
  const order = Array.from({ length: annotators }, (_, i) => i);
  if (!isBlind) return order;
  let state = 2166136261;
  for (const sign of row) state = Math.imul(state ^ sign.codePointAt(0)!, 16777619) >>> 0;
  for (let i = annotators - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
