/** Ids of entities by their names: readable Latin letters, digits and hyphens, the same everywhere. */

const PLAIN: (string | undefined)[] = [];
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') PLAIN[letter.charCodeAt(0)] = letter;

const SPACE = 0x20;

/** Letters of an id at most: a longer name is cut at a word. */
const LONGEST = 80;

/**
 * The id of a folded name. `spellings` gives the Latin spelling of a UTF-16 unit; a letter that has none is written by its
 * code point.
 */
export function entityId(folded: string, spellings: readonly (string | undefined)[] = []): string {
  let id = '';
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    const letter = PLAIN[code] ?? spellings[code];
    if (letter !== undefined) {
      id += letter;
      continue;
    }
    const point = folded.codePointAt(i)!;
    if (point > 0xffff) i++;
    if (code !== SPACE && /\p{L}|\p{N}/u.test(String.fromCodePoint(point))) id += `u${point.toString(16)}`;
    else if (id !== '' && !id.endsWith('-')) id += '-';
  }
  if (id.length > LONGEST) id = id.slice(0, Math.max(id.lastIndexOf('-', LONGEST), 1));
  return id.replace(/-$/, '') || 'unnamed';
}
