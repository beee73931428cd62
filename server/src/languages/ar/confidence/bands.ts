/** Numbers as values of evidence: which band a number lies in, by the least number of that band. */
import { asName } from '../../../text/asName.js';

const names = new Map<readonly number[], readonly string[]>();

/** The band of a number, called by its lower bound; '0' below the first. */
export function band(number: number, bounds: readonly number[]): string {
  let called = names.get(bounds);
  if (!called) names.set(bounds, (called = ['0', ...bounds.map((bound) => asName(String(bound)))]));
  let at = 0;
  while (at < bounds.length && number >= bounds[at]!) at++;
  return called[at]!;
}

const joinedValues = new Map<string, Map<string, string>>();

/** Two values as one, the same string each time, and as the weights have it: one that is put together anew is looked up slowly. */
export function joined(first: string, second: string): string {
  let behind = joinedValues.get(first);
  if (!behind) joinedValues.set(first, (behind = new Map()));
  let both = behind.get(second);
  if (both === undefined) behind.set(second, (both = asName(`${first} ${second}`)));
  return both;
}
