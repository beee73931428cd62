/** Words for formats in which a name may hold no spaces or separators: percent-encoding, readable and reversible. */

/**
 * Encodes white space, control characters, `%` and the characters of `reserved`; other characters, Arabic
 * letters among them, stay.
 */
export function encodeWord(text: string, reserved = ''): string {
  let out = '';
  for (const character of text) {
    const bad =
      character === '%' ||
      reserved.includes(character) ||
      /[\s\u0000-\u001f\u007f-\u009f\ufeff]/.test(character);
    out += bad ? percent(character) : character;
  }
  return out;
}

/** The UTF-8 bytes of a character, as in a URI. */
function percent(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => '%' + byte.toString(16).toUpperCase().padStart(2, '0'))
    .join('');
}

/** The inverse; what is no encoding stays as it is. */
export function decodeWord(word: string): string {
  if (!word.includes('%')) return word;
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
