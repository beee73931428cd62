/**
 * What copies of texts are found by: hashes of the folded words of long paragraphs, and MinHash over shingles (Broder
 * 1997, "On the resemblance and containment of documents") of the whole.
 */
import type { LanguagePack, Spelling } from '../../languages/languagePack.js';
import { resplitParagraphs, splitParagraphs, type Paragraph } from '../../text/paragraphs.js';
import { hashOf } from '../index/wordHashes.js';
import type { TextSketch } from './consistencyDocument.js';

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
  /** MinHash of the shingles that begin in it; they may end in the paragraphs behind it. */
  readonly least: Uint32Array;
}

const NOTHING_SIGNED = new Uint32Array();
const NO_PARAGRAPHS = { text: '', paragraphs: [], parts: [] };

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
      sketch: { hash: '', paragraphs: [], head: { start: 0, end: 0 } },
    };
  const known = before?.spelling === spelling ? before : NO_PARAGRAPHS;
  const { paragraphs, sameAtStart, sameAtEnd } = resplitParagraphs(text, known);
  const end = paragraphs.length - sameAtEnd;
  const parts = [
    ...known.parts.slice(0, sameAtStart),
    ...paragraphs.slice(sameAtStart, end).map((paragraph) => sketchedParagraph(paragraph, spelling)),
    ...known.parts.slice(known.parts.length - sameAtEnd),
  ];
  const words = allWords(parts);
  sign(parts, words, sameAtStart, end);
  return { text, spelling, paragraphs, parts, sketch: sketchFrom(paragraphs, parts, words) };
}

function sketchedParagraph({ text }: Paragraph, spelling: Spelling): SketchedParagraph {
  const norms = spelling.words(text).flatMap(({ kind, norm }) => (kind === 'symbol' ? [] : norm));
  return {
    words: Uint32Array.from(norms, hashOf),
    hash: norms.length >= SHORTEST_PARAGRAPH_WORDS ? longHash(norms.join(' ')) : undefined,
    least: NOTHING_SIGNED,
  };
}

function allWords(parts: readonly SketchedParagraph[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((count, { words }) => count + words.length, 0));
  let at = 0;
  for (const { words } of parts) {
    all.set(words, at);
    at += words.length;
  }
  return all;
}

/** Signs the parts from `from` to `to`, and those before them whose shingles end in them. */
function sign(parts: SketchedParagraph[], words: Uint32Array, from: number, to: number): void {
  let first = from;
  for (let between = 0; first > 0 && between < SHINGLE - 1;) between += parts[--first]!.words.length;
  let at = 0;
  for (let i = 0; i < to; i++) {
    const end = at + parts[i]!.words.length;
    if (i >= first) parts[i] = { ...parts[i]!, least: signatureOf(words, at, end) };
    at = end;
  }
}

function sketchFrom(
  paragraphs: readonly Paragraph[],
  parts: readonly SketchedParagraph[],
  words: Uint32Array,
): TextSketch {
  const [head = { start: 0, text: '' }] = paragraphs;
  const signature = words.length < SHORTEST_TEXT_WORDS ? undefined : leastOf(parts);
  return {
    hash: hashOfWords(words),
    paragraphs: paragraphs.flatMap(({ start, text }, i) => {
      const { hash } = parts[i]!;
      return hash === undefined ? [] : { start, end: start + text.length, hash };
    }),
    head: { start: head.start, end: head.start + head.text.length },
    ...(signature && { signature }),
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

/** The same of the hashes of words. */
function hashOfWords(words: Uint32Array): string {
  let on = 0x811c9dc5;
  let back = 0x811c9dc5;
  for (let i = 0, last = words.length - 1; i <= last; i++) {
    on = Math.imul(on ^ words[i]!, 0x01000193);
    on ^= on >>> 15;
    back = Math.imul(back ^ words[last - i]!, 0x01000193);
    back ^= back >>> 15;
  }
  return (on >>> 0).toString(36) + '-' + (back >>> 0).toString(36);
}

/** Of the shingles that begin from one word to before another. */
function signatureOf(words: Uint32Array, from = 0, to = words.length): Uint32Array {
  const least = new Uint32Array(SIGNATURE).fill(0xffffffff);
  const end = Math.min(to, words.length - SHINGLE + 1);
  for (let at = from; at < end; at++) {
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
