/**
 * Assigns documents to annotators: as many to each as can be, a share of them to several. The same seed gives the same plan,
 * and a plan is changed as little as what is asked for takes: what is begun stays whose it is. Pure.
 */
import { byName } from '../../annotation/documentOrder.js';
import { hashOf } from '../index/wordHashes.js';
import type { AssignedDocument, AssignmentPlan, AssignmentSettings } from './plan.js';

export interface Assignable {
  readonly documents: readonly string[];
  /** By document, who has begun it. */
  readonly begun: ReadonlyMap<string, ReadonlySet<string>>;
  /** The plan so far. */
  readonly before?: AssignmentPlan;
}

/** Numbers without an order that anybody sees: FNV-1a with the last step of MurmurHash3. */
function chance(seed: number, ...parts: readonly string[]): number {
  let hash = hashOf([String(seed), ...parts].join('\t'));
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function assign(
  settings: AssignmentSettings,
  { documents, begun, before }: Assignable,
): AssignmentPlan {
  const { annotators, overlap, times, order, seed } = settings;
  const byChance = [...documents].sort(
    (a, b) => chance(seed, a) - chance(seed, b) || byName({ name: a }, { name: b }),
  );
  const former = new Map(before?.documents.map(({ name, annotators: of }) => [name, of]));
  const isBegun = (name: string, annotator: string): boolean => begun.get(name)?.has(annotator) === true;
  /** Of whom a document is in any case: who was told to, and began. */
  const kept = (name: string): string[] =>
    [...new Set([...(former.get(name) ?? []), ...annotators])].filter((annotator) =>
      isBegun(name, annotator),
    );
  const shared = sharedAmong(byChance, Math.round((overlap / 100) * documents.length), {
    kept,
    former: (name) => former.get(name)?.length ?? 0,
  });
  const wanted = (name: string): number => Math.min(annotators.length, shared.has(name) ? times : 1);
  const loads = new Loads(annotators, seed);
  for (const name of byChance) loads.put(name, kept(name));
  // Who had a document and has not begun it keeps it, as far as others have as many.
  for (const name of byChance)
    for (const annotator of former.get(name) ?? [])
      if (annotators.includes(annotator) && loads.of(name).length < wanted(name))
        loads.put(name, [annotator]);
  for (const name of byChance) while (loads.of(name).length < wanted(name)) loads.fill(name);
  loads.level(byChance, isBegun);
  const names = order === 'name' ? [...documents].sort((a, b) => byName({ name: a }, { name: b })) : byChance;
  return {
    ...settings,
    documents: names.map((name): AssignedDocument => ({ name, annotators: [...loads.of(name)].sort() })),
  };
}

/** The documents that several annotate: those that several have begun, those that had several, then as chance has it. */
function sharedAmong(
  byChance: readonly string[],
  count: number,
  {
    kept,
    former,
  }: { readonly kept: (name: string) => readonly string[]; readonly former: (name: string) => number },
): ReadonlySet<string> {
  const rank = (name: string): number => (kept(name).length > 1 ? 0 : former(name) > 1 ? 1 : 2);
  const ranked = [0, 1, 2].flatMap((wanted) => byChance.filter((name) => rank(name) === wanted));
  return new Set(ranked.slice(0, count));
}

/** Who has which documents, and how many each has. */
class Loads {
  private readonly assigned = new Map<string, string[]>();
  private readonly counts: Map<string, number>;
  /** How many documents two have together. */
  private readonly pairs = new Map<string, number>();

  constructor(
    private readonly annotators: readonly string[],
    private readonly seed: number,
  ) {
    this.counts = new Map(annotators.map((annotator) => [annotator, 0]));
  }

  of(name: string): readonly string[] {
    return this.assigned.get(name) ?? [];
  }

  put(name: string, annotators: readonly string[]): void {
    const there = this.assigned.get(name) ?? [];
    this.assigned.set(name, there);
    for (const annotator of annotators) {
      if (there.includes(annotator)) continue;
      for (const other of there) this.count(annotator, other, 1);
      there.push(annotator);
      this.counts.set(annotator, (this.counts.get(annotator) ?? 0) + 1);
    }
  }

  private count(one: string, other: string, step: number): void {
    const key = pairOf(one, other);
    this.pairs.set(key, (this.pairs.get(key) ?? 0) + step);
  }

  /** One annotator more: who has the fewest, and has the fewest together with those who are there. */
  fill(name: string): void {
    const there = this.of(name);
    const together = (annotator: string): number =>
      there.reduce((sum, other) => sum + (this.pairs.get(pairOf(annotator, other)) ?? 0), 0);
    const [next] = this.annotators
      .filter((annotator) => !there.includes(annotator))
      .map(
        (annotator) =>
          [
            this.counts.get(annotator)!,
            together(annotator),
            chance(this.seed, name, annotator),
            annotator,
          ] as const,
      )
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    if (next) this.put(name, [next[3]]);
  }

  /** From who has the most to who has the fewest, until all have as many or one more; what is begun is not moved. */
  level(byChance: readonly string[], isBegun: (name: string, annotator: string) => boolean): void {
    const { annotators, counts } = this;
    const movable = new Map(
      annotators.map((annotator) => [
        annotator,
        byChance.filter((name) => this.of(name).includes(annotator) && !isBegun(name, annotator)),
      ]),
    );
    const load = (annotator: string): number => counts.get(annotator)!;
    for (;;) {
      const poorest = [...annotators].sort((a, b) => load(a) - load(b))[0];
      const giver = [...annotators]
        .sort((a, b) => load(b) - load(a))
        .find(
          (annotator) =>
            poorest !== undefined &&
            load(annotator) - load(poorest) > 1 &&
            movable.get(annotator)!.some((name) => !this.of(name).includes(poorest)),
        );
      if (poorest === undefined || giver === undefined) return;
      const theirs = movable.get(giver)!;
      const at = theirs.findLastIndex((name) => !this.of(name).includes(poorest));
      const [name] = theirs.splice(at, 1);
      this.take(name!, giver);
      this.put(name!, [poorest]);
      movable.get(poorest)!.push(name!);
    }
  }

  private take(name: string, annotator: string): void {
    const there = this.assigned.get(name)!;
    there.splice(there.indexOf(annotator), 1);
    for (const other of there) this.count(annotator, other, -1);
    this.counts.set(annotator, this.counts.get(annotator)! - 1);
  }
}

const pairOf = (one: string, other: string): string => [one, other].sort().join('\t');
