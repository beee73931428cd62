/** Ids of suggestions, which hold as long as the text does: whoever has them can move them along with it. */
import type { Span } from '../text/span.js';

export function suggestionId({ start, end, label }: Span & { readonly label: string }): string {
  return `?${start}-${end}-${label}`;
}

export const isSuggestionId = (id: string): boolean => id.startsWith('?');

/** The id where the text before a suggestion has grown by so many UTF-16 units. */
export function movedSuggestionId(id: string, units: number): string {
  const behindStart = id.indexOf('-');
  const behindEnd = id.indexOf('-', behindStart + 1);
  const start = Number(id.slice(1, behindStart)) + units;
  const end = Number(id.slice(behindStart + 1, behindEnd)) + units;
  return `?${start}-${end}${id.slice(behindEnd)}`;
}
