/** Numbers as values of evidence: which band a number lies in, by the least number of that band. */

const names = new Map<readonly number[], readonly string[]>();

/** The band of a number, called by its lower bound; '0' below the first. */
export function band(number: number, bounds: readonly number[]): string {
  let called = names.get(bounds);
  if (!called) names.set(bounds, (called = ['0', ...bounds.map(String)]));
  let at = 0;
  while (at < bounds.length && number >= bounds[at]!) at++;
  return called[at]!;
}
