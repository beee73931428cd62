/**
 * What copies of texts are found by: hashes of the folded words of long paragraphs, and MinHash over shingles (Broder
 * 1997, "On the resemblance and containment of documents") of the whole.
 */
import type { LanguagePack, Spelling } from '../../languages/languagePack.js';
import { resplitParagraphs, splitParagraphs, type Paragraph } from '../../text/paragraphs.js';
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

/** What a text was sketched from: of a later version of it only what changed is looked at. */
export interface SketchedText {
  readonly text: string;
  readonly sketch: TextSketch;
  readonly spelling: Spelling;
  readonly paragraphs: readonly Paragraph[];
  /** As many as paragraphs. */
  readonly parts: readonly SketchedParagraph[];
}

interface SketchedParagraph {
  /** Hashes of its folded words. */
  readonly words: Uint32Array;
  /** Of a long one. */
  readonly hash: string | undefined;
  readonly ofWords: WordsHash;
  /** MinHash of the shingles that begin in it; they may end in the paragraphs behind it. */
  readonly least: Uint32Array;
}

/** Of words that follow one another, 64 bits: polynomials, so that it can be told from those of pieces. */
interface WordsHash {
  readonly one: number;
  readonly other: number;
  /** By what the words before these are multiplied. */
  readonly ofOne: number;
  readonly ofOther: number;
}

const NOTHING_SIGNED = new Uint32Array();
const NO_SKETCH: TextSketch = { hash: '', paragraphs: [], head: { start: 0, end: 0 } };
const NO_PARAGRAPHS = { text: '', paragraphs: [], parts: [], sketch: NO_SKETCH };

/** `before`: what an earlier version of the text was sketched from. */
export function sketchText(
  text: string,
  { spelling }: Pick<LanguagePack, 'spelling'>,
  before?: SketchedText,
): SketchedText {
  if (text.length > LONGEST_TEXT)
    return {
      ...NO_PARAGRAPHS,
      text,
      spelling,
    };
  const known = before?.spelling === spelling ? before : NO_PARAGRAPHS;
  const { paragraphs, sameAtStart, sameAtEnd } = resplitParagraphs(text, known);
  const end = paragraphs.length - sameAtEnd;
  const parts = [
    ...known.parts.slice(0, sameAtStart),
    ...paragraphs.slice(sameAtStart, end).map((paragraph) => sketchedParagraph(paragraph, spelling)),
    ...known.parts.slice(known.parts.length - sameAtEnd),
  ];
  sign(parts, sameAtStart, end);
  const sketch = sketchFrom(paragraphs, parts, { longOnes: known.sketch.paragraphs, count: sameAtStart });
  return { text, spelling, paragraphs, parts, sketch };
}

function sketchedParagraph({ text }: Paragraph, spelling: Spelling): SketchedParagraph {
  const norms = spelling.words(text).flatMap(({ kind, norm }) => (kind === 'symbol' ? [] : norm));
  const words = Uint32Array.from(norms, hashOf);
  return {
    words,
    ofWords: wordsHash(words),
    hash: norms.length >= SHORTEST_PARAGRAPH_WORDS ? longHash(norms.join(' ')) : undefined,
    least: NOTHING_SIGNED,
  };
}

/** Signs the parts from `from` to `to`, and those before them whose shingles end in them. */
function sign(parts: SketchedParagraph[], from: number, to: number): void {
  let first = from;
  for (let between = 0; first > 0 && between < SHINGLE - 1;) between += parts[--first]!.words.length;
  for (let i = first; i < to; i++) {
    const part = parts[i]!;
    parts[i] = { ...part, least: signatureOf(withNextWords(parts, i), part.words.length) };
  }
}

/** The words of a part, and those behind it in which its shingles may end. */
function withNextWords(parts: readonly SketchedParagraph[], at: number): Uint32Array {
  const { words } = parts[at]!;
  const next: number[] = [];
  for (let i = at + 1; i < parts.length && next.length < SHINGLE - 1; i++)
    next.push(...parts[i]!.words.subarray(0, SHINGLE - 1 - next.length));
  const all = new Uint32Array(words.length + next.length);
  all.set(words);
  all.set(next, words.length);
  return all;
}

/** `before`: the long ones among the paragraphs of the text before, of which so many at the beginning are these. */
function sketchFrom(
  paragraphs: readonly Paragraph[],
  parts: readonly SketchedParagraph[],
  before: { readonly longOnes: TextSketch['paragraphs']; readonly count: number },
): TextSketch {
  const [head = { start: 0, text: '' }] = paragraphs;
  let count = 0;
  const longOnes: LongParagraph[] = [];
  for (let i = 0; i < parts.length; i++) {
    const { words, hash } = parts[i]!;
    count += words.length;
    if (hash === undefined) continue;
    const { start, text } = paragraphs[i]!;
    const known = i < before.count ? before.longOnes[longOnes.length] : undefined;
    longOnes.push(known ?? { start, end: start + text.length, hash });
  }
  return {
    hash: hashOfAll(parts),
    paragraphs: longOnes,
    head: { start: head.start, end: head.start + head.text.length },
    ...(count >= SHORTEST_TEXT_WORDS && { signature: leastOf(parts) }),
  };
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
  return splitParagraphs(text).flatMap((paragraph) => {
    const { hash, words } = sketchedParagraph(paragraph, spelling);
    return hash === undefined ? [] : [{ hash, signature: signatureOf(words) }];
  });
}

/** 64 bits of FNV-1a, from either end: texts that differ never meet in a corpus. */
export function longHash(text: string): string {
  let back = 0x811c9dc5;
  for (let i = text.length - 1; i >= 0; i--) back = Math.imul(back ^ text.charCodeAt(i), 0x01000193);
  return hashOf(text).toString(36) + '-' + (back >>> 0).toString(36);
}

/** Of hashes of words. */
function wordsHash(words: Uint32Array): WordsHash {
  let [one, other, ofOne, ofOther] = [0, 0, 1, 1];
  for (const word of words) {
    one = (Math.imul(one, MULTIPLIERS[0]!) + word) | 0;
    other = (Math.imul(other, MULTIPLIERS[1]!) + (word ^ (word >>> 15))) | 0;
    ofOne = Math.imul(ofOne, MULTIPLIERS[0]!);
    ofOther = Math.imul(ofOther, MULTIPLIERS[1]!);
  }
  return { one, other, ofOne, ofOther };
}

/** Of all words of a text, whatever paragraphs they stand in. */
function hashOfAll(parts: readonly SketchedParagraph[]): string {
  let [one, other] = [0, 0];
  for (const { ofWords } of parts) {
    one = (Math.imul(one, ofWords.ofOne) + ofWords.one) | 0;
    other = (Math.imul(other, ofWords.ofOther) + ofWords.other) | 0;
  }
  return (one >>> 0).toString(36) + '-' + (other >>> 0).toString(36);
}

/** Of the shingles that begin before a word. */
function signatureOf(words: Uint32Array, to = words.length): Uint32Array {
  const least = new Uint32Array(SIGNATURE).fill(0xffffffff);
  const end = Math.min(to, words.length - SHINGLE + 1);
  for (let at = 0; at < end; at++) {
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

function leastOf(parts: readonly SketchedParagraph[]): Uint32Array {
  const least = new Uint32Array(SIGNATURE).fill(0xffffffff);
  for (const part of parts) {
    const own = part.least;
    for (let i = 0; i < SIGNATURE; i++) if (own[i]! < least[i]!) least[i] = own[i]!;
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
