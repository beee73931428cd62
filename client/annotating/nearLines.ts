/**
 * Of a long document what is drawn is what lies near to what is in sight: whatever is drawn VS Code looks at whenever it draws a
 * frame. Pure, no VS Code.
 */
import type { Range } from 'vscode-languageserver-types';

/** Lines of a text, both counted in. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** As many items are drawn wherever they are. */
const FEW = 2000;

/** As many lines before and behind what is in sight at least, */
const MARGIN = 60;
/** and as many times what is in sight. */
const SCREENS = 2;

const marginOf = ({ first, last }: Lines): number => Math.max(MARGIN, SCREENS * (last - first + 1));

export const EVERYWHERE: Lines = { first: 0, last: Infinity };

/** Where items of a document are drawn, of which so many are in it and these lines in sight. */
export function linesToDraw(items: number, seen: Lines): Lines {
  if (items <= FEW) return EVERYWHERE;
  const margin = marginOf(seen);
  return { first: Math.max(0, seen.first - margin), last: seen.last + margin };
}

/** Whether what is drawn goes on for long enough before and behind what is in sight. */
export function isEnough(drawn: Lines, seen: Lines): boolean {
  const margin = marginOf(seen) / 2;
  return drawn.first <= Math.max(0, seen.first - margin) && seen.last + margin <= drawn.last;
}

export const isIn = ({ start, end }: Range, { first, last }: Lines): boolean =>
  first <= end.line && start.line <= last;
