/** Which words a text has, as hashes: a few kilobytes that answer which names may stand in it. */
import { lowerBound } from '../../text/lowerBound.js';
import type { LanguagePack, NameKey } from '../../languages/languagePack.js';

/** FNV-1a over UTF-16 units, 32 bits: equal words always agree; different ones seldom do. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (code >> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** The hashes of the folded words of a text, with all that may stand behind clitics; sorted, each once. */
export function wordHashes(
  text: string,
  { spelling, clitics }: LanguagePack,
  words = spelling.words(text),
): Uint32Array {
  const hashes = new Set<number>();
  const seen = new Set<string>();
  for (const { norm } of words) {
    if (seen.has(norm)) continue;
    seen.add(norm);
    for (const stem of clitics.stems(norm)) hashes.add(hashOf(stem));
  }
  return Uint32Array.from(hashes).sort();
}

function has(sorted: Uint32Array, hash: number): boolean {
  return sorted[lowerBound(sorted.length, (i) => sorted[i]! < hash)] === hash;
}

/** Whether a name may stand in a text; false means that it does not. */
export function mayHold(hashes: Uint32Array, key: Pick<NameKey, 'words'>): boolean {
  return key.words.every((word) => has(hashes, hashOf(word)));
}
