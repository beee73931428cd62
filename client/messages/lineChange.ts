/** What was typed in a text, as the lines that are other than before: a page of a long text is not told all of it at each key. */
import type { Range } from '../../server/src/protocol/positions.js';

interface TextInLines {
  readonly version: number;
  readonly lines: readonly string[];
  readonly isBeginning?: boolean;
}

export interface LineChange {
  /** The version of the text that it changes, and the one that it makes. */
  readonly since: number;
  readonly version: number;
  /** The first line that is other, and how many there were. */
  readonly start: number;
  readonly removed: number;
  readonly lines: readonly string[];
}

/** The lines around all that was replaced: `ranges` in the text before, `before` and `after` how many lines it had and has. */
export function replacedLines(
  ranges: readonly Range[],
  before: number,
  after: number,
): { readonly start: number; readonly removed: number; readonly added: number } {
  const start = Math.min(...ranges.map((range) => range.start.line));
  const removed = Math.max(...ranges.map((range) => range.end.line)) + 1 - start;
  return { start, removed, added: removed + after - before };
}

/** The text with them; undefined where they are of another version, or not all of it is there. */
export function withLines<T extends TextInLines>(
  text: T,
  { since, version, start, removed, lines }: LineChange,
): T | undefined {
  if (text.version !== since || text.isBeginning) return undefined;
  const all = [...text.lines.slice(0, start), ...lines, ...text.lines.slice(start + removed)];
  return { ...text, version, lines: all };
}
