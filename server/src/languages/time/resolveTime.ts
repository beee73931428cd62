/** The value of an expression on the document's date: cheap and apart from reading, so that changing the date costs no reading. */
import type { DocumentDate } from '../mention.js';
import { referenceDate, type Resolution } from './resolution.js';
import { resolveMeaning } from './resolve.js';
import { resolvePair } from './resolvePair.js';
import type { ResolvedTime, TimeExpression } from './timeExpression.js';

/** The value of an expression, against the document's date where it needs one. */
export function resolveTime(expression: TimeExpression, date: DocumentDate | undefined): ResolvedTime {
  const { meaning, mod, tense, antecedent, pair } = expression;
  const base: Resolution = { date: referenceDate(date), tense, notes: [], problems: [] };
  const quiet = (): Resolution => ({ ...base, notes: [], problems: [] });
  const resolution: Resolution =
    antecedent === undefined ? base : { ...base, antecedent: resolveMeaning(quiet(), antecedent) };
  const resolved =
    pair && meaning.kind === 'calendar'
      ? resolvePair(resolution, meaning, pair)
      : resolveMeaning(resolution, meaning);
  const { value, anchor } = resolved;
  return {
    value,
    mod,
    anchor,
    explanation: resolution.notes,
    problems: resolution.problems,
  };
}
