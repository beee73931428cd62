/**
 * Runs a program over a text: all places at once, word by word, so that time grows with the words and the steps and never
 * faster. Of what begins at a place the longest is found; then it goes on behind it. What is found lies in one line.
 */
import type { PlacedItems } from './placedItems.js';
import type { Program, Step } from './program.js';
import type { TokenList } from './tokenList.js';
import type { Work } from './work.js';

/** A place that was found: words from `first` up to before `last`, offsets from `start` to `end`. */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

const NO_ITEMS: readonly never[] = [];

/** Steps between two moments at which others may work. */
const SLICE = 1_000_000;

/** Where the program stands at one place of the text: for each step the earliest place that led to it. */
class Threads {
  readonly list: number[] = [];
  readonly first: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;

  constructor(steps: number) {
    this.first = new Int32Array(steps).fill(-1);
    this.start = new Int32Array(steps);
    this.end = new Int32Array(steps);
  }

  clear(): void {
    for (const step of this.list) this.first[step] = -1;
    this.list.length = 0;
  }
}

export class Matcher {
  private here: Threads;
  private next: Threads;
  /** What items lead to, behind them. */
  private readonly later = new Map<number, Threads>();
  private readonly spare: Threads[] = [];
  private readonly stack: number[] = [];
  private readonly steps: readonly Step[];

  constructor(
    private readonly program: Program,
    private readonly work: Work,
  ) {
    this.steps = program.steps;
    this.here = new Threads(this.steps.length);
    this.next = new Threads(this.steps.length);
  }

  /**
   * What is found in a text, in order; no two overlap, but for items that are looked for alone. Stops on its way where others
   * may work, and for good where it has no work left.
   */
  *matches(tokens: TokenList, items: PlacedItems): Generator<undefined, Match[]> {
    const { single } = this.program;
    if (single)
      return items.all
        .filter(({ item }) => single(item))
        .map(({ item: { start, end }, first, last }) => ({ first, last, start, end }));
    return apart(yield* this.run(tokens, items));
  }

  private *run(tokens: TokenList, items: PlacedItems): Generator<undefined, Match[]> {
    const found: Match[] = [];
    let pause = this.work.left - SLICE;
    for (let at = 0; at < tokens.length; at++) {
      this.takeLater(at);
      this.collect(found, at);
      // Nothing goes on over the end of a line.
      if (tokens.beginsLine[at] === 1) this.here.clear();
      this.enter(this.here, 0, at, -1, -1);
      this.stepOver(tokens, items, at);
      [this.here, this.next] = [this.next, this.here];
      this.next.clear();
      if (this.work.left < 0) break;
      if (this.work.left >= pause) continue;
      pause = this.work.left - SLICE;
      yield undefined;
    }
    this.takeLater(tokens.length);
    this.collect(found, tokens.length);
    this.here.clear();
    for (const threads of this.later.values()) this.release(threads);
    this.later.clear();
    return found;
  }

  /** Words and items at a place lead on. */
  private stepOver(tokens: TokenList, items: PlacedItems, at: number): void {
    const { here } = this;
    const beginning = items.beginningAt(at);
    for (const step of here.list) {
      const one = this.steps[step]!;
      if (one.kind === 'word') {
        if (!one.test(tokens.ids[at]!, one.asksItems ? items.around(at) : NO_ITEMS)) continue;
        const start = here.start[step]! < 0 ? tokens.starts[at]! : here.start[step]!;
        this.enter(this.next, step + 1, here.first[step]!, start, tokens.ends[at]!);
      } else if (one.kind === 'item') {
        for (const { item, last } of beginning) {
          if (!one.test(item)) continue;
          const start = here.start[step]! < 0 ? item.start : here.start[step]!;
          const into = last === at + 1 ? this.next : this.laterAt(last);
          this.enter(into, step + 1, here.first[step]!, start, item.end);
        }
      }
    }
    this.work.left -= here.list.length;
  }

  /** Stands at a step, and at all that it leads to without a word. */
  private enter(threads: Threads, step: number, first: number, start: number, end: number): void {
    const { stack, steps } = this;
    stack.push(step);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const known = threads.first[at]!;
      if (known >= 0 && (known < first || (known === first && threads.end[at]! >= end))) continue;
      if (known < 0) threads.list.push(at);
      threads.first[at] = first;
      threads.start[at] = start;
      threads.end[at] = end;
      this.work.left--;
      const one = steps[at]!;
      if (one.kind === 'jump') stack.push(one.to);
      else if (one.kind === 'fork') stack.push(one.to[1], one.to[0]);
    }
  }

  private collect(found: Match[], at: number): void {
    const step = this.steps.length - 1;
    const first = this.here.first[step]!;
    const start = this.here.start[step]!;
    if (first >= 0 && first < at && start >= 0)
      found.push({ first, last: at, start, end: this.here.end[step]! });
  }

  private laterAt(at: number): Threads {
    let threads = this.later.get(at);
    if (!threads) {
      threads = this.spare.pop() ?? new Threads(this.steps.length);
      this.later.set(at, threads);
    }
    return threads;
  }

  private takeLater(at: number): void {
    const threads = this.later.get(at);
    if (!threads) return;
    this.later.delete(at);
    const { first, start, end } = threads;
    for (const step of threads.list) this.enter(this.here, step, first[step]!, start[step]!, end[step]!);
    this.release(threads);
  }

  private release(threads: Threads): void {
    threads.clear();
    this.spare.push(threads);
  }
}

/** Leftmost first, the longest of each, none that overlaps one before it. */
function apart(found: Match[]): Match[] {
  found.sort((a, b) => a.first - b.first || b.last - a.last);
  const chosen: Match[] = [];
  let free = 0;
  for (const match of found) {
    if (match.first < free) continue;
    chosen.push(match);
    free = match.last;
  }
  return chosen;
}
