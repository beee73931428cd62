/**
 * Annotations without the words of their text: where they stand is told by hashes of the words and of what stands around
 * them, so that whoever has the text finds them again, and nobody else learns it.
 */
import type { Span } from '../../text/span.js';
import { longHash } from '../../corpus/consistency/textSketch.js';

/** Where an annotation stands, among the words (what stands between blanks) of its text. */
export interface Fingerprint {
  /** Its first word, counted from 0. */
  readonly at: number;
  /** How many words it reaches over. */
  readonly count: number;
  /** Code points of the first word that stand before it. */
  readonly lead: number;
  /** Code points of the last word that stand behind it. */
  readonly trail: number;
  /** Of its words. */
  readonly hash: string;
  /** Of the words before it: the last one, a few, and more of them. */
  readonly before: Context;
  readonly after: Context;
  /** How many other places of its text have its words between the same two: where there are some, more must speak for a place. */
  readonly alike: number;
}

export type Context = readonly [next: string, near: string, far: string];

const NEAR = 3;
const FAR = 10;
/** Stands for the end of a line, and for the ends of a text: what stands alone on a line is told from what does not. */
const LINE_BREAK = '\n';

/** The words of a text, and the ends of its lines among them. */
export class Words {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(readonly text: string) {
    for (const { index, 0: word } of text.matchAll(/\S+|\s*[\n\r]\s*/gu)) {
      this.starts.push(index);
      this.ends.push(index + word.length);
    }
  }

  get length(): number {
    return this.starts.length;
  }

  start(at: number): number {
    return this.starts[at]!;
  }

  end(at: number): number {
    return this.ends[at]!;
  }

  /** Of words from `from` up to `to`. */
  hash(from: number, to: number): string {
    const words: string[] = [];
    for (let at = Math.max(-1, from); at < Math.min(to, this.length + 1); at++) words.push(this.word(at));
    return longHash(words.join(' '));
  }

  private word(at: number): string {
    const word = this.text.slice(this.starts[at], this.ends[at]);
    return at < 0 || at >= this.length || word.trim() === '' ? LINE_BREAK : word;
  }

  /** The last word that begins at an offset, or before it; -1 where there is none. */
  at(offset: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

const points = (text: string): number => Array.from(text).length;

/** Of spans of a text; undefined where one holds no word. */
export function fingerprintsOf(words: Words, spans: readonly Span[]): readonly (Fingerprint | undefined)[] {
  const prints = spans.map((span) => fingerprintOf(words, span));
  const places = placesByHash(
    words,
    prints.filter((print) => print !== undefined),
  );
  return prints.map((print) => {
    const like = print && likelyPlaces(words, print, places.get(keyOf(print))!);
    return print && like && { ...print, alike: like.length - 1 };
  });
}

function fingerprintOf(words: Words, { start, end }: Span): Fingerprint | undefined {
  const { text } = words;
  const inside = /\S/u.exec(text.slice(start, end));
  if (!inside) return undefined;
  const first = words.at(start + inside.index);
  const last = words.at(end - 1);
  return {
    at: first,
    count: last - first + 1,
    // Blanks at its edges count as nothing: they may be others in another copy of the text.
    lead: points(text.slice(words.start(first), Math.max(start, words.start(first)))),
    trail: points(text.slice(Math.min(end, words.end(last)), words.end(last))),
    hash: words.hash(first, last + 1),
    ...contextOf(words, first, last + 1),
    alike: 0,
  };
}

const contextOf = (words: Words, from: number, to: number): Pick<Fingerprint, 'before' | 'after'> => ({
  before: [words.hash(from - 1, from), words.hash(from - NEAR, from), words.hash(from - FAR, from)],
  after: [words.hash(to, to + 1), words.hash(to, to + NEAR), words.hash(to, to + FAR)],
});

/** Why an annotation is not put back: its words are not there, or nobody can say which of several places is meant. */
export type NotFound = 'gone' | 'unclear';

/**
 * Where fingerprints are in a text, in their order: spans as UTF-16 offsets. Only what stands among words that it stood among is
 * taken. What stands there once, or among the same words on both sides, is sure, as long as it keeps the order of the
 * others; of several places the only one between such neighbours is, if it moved as one of them did.
 */
export function locate(words: Words, wanted: readonly Fingerprint[]): readonly (Span | NotFound)[] {
  const places = placesByHash(words, wanted);
  const candidates = wanted.map((print) => likelyPlaces(words, print, places.get(keyOf(print)) ?? []));
  const sure = inOneOrder(
    wanted,
    candidates.map((there, i) => surePlace(wanted[i]!, there)),
  );
  const settled = wanted.map((print, i) => sure[i] ?? between(print, candidates[i]!, wanted, sure, i));
  const taken = new Map<string, Set<number>>();
  wanted.forEach((print, i) => {
    const key = `${settled[i]} ${print.count}`;
    if (settled[i] !== undefined) taken.set(key, (taken.get(key) ?? new Set()).add(print.at));
  });
  return wanted.map((print, i) => {
    const at = settled[i];
    // Two that stood in two places cannot stand in one.
    if (at !== undefined && taken.get(`${at} ${print.count}`)!.size === 1) return spanAt(words, print, at);
    return places.has(keyOf(print)) ? 'unclear' : 'gone';
  });
}

interface Candidate {
  readonly at: number;
  /** On how many sides the nearest words are as they were. */
  readonly near: number;
  /** On how many sides all of many words are. */
  readonly far: number;
}

/**
 * The only place, if a few words on both sides are as they were, or many on one: short phrases come again. Of several that with
 * most, if it has words on both sides.
 */
function surePlace({ alike }: Fingerprint, candidates: readonly Candidate[]): number | undefined {
  const most = Math.max(...candidates.map(levelOf));
  const best = candidates.filter((candidate) => levelOf(candidate) === most);
  const isAlone = alike === 0 && candidates.length === 1;
  // Where one of several is gone, it may be this one that is.
  const least = isAlone ? 1 : candidates.length > alike ? 3 : 4;
  return best.length === 1 && most >= least ? best[0]!.at : undefined;
}

/** How much speaks for a place, 0 to 4. */
const levelOf = ({ near, far }: Candidate): number => (near === 2 ? 2 + far : Math.min(1, far));

/** Of places those that keep the order that the annotations had: the longest such row of them. */
function inOneOrder(
  wanted: readonly Fingerprint[],
  found: readonly (number | undefined)[],
): readonly (number | undefined)[] {
  const order = wanted.map((_, i) => i).filter((i) => found[i] !== undefined);
  order.sort((a, b) => wanted[a]!.at - wanted[b]!.at || found[a]! - found[b]!);
  // Patience sorting: the last of each length, and for each which came before it.
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const i of order) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (found[tails[middle]!]! <= found[i]!) low = middle + 1;
      else high = middle;
    }
    before.set(i, tails[low - 1]);
    tails[low] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1); i !== undefined; i = before.get(i)) kept.add(i);
  return found.map((at, i) => (kept.has(i) ? at : undefined));
}

