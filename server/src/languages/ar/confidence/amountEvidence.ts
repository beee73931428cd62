/** What is known of a time or a number, as values of a few fields. */
import type { Span } from '../../../text/span.js';
import type { NameCandidate } from '../names/nameCandidate.js';
import type { NumberExpression, ResolvedTime, TimeExpression } from '../../time/timeExpression.js';
import { band } from './bands.js';
import type { Evidence } from './estimator.js';

export const AMOUNT_FIELDS = [
  'always',
  'kind',
  'place',
  'letters',
  'problem',
  'name around',
  'value',
] as const;

const LETTERS = [3, 5, 9, 15, 25];
const NUMBERS = [1, 2, 3, 10, 100, 1900, 2101];

function nameAround(names: readonly NameCandidate[], { start, end }: Span): string {
  for (const name of names) if (name.start <= start && end <= name.end) return name.label;
  return 'none';
}

export const timeEvidence = (
  time: TimeExpression,
  resolved: ResolvedTime,
  names: readonly NameCandidate[],
): Evidence => [
  'yes',
  time.meaning.kind,
  time.place,
  band(time.end - time.start, LETTERS),
  resolved.problems[0]?.kind ?? 'none',
  nameAround(names, time),
  time.pair ? 'pair' : time.antecedent ? 'refers back' : 'one',
];

export const numberEvidence = (number: NumberExpression, names: readonly NameCandidate[]): Evidence => [
  'yes',
  number.money ?? 'number',
  'text',
  band(number.end - number.start, LETTERS),
  'none',
  nameAround(names, number),
  band(Number.parseFloat(number.value) || 0, NUMBERS),
];
