/** Where git's conflict marks stand in a file: between them are its versions. */

/** Lines, counted from 0: our version is behind `start`, what both began with behind `base`, theirs behind `middle`, to `end`. */
export interface MarkedBlock {
  readonly start: number;
  /** Of `merge.conflictStyle=diff3`. */
  readonly base?: number;
  readonly middle: number;
  readonly end: number;
}

const MARK = /^(<{7,}|={7,}|>{7,}|\|{7,})( |\r?$)/u;

/** The sign of a mark of git; undefined where a line is none. */
export const markIn = (line: unknown): string | undefined =>
  typeof line === 'string' && MARK.test(line) ? line[0] : undefined;

/** What is no whole block is none. */
export function markedBlocks(lines: readonly unknown[]): readonly MarkedBlock[] {
  const blocks: MarkedBlock[] = [];
  let open: { readonly start: number; base?: number; middle?: number } | undefined;
  lines.forEach((line, i) => {
    const sign = markIn(line);
    if (sign === '<') open = { start: i };
    else if (!open) return;
    else if (sign === '|' && open.base === undefined && open.middle === undefined) open.base = i;
    else if (sign === '=' && open.middle === undefined) open.middle = i;
    else if (sign === '>' && open.middle !== undefined) {
      blocks.push({ ...open, middle: open.middle, end: i });
      open = undefined;
    }
  });
  return blocks;
}

/** Behind the last line of ours. */
export const oursEnd = ({ base, middle }: MarkedBlock): number => base ?? middle;

/**
 * Lines between git's marks that are not read as others are, by index: the first mark is told, the other marks and what both
 * sides began with are not, and of the other side only what ours does not have is taken.
 */
export function linesAside(lines: readonly unknown[]): ReadonlyMap<number, 'mark' | 'silent' | 'other'> {
  const aside = new Map<number, 'mark' | 'silent' | 'other'>();
  for (const block of markedBlocks(lines)) {
    aside.set(block.start, 'mark');
    for (let i = oursEnd(block); i <= block.end; i++)
      aside.set(i, i > block.middle && i < block.end ? 'other' : 'silent');
  }
  return aside;
}
