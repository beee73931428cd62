/**
 * Agreement about the categories of items, corrected for chance. Each gives undefined where it is none: nothing was rated twice, or
 * chance would agree on everything.
 */
import { votesOf, type Coding } from './coding.js';

/** What is observed, what chance would give, and what is left above chance of what can be. */
export interface Coefficient {
  readonly value?: number;
  readonly observed: number;
  readonly expected: number;
}

function aboveChance(observed: number, expected: number): Coefficient {
  const isDefined = 1 - expected > 1e-12 && Number.isFinite(observed) && Number.isFinite(expected);
  return { observed, expected, ...(isDefined && { value: (observed - expected) / (1 - expected) }) };
}

/** Shares of categories, as kept sums. */
class Shares {
  private readonly sums = new Map<string, number>();
  private all = 0;

  add(category: string, amount: number): void {
    this.sums.set(category, (this.sums.get(category) ?? 0) + amount);
    this.all += amount;
  }

  get categories(): readonly string[] {
    return [...this.sums.keys()];
  }

  of(category: string): number {
    return (this.sums.get(category) ?? 0) / this.all;
  }

  sum(value: (share: number) => number): number {
    return this.categories.reduce((sum, category) => sum + value(this.of(category)), 0);
  }
}

/** Of two raters, by what each rates (Cohen 1960). Items that only one rated are left out. */
export function cohensKappa(coding: Coding): Coefficient {
  const [first, second] = [new Shares(), new Shares()];
  const { observed } = ofPairs(coding, (one, other, items) => {
    first.add(one, items);
    second.add(other, items);
  });
  return aboveChance(
    observed,
    first.categories.reduce((sum, category) => sum + first.of(category) * second.of(category), 0),
  );
}

/** Of two raters, by what both rate together (Scott 1955). */
export function scottsPi(coding: Coding): Coefficient {
  const both = new Shares();
  const { observed } = ofPairs(coding, (one, other, items) => {
    both.add(one, items);
    both.add(other, items);
  });
  return aboveChance(
    observed,
    both.sum((share) => share ** 2),
  );
}

function ofPairs(
  coding: Coding,
  look: (one: string, other: string, items: number) => void,
): { readonly observed: number } {
  let [same, all] = [0, 0];
  for (const { ratings, items } of coding) {
    const [one, other] = ratings;
    if (one === undefined || other === undefined || items === 0) continue;
    all += items;
    if (one === other) same += items;
    look(one, other, items);
  }
  return { observed: same / all };
}

/** How much two categories have in common, 0 to 1; 1 for the same. */
export type Likeness = (one: string, other: string) => number;

const SAME: Likeness = (one, other) => (one === other ? 1 : 0);

/** Mean agreement of an item's pairs of raters, over the items that two or more rated. */
function agreement(coding: Coding, likeness: Likeness): number {
  let [sum, all] = [0, 0];
  for (const { ratings, items } of coding) {
    const votes = [...votesOf(ratings)];
    const raters = votes.reduce((count, [, voters]) => count + voters, 0);
    if (raters < 2) continue;
    let agreeing = 0;
    for (const [one, voters] of votes)
      for (const [other, others] of votes)
        agreeing += voters * (one === other ? others - 1 : others) * likeness(one, other);
    sum += (items * agreeing) / (raters * (raters - 1));
    all += items;
  }
  return sum / all;
}

/** Shares of categories where each item counts the same, however many rated it. */
function prevalence(coding: Coding): Shares {
  const shares = new Shares();
  for (const { ratings, items } of coding) {
    const votes = votesOf(ratings);
    const raters = [...votes.values()].reduce((sum, voters) => sum + voters, 0);
    for (const [category, voters] of votes) if (items > 0) shares.add(category, (items * voters) / raters);
  }
  return shares;
}

/** Of any number of raters (Fleiss 1971); of two, Scott's π. */
export function fleissKappa(coding: Coding): Coefficient {
  return aboveChance(
    agreement(coding, SAME),
    prevalence(coding).sum((share) => share ** 2),
  );
}

/** κ of one category against all others (Fleiss 1971). */
export function fleissKappaOf(category: string, coding: Coding): Coefficient {
  const apart = coding.map(({ ratings, items }) => ({
    ratings: ratings.map((rating) =>
      rating === undefined ? undefined : rating === category ? 'is' : 'is not',
    ),
    items,
  }));
  return fleissKappa(apart);
}

/** AC1 (Gwet 2008): chance is how hard the items are, so that it stays high where one category is by far the most frequent. */
export const gwetsAC1 = (coding: Coding): Coefficient => gwetsAC2(coding, SAME);

/** AC2 (Gwet 2014): categories may agree in part. */
export function gwetsAC2(coding: Coding, likeness: Likeness): Coefficient {
  const shares = prevalence(coding);
  const { categories } = shares;
  let weights = 0;
  for (const one of categories) for (const other of categories) weights += likeness(one, other);
  const spread = shares.sum((share) => share * (1 - share));
  const expected = (weights * spread) / (categories.length * (categories.length - 1));
  return aboveChance(agreement(coding, likeness), expected);
}

/** Krippendorff's α for nominal data (1980, 2004), which allows that some rate only some items. */
export function krippendorffsAlpha(coding: Coding): Coefficient {
  const values = new Shares();
  let [same, all] = [0, 0];
  for (const { ratings, items } of coding) {
    const votes = votesOf(ratings);
    const raters = [...votes.values()].reduce((sum, voters) => sum + voters, 0);
    if (raters < 2 || items === 0) continue;
    for (const [category, voters] of votes) {
      values.add(category, items * voters);
      same += (items * voters * (voters - 1)) / (raters - 1);
    }
    all += items * raters;
  }
  const chance = values.sum((share) => share * (share * all - 1)) / (all - 1);
  return aboveChance(same / all, chance);
}
