/** Where what stands around a place in its line is cut off, for lists: no word is cut, unless it is all that there is. */

/** Offset where the words before `start` begin: at `at` or after it. `line` is where their line begins. */
export function contextBeginning(text: string, at: number, start: number, line: number): number {
  if (at <= line) return line;
  const space = text.slice(at - 1, start).search(/\s/u);
  return space < 0 ? at : at + space;
}

/** Offset where the words after `end` end: at `at` or before it. `line` is where their line ends. */
export function contextEnd(text: string, at: number, end: number, line: number): number {
  if (at >= line) return line;
  const space = text.slice(end, at + 1).search(/\s\S*$/u);
  return space < 0 ? at : end + space;
}
