/** Words of a text as a query of the search (docs/search.md). */

/** A word as it is, several in quotation marks; empty where they are none, or go over a line's end. */
export function queryFor(text: string): string {
  const words = text.trim();
  if (/[\r\n]/.test(words)) return '';
  return /^[\p{L}\p{M}\p{N}]*$/u.test(words) ? words : `"${words.replace(/["\\]/g, '\\$&')}"`;
}
