/**
 * Items that raters put into categories, counted by how they were rated: what the coefficients of this folder are made of. Those
 * of several documents add up.
 */

/** The category that each rater gave, in the order of the raters; undefined where one gave none. */
export type Ratings = readonly (string | undefined)[];

export interface RatedItems {
  readonly ratings: Ratings;
  /** How many items were rated like this. */
  readonly items: number;
}

export type Coding = readonly RatedItems[];

/** Counts items by their ratings. */
export function coded(items: Iterable<Ratings>): Coding {
  const counts = new Map<string, { readonly ratings: Ratings; items: number }>();
  for (const ratings of items) {
    const key = JSON.stringify(ratings);
    const known = counts.get(key);
    if (known) known.items++;
    else counts.set(key, { ratings, items: 1 });
  }
  return [...counts.values()];
}

/** How many raters gave each category, of those that gave one. */
export function votesOf(ratings: Ratings): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const rating of ratings) if (rating !== undefined) votes.set(rating, (votes.get(rating) ?? 0) + 1);
  return votes;
}
