/** Marks of the overview ruler, which shows a whole document in the height of its window; pure, no VS Code. */
import type { TextRange } from './places.js';

/** Places that are told apart: VS Code draws a mark 6 pixels high at least, and a window seldom has 1800. */
const STEPS = 300;

/**
 * Places that look alike, in text order, as marks: what no one could tell apart is one. At every key VS Code goes through all
 * marks of a document.
 */
export function rulerMarks(places: readonly TextRange[], lineCount: number): readonly TextRange[] {
  const near = Math.floor(lineCount / STEPS);
  const marks: TextRange[] = [];
  for (const { start, end } of places) {
    const last = marks.at(-1);
    if (last && start.line - last.end.line < near)
      marks[marks.length - 1] = { start: last.start, end: end.line > last.end.line ? end : last.end };
    else marks.push({ start, end });
  }
  return marks;
}