/** The one place between the sure neighbours that moved as far as one of them. */
function between(
  print: Fingerprint,
  candidates: readonly Candidate[],
  wanted: readonly Fingerprint[],
  sure: readonly (number | undefined)[],
  from: number,
): number | undefined {
  const neighbour = (step: 1 | -1): { at: number; shift: number } | undefined => {
    for (let i = from + step; i >= 0 && i < sure.length; i += step)
      if (sure[i] !== undefined) return { at: sure[i]!, shift: sure[i]! - wanted[i]!.at };
    return undefined;
  };
  const [previous, next] = [neighbour(-1), neighbour(1)];
  // Between two that moved alike nothing came and nothing went.
  const together = previous && previous.shift === next?.shift ? print.at + previous.shift : undefined;
  const kept = candidates.find(({ at, near }) => at === together && near > 0);
  if (kept) return kept.at;
  const [there, ...others] = candidates.filter(
    ({ at }) => at >= (previous?.at ?? 0) && at <= (next?.at ?? Infinity),
  );
  const hasMoved = [previous, next].some((other) => there && other?.shift === there.at - print.at);
  return there && others.length === 0 && there.near > 0 && hasMoved && print.alike === 0
    ? there.at
    : undefined;
}

const keyOf = ({ count, hash }: Fingerprint): string => `${count}:${hash}`;

/** The places of the words of each fingerprint: one walk through the text for each number of words. */
function placesByHash(words: Words, wanted: readonly Fingerprint[]): ReadonlyMap<string, readonly number[]> {
  const keys = new Set(wanted.map(keyOf));
  const places = new Map<string, number[]>();
  for (const count of new Set(wanted.map((print) => print.count)))
    for (let at = 0; at + count <= words.length; at++) {
      const key = `${count}:${words.hash(at, at + count)}`;
      if (keys.has(key)) places.set(key, [...(places.get(key) ?? []), at]);
    }
  return places;
}

/** Places that stand between the same words, or at the same edges of lines, and what else stands around them. */
function likelyPlaces(words: Words, print: Fingerprint, places: readonly number[]): readonly Candidate[] {
  const { count, before, after } = print;
  return places.flatMap((at) => {
    const here = contextOf(words, at, at + count);
    const same = (which: 0 | 1 | 2): number =>
      Number(here.before[which] === before[which]) + Number(here.after[which] === after[which]);
    return same(0) === 2 ? [{ at, near: same(1), far: same(2) }] : [];
  });
}

function spanAt(words: Words, { count, lead, trail }: Fingerprint, at: number): Span {
  const [start, end] = [words.start(at), words.end(at + count - 1)];
  const last = words.text.slice(words.start(at + count - 1), end);
  const leading = Array.from(words.text.slice(start, words.end(at)))
    .slice(0, lead)
    .join('').length;
  const trailing = Array.from(last)
    .slice(points(last) - trail)
    .join('').length;
  return { start: start + leading, end: end - trailing };
}
