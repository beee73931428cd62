/**
 * What the document says of a word of a paragraph: how the other places of the same stem, within reach, were
 * read in pass 1. Words that no place takes for a name say nothing, and so cost nothing.
 */
import { addCode, begin, finish } from './hashing.js';
import { COLUMNS, KINDS, type WordSummary } from './wordSummary.js';

/** How many paragraphs before and after are seen, */
export const CONTEXT_REACH = 50;
/** and at most how many places to either side: what bounds the work on a word that fills a text. */
const MOST_PLACES = 16;
/** A word counts as a possible name from this chance, in 255ths. */
const LIKELY = 13;

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

/** The places of one stem, in order: paragraph and token in it. */
interface Places {
  readonly paragraphs: number[];
  readonly tokens: number[];
  likely: boolean;
  /** Place that the walk through the region has come to. */
  next: number;
}

/** The words of a stretch of paragraphs. Ask for paragraphs in order. */
export class DocumentContext {
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
    const end = Math.min(paragraphs.length, to + CONTEXT_REACH);
    for (let p = Math.max(0, from - CONTEXT_REACH); p < end; p++) {
      const { keys, chances } = paragraphs[p]!;
      for (let t = 0; t < keys.length; t++) {
        const key = keys[t]!;
        if (key === 0 || (stems && !stems.has(key))) continue;
        let places = this.places.get(key);
        if (!places) {
          places = { paragraphs: [], tokens: [], likely: false, next: 0 };
          this.places.set(key, places);
        }
        places.paragraphs.push(p);
        places.tokens.push(t);
        places.likely ||= isLikely(chances, t);
      }
    }
  }

  features(p: number): ContextFeatures {
    const { keys } = this.paragraphs[p]!;
    let tokens: number[] | undefined;
    let hashes: number[] = [];
    let hash = 0;
    const emit = (token: number, feature: number): void => {
      if (token < 0 || token >= keys.length) return;
      tokens ??= [];
      tokens.push(token);
      hashes.push(feature);
      hash = Math.imul(hash ^ feature, 0x01000193) + token;
    };
    for (let t = 0; t < keys.length; t++) {
      const places = keys[t] === 0 ? undefined : this.places.get(keys[t]!);
      if (!places) continue;
      let own = places.next;
      while (places.paragraphs[own]! < p || (places.paragraphs[own] === p && places.tokens[own]! < t)) own++;
      places.next = own;
      if (places.likely && places.tokens.length > 1)
        this.sumUp(places, own, (offset, feature) => emit(t + offset, feature));
    }
    if (!tokens) return NONE;
    // A feature of the next token was emitted before those of that token's own: bring them in order.
    const order = tokens.map((_, i) => i).sort((a, b) => tokens![a]! - tokens![b]! || a - b);
    const sorted = order.map((i) => tokens![i]!);
    hashes = order.map((i) => hashes[i]!);
    return { tokens: sorted, hashes, hash: hash === 0 ? 1 : hash };
  }

  /** True where pass 1 was sure and the other places say the same: nothing to tell it. */
  private agrees(places: Places, own: number, leading: number, mean: number): boolean {
    const { chances } = this.paragraphs[places.paragraphs[own]!]!;
    const row = places.tokens[own]! * COLUMNS;
    let chance = 0;
    for (let kind = 0; kind < KINDS; kind++) chance += chances[row + kind]!;
    if (chance < SURELY_NOT) return mean < AGAINST_NONE;
    return chances[row + leading]! >= SURE && mean >= AGAINST_NAME;
  }

  private readonly sums = new Float64Array(COLUMNS);
  private readonly highest = new Float64Array(COLUMNS);

  /** Sums up the places around one of them and emits what they say. */
  private sumUp(places: Places, own: number, emit: (offset: number, feature: number) => void): void {
    const { sums, highest } = this;
    sums.fill(0);
    highest.fill(0);
    let count = 0;
    const within = (place: number): boolean =>
      Math.abs(places.paragraphs[place]! - places.paragraphs[own]!) <= CONTEXT_REACH;
    const take = (place: number): void => {
      count++;
      const { chances } = this.paragraphs[places.paragraphs[place]!]!;
      const row = places.tokens[place]! * COLUMNS;
      for (let c = 0; c < COLUMNS; c++) {
        const chance = chances[row + c]!;
        sums[c]! += chance;
        if (chance > highest[c]!) highest[c] = chance;
      }
    };
    for (let i = own - 1; i >= 0 && i >= own - MOST_PLACES && within(i); i--) take(i);
    for (let i = own + 1; i < places.tokens.length && i <= own + MOST_PLACES && within(i); i++) take(i);
    if (count === 0) return;

    const feature = (template: Template, a: number, b: number, c = 0): number =>
      finish(addCode(addCode(addCode(begin(template), a), b), c));
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
      if (average > 0) emit(0, feature(Template.Mean, kind, average));
      const most = degree(highest[kind]!);
      if (most > 0) emit(0, feature(Template.Highest, kind, most));
    }
    const mean = degree(total / count);
    emit(0, feature(Template.Leading, leading, mean, some));
    if (mean < 2) return;
    emit(0, feature(Template.Begins, leading, degree((255 * sums[KINDS]!) / total)));
    emit(-1, feature(Template.Neighbour, leading, mean, 0));
    emit(1, feature(Template.Neighbour, leading, mean, 1));
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
