/** What VS Code reads in plain sentences, by the expressions of its own sources (1.139: linkedText.ts, iconLabels.ts). */

const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /\$\([A-Za-z0-9~-]+\)/;

/** Whether a sentence would be shown with a link, an icon or a line break, or turn what stands after it. */
export function isMoreThanText(sentence: string): boolean {
  return (
    LINK.test(sentence) || ICON.test(sentence) || /[\p{Cc}\u2028\u2029]/u.test(sentence) || isOpen(sentence)
  );
}

/** Whether controls of direction reach beyond the sentence (UAX 9). */
function isOpen(sentence: string): boolean {
  let open = 0;
  for (const sign of sentence) {
    if (/[\u2066-\u2068]/.test(sign)) open++;
    if (sign === '\u2069' && --open < 0) return true;
    if (/[\u202a-\u202e]/.test(sign)) return true;
  }
  return open > 0;
}
