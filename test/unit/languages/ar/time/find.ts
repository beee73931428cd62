import { findQuantities } from '../../../../../server/src/languages/ar/time/timeRecogniser.js';
import { resolveTime } from '../../../../../server/src/languages/time/resolveTime.js';
import type {
  ResolvedTime,
  TimeExpression,
} from '../../../../../server/src/languages/time/timeExpression.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';

export interface FoundTime extends ResolvedTime {
  readonly text: string;
  readonly expression: TimeExpression;
}

/** The time expressions of a text, resolved against `dct` where given. */
export function timesOf(text: string, dct?: string): FoundTime[] {
  const date = dct === undefined ? undefined : { value: dct, source: 'documents.json' as const };
  return findQuantities(tokenise(text)).times.map((expression) => ({
    ...resolveTime(expression, date),
    text: text.slice(expression.start, expression.end),
    expression,
  }));
}

/** «label text = value» of all times, then of all numbers. */
export function told(text: string, dct?: string): string[] {
  const { numbers } = findQuantities(tokenise(text));
  return [
    ...timesOf(text, dct).map((time) => `${time.expression.label} ${time.text} = ${time.value}`),
    ...numbers.map(({ label, start, end, value }) => `${label} ${text.slice(start, end)} = ${value}`),
  ];
}
