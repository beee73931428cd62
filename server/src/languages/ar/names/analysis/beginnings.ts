/**
 * Which words may begin a form that is looked for: most words of a text begin none, which one look at a small table tells.
 */

const SIZE = 1 << 12;

/** A small number that depends on a word's first, middle and last letters. */
export function beginningOf(word: string): number {
  const { length } = word;
  const ends = (word.charCodeAt(0) << 6) ^ word.charCodeAt(length - 1);
  const inner = (word.charCodeAt(length >> 1) << 4) ^ (word.charCodeAt(length - 2) << 1);
  return (ends ^ inner ^ length) & (SIZE - 1);
}

/** A table that holds 1 at the `beginningOf` each word, 0 where none of them is. */
export function tableOfBeginnings(words: Iterable<string>): Uint8Array {
  const table = new Uint8Array(SIZE);
  for (const word of words) table[beginningOf(word)] = 1;
  return table;
}
