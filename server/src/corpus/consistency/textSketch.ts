/**
 * What copies of texts are found by: hashes of the folded words of long paragraphs, and MinHash over shingles (Broder
 * 1997, "On the resemblance and containment of documents") of the whole.
 */
import type { LanguagePack } from '../../languages/languagePack.js';
import { splitParagraphs } from '../../text/paragraphs.js';
import { hashOf } from '../index/wordHashes.js';
import type { LongParagraph, TextSketch } from './consistencyDocument.js';

/** Shorter paragraphs are captions, bylines, phrases of a page: they stand in many texts by right. */
const SHORTEST_PARAGRAPH_WORDS = 20;
/** Words in a shingle. */
const SHINGLE = 5;
/** Fewer words say too little to call two texts alike. */
const SHORTEST_TEXT_WORDS = 40;
/** Longer texts (UTF-16 units) are not compared: a decision in them must not wait for it. */
export const LONGEST_TEXT = 2_000_000;
/** Hash functions: the resemblance is estimated within ± 0.1 (95 %, at 0.8). */
const SIGNATURE = 64;
/** Bands of a signature by which pairs are found: 16 of 4 hashes miss a pair that is alike by 0.8 once in 5,000. */
const BAND = 4;

/** Odd multipliers and additions of the hash functions, from a linear congruential generator. */
const FUNCTIONS = Array.from({ length: SIGNATURE }).reduce<[number, number][]>((all) => {
  const next = (state: number): number => (Math.imul(state, 1664525) + 1013904223) >>> 0;
  const multiplier = next(all.at(-1)?.[1] ?? 0x9e3779b9);
  return [...all, [multiplier | 1, next(multiplier)]];
}, []);
const MULTIPLIERS = Uint32Array.from(FUNCTIONS, ([multiplier]) => multiplier);
const ADDITIONS = Uint32Array.from(FUNCTIONS, ([, addition]) => addition);

export function sketchOf(text: string, { spelling }: Pick<LanguagePack, 'spelling'>): TextSketch {
  if (text.length > LONGEST_TEXT) return { hash: '', paragraphs: [], head: { start: 0, end: 0 } };
  const paragraphs: LongParagraph[] = [];
  const hashes: number[] = [];
  let head = { start: 0, end: 0 };
  for (const { start, text: line } of splitParagraphs(text)) {
    if (head.end === 0) head = { start, end: start + line.length };
    const words = spelling.words(line).filter(({ kind }) => kind !== 'symbol');
    if (words.length >= SHORTEST_PARAGRAPH_WORDS) {
      const hash = longHash(words.map(({ norm }) => norm).join(' '));
      paragraphs.push({ start, end: start + line.length, hash });
    }
    for (const { norm } of words) hashes.push(hashOf(norm));
  }
  const hash = longHash(hashes.join(' '));
  const signature = hashes.length < SHORTEST_TEXT_WORDS ? undefined : signatureOf(hashes);
  return { hash, paragraphs, head, ...(signature && { signature }) };
}

/** A long paragraph with its signature: by it those are found that are nearly the same. */
export interface ParagraphSketch {
  readonly hash: string;
  readonly signature: Uint32Array;
}

/** The long paragraphs of a text. */
export function paragraphSketches(
  text: string,
  { spelling }: Pick<LanguagePack, 'spelling'>,
): readonly ParagraphSketch[] {
  return splitParagraphs(text).flatMap(({ text: line }) => {
    const words = spelling.words(line).filter(({ kind }) => kind !== 'symbol');
    if (words.length < SHORTEST_PARAGRAPH_WORDS) return [];
    const norms = words.map(({ norm }) => norm);
    return [{ hash: longHash(norms.join(' ')), signature: signatureOf(norms.map(hashOf)) }];
  });
}

/** 64 bits of FNV-1a, from either end: texts that differ never meet in a corpus. */
export function longHash(text: string): string {
  let back = 0x811c9dc5;
  for (let i = text.length - 1; i >= 0; i--) back = Math.imul(back ^ text.charCodeAt(i), 0x01000193);
  return hashOf(text).toString(36) + '-' + (back >>> 0).toString(36);
}

function signatureOf(words: readonly number[]): Uint32Array {
  const least = new Uint32Array(SIGNATURE).fill(0xffffffff);
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    let shingle = 0x811c9dc5;
    for (let i = at; i < at + SHINGLE; i++) shingle = Math.imul(shingle ^ words[i]!, 0x01000193);
    shingle ^= shingle >>> 15;
    for (let i = 0; i < SIGNATURE; i++) {
      let hash = Math.imul(shingle, MULTIPLIERS[i]!) + ADDITIONS[i]!;
      hash = (hash ^ (hash >>> 16)) >>> 0;
      if (hash < least[i]!) least[i] = hash;
    }
  }
  return least;
}

/** The keys under which texts that are alike meet. */
export function bandsOf(signature: Uint32Array): string[] {
  const bands: string[] = [];
  for (let at = 0; at < signature.length; at += BAND)
    bands.push(`${at}:${signature.subarray(at, at + BAND).join('.')}`);
  return bands;
}

/** How much of the shingles of two texts both have (Jaccard), estimated, 0 to 1. */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++;
  return same / a.length;
}
