/**
 * What the document says of a word of a paragraph: how the other places of the same stem, within reach, were
 * read in pass 1. Words that no place takes for a name say nothing, and so cost nothing.
 */
import { addCode, begin, finish, placed } from './hashing.js';
import { COLUMNS, KINDS, type WordSummary } from './wordSummary.js';

/** How many paragraphs before and after are seen, */
export const CONTEXT_REACH = 50;
/** and at most how many places to either side: what bounds the work on a word that fills a text. */
const MOST_PLACES = 16;
/** A word counts as a possible name from this chance, in 255ths. */
const LIKELY = 13;

/** Most stems are seen by so many bits of their keys to be no likely name's. */
const STEM_BITS = 12;
const STEM_MASK = (1 << STEM_BITS) - 1;

/** Features of a paragraph's tokens, in order of tokens; `hash` tells two sets apart and is 0 if there are none. */
export interface ContextFeatures {
  readonly tokens: readonly number[];
  readonly hashes: readonly number[];
  readonly hash: number;
}

const NONE: ContextFeatures = { tokens: [], hashes: [], hash: 0 };

const STEPS = [5, 25, 64, 128, 191, 230];

/** Coarse degree of a chance in 255ths: 0 (none) to 6 (sure). */
function degree(chance: number): number {
  let step = 0;
  while (step < STEPS.length && chance >= STEPS[step]!) step++;
  return step;
}

const enum Template {
  Mean = 60,
  Highest,
  Leading,
  Begins,
  Neighbour,
}

/** The places of one stem, in order. */
interface Places {
  /** Paragraph and token of each, */
  readonly paragraphs: number[];
  readonly tokens: number[];
  /** and its row of chances, one after the other. */
  readonly chances: number[];
  /** Place that the walk through the region has come to. */
  next: number;
}

/** The words of a stretch of paragraphs. Ask for paragraphs in order. */
export class DocumentContext {
  /** Of the stems that somewhere are likely a name. */
  private readonly places = new Map<number, Places>();

  /**
   * Features will be asked for some of the paragraphs `from` to `to` (half-open); what is within reach of them is
   * read. `stems`: the keys of all words of the paragraphs that will be asked for, where they are few.
   */
  constructor(
    private readonly paragraphs: readonly WordSummary[],
    from: number,
    to: number,
    stems?: ReadonlySet<number>,
  ) {
    const isLikelyStem = new Uint8Array(1 << STEM_BITS);
    const start = Math.max(0, from - CONTEXT_REACH);
    const end = Math.min(paragraphs.length, to + CONTEXT_REACH);
    for (let p = start; p < end; p++) {
      const { keys, chances, open } = paragraphs[p]!;
      for (let t = 0; t < keys.length; t++) {
        const key = keys[t]!;
        if (key === 0 || open[t] === 0 || !isLikely(chances, t)) continue;
        if (this.places.has(key) || (stems && !stems.has(key))) continue;
        isLikelyStem[key & STEM_MASK] = 1;
        this.places.set(key, { paragraphs: [], tokens: [], chances: [], next: 0 });
      }
    }
    for (let p = start; p < end; p++) {
      const { keys, chances } = paragraphs[p]!;
      for (let t = 0; t < keys.length; t++) {
        const key = keys[t]!;
        const places = isLikelyStem[key & STEM_MASK] === 0 ? undefined : this.places.get(key);
        if (!places) continue;
        places.paragraphs.push(p);
        places.tokens.push(t);
        for (let c = 0; c < COLUMNS; c++) places.chances.push(chances[t * COLUMNS + c]!);
      }
    }
  }

  features(p: number): ContextFeatures {
    const { keys, open } = this.paragraphs[p]!;
    const found = new FoundFeatures(open);
    for (let t = 0; t < keys.length; t++) {
      if (keys[t] === 0 || (open[t] === 0 && open[t - 1] !== 1 && open[t + 1] !== 1)) continue;
      const places = this.places.get(keys[t]!);
      if (!places || places.tokens.length === 1) continue;
      let own = places.next;
      while (places.paragraphs[own]! < p || (places.paragraphs[own] === p && places.tokens[own]! < t)) own++;
      places.next = own;
      this.sumUp(places, own, found, t);
    }
    return found.inOrder();
  }

