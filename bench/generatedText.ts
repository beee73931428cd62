/**
 * Text to measure on: sentences of the seeds in random order, one word in eight replaced by a word that nobody has
 * seen (letters of a real one, changed), so that neither the paragraph cache nor the caches of words flatter the
 * figures. Seeded: the same text every time.
 */
import { readdirSync, readFileSync } from 'node:fs';

const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

/** Mulberry32, a small seeded generator (Tommy Ettinger, public domain). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

let read: readonly string[] | undefined;
const sentencesOfSeeds = (): readonly string[] =>
  (read ??= readdirSync('seeds')
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(`seeds/${name}`, 'utf8').split(/\n+|(?<=\.)\s/u))
    .filter((sentence) => sentence.trim().length > 20));

/** About `bytes` bytes of UTF-8, at least a paragraph. */
export function variedText(bytes: number, seed = 1): string {
  const next = random(seed);
  const sentences = sentencesOfSeeds();
  const pieces: string[] = [];
  let size = 0;
  while (size < bytes) {
    const paragraph: string[] = [];
    for (let i = 0; i < 4; i++) paragraph.push(vary(sentences[Math.floor(next() * sentences.length)]!, next));
    const text = paragraph.join(' ') + '\n\n';
    pieces.push(text);
    size += Buffer.byteLength(text);
  }
  return pieces.join('');
}

function vary(sentence: string, next: () => number): string {
  return sentence.replace(/[\u0621-\u064a]{4,}/g, (word) => {
    if (next() > 1 / 8) return word;
    const at = 1 + Math.floor(next() * (word.length - 2));
    const letter = (): string => ARABIC[Math.floor(next() * ARABIC.length)]!;
    return word.slice(0, at) + letter() + letter() + word.slice(at + 2);
  });
}
