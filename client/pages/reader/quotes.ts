/** Where a quote stands in the lines of a text. Pure. */
import type { Range } from 'vscode-languageserver-types';

/** The first places of a quote, at most so many; a quote of several lines is looked for line by line. */
export function placesOf(lines: readonly string[], quote: string, most: number): readonly Range[] {
  const places: Range[] = [];
  if (quote === '') return places;
  const parts = quote.split('\n');
  const [first = ''] = parts;
  for (let line = 0; line + parts.length <= lines.length && places.length < most; line++) {
    const text = lines[line]!;
    let at = text.indexOf(first);
    if (parts.length > 1) at = text.endsWith(first) ? text.length - first.length : -1;
    for (; at >= 0 && places.length < most; at = text.indexOf(first, at + Math.max(1, first.length))) {
      const end = endOf(lines, parts, line, at);
      if (end) places.push({ start: { line, character: at }, end });
      if (parts.length > 1) break;
    }
  }
  return places;
}

function endOf(
  lines: readonly string[],
  parts: readonly string[],
  line: number,
  at: number,
): Range['end'] | undefined {
  const last = parts.length - 1;
  if (last === 0) return { line, character: at + parts[0]!.length };
  for (let i = 1; i < last; i++) if (lines[line + i] !== parts[i]) return undefined;
  return lines[line + last]!.startsWith(parts[last]!)
    ? { line: line + last, character: parts[last]!.length }
    : undefined;
}