  /** True where pass 1 was sure and the other places say the same: nothing to tell it. */
  private agrees({ chances }: Places, own: number, leading: number, mean: number): boolean {
    const row = own * COLUMNS;
    let chance = 0;
    for (let kind = 0; kind < KINDS; kind++) chance += chances[row + kind]!;
    if (chance < SURELY_NOT) return mean < AGAINST_NONE;
    return chances[row + leading]! >= SURE && mean >= AGAINST_NAME;
  }

  private readonly sums = new Float64Array(COLUMNS);
  private readonly highest = new Float64Array(COLUMNS);

  /** Sums up the places around one of them, the token `t`, and tells what they say. */
  private sumUp(places: Places, own: number, found: FoundFeatures, t: number): void {
    const { sums, highest } = this;
    const { paragraphs, chances } = places;
    let first = own;
    let last = own;
    const nearest = paragraphs[own]! - CONTEXT_REACH;
    const farthest = paragraphs[own]! + CONTEXT_REACH;
    while (first > 0 && own - first < MOST_PLACES && paragraphs[first - 1]! >= nearest) first--;
    while (last + 1 < paragraphs.length && last - own < MOST_PLACES && paragraphs[last + 1]! <= farthest)
      last++;
    const count = last - first;
    if (count === 0) return;
    for (let c = 0; c < COLUMNS; c++) {
      let sum = 0;
      let most = 0;
      for (let place = first; place <= last; place++) {
        if (place === own) continue;
        const chance = chances[place * COLUMNS + c]!;
        sum += chance;
        if (chance > most) most = chance;
      }
      sums[c] = sum;
      highest[c] = most;
    }

    let leading = 0;
    let total = 0;
    for (let kind = 0; kind < KINDS; kind++) {
      total += sums[kind]!;
      if (sums[kind]! > sums[leading]!) leading = kind;
    }
    const some = Math.min(count, 3);
    if (this.agrees(places, own, leading, total / count)) return;
    for (let kind = 0; kind < KINDS; kind++) {
      const average = degree(sums[kind]! / count);
      if (average > 0) found.add(t, Template.Mean, kind, average);
      const most = degree(highest[kind]!);
      if (most > 0) found.add(t, Template.Highest, kind, most);
    }
    const mean = degree(total / count);
    found.add(t, Template.Leading, leading, mean, some);
    if (mean < 2) return;
    found.add(t, Template.Begins, leading, degree((255 * sums[KINDS]!) / total));
    found.add(t - 1, Template.Neighbour, leading, mean, 0);
    found.add(t + 1, Template.Neighbour, leading, mean, 1);
  }
}

/** Features of a paragraph as they come: those of a token's neighbours beside its own. */
class FoundFeatures {
  private readonly tokens: number[] = [];
  private readonly hashes: number[] = [];
  private hash = 0;

  constructor(private readonly open: Uint8Array) {}

  add(token: number, template: Template, a: number, b: number, c = 0): void {
    if (this.open[token] !== 1) return;
    const feature = placed(finish(addCode(addCode(addCode(begin(template), a), b), c)), 0);
    this.tokens.push(token);
    this.hashes.push(feature);
    this.hash = Math.imul(this.hash ^ feature, 0x01000193) + token;
  }

  inOrder(): ContextFeatures {
    const { tokens, hashes, hash } = this;
    if (tokens.length === 0) return NONE;
    // None is more than two tokens from its place.
    for (let i = 1; i < tokens.length; i++) {
      const token = tokens[i]!;
      const feature = hashes[i]!;
      let at = i;
      for (; at > 0 && tokens[at - 1]! > token; at--) {
        tokens[at] = tokens[at - 1]!;
        hashes[at] = hashes[at - 1]!;
      }
      tokens[at] = token;
      hashes[at] = feature;
    }
    return { tokens, hashes, hash: hash === 0 ? 1 : hash };
  }
}

/** From here a reading of pass 1 is sure: it is a name, */
const SURE = 240;
/** or none; */
const SURELY_NOT = 8;
/** and what the other places say on average does not speak against it. */
const AGAINST_NAME = 128;
const AGAINST_NONE = 64;

function isLikely(chances: Uint8Array, t: number): boolean {
  let chance = 0;
  for (let kind = 0; kind < KINDS; kind++) chance += chances[t * COLUMNS + kind]!;
  return chance >= LIKELY;
}
