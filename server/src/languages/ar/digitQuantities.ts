/** Numbers and times of a paragraph in another language: those in digits. */
import { findDigits } from '../any/digits.js';
import type { NumberExpression, Quantities, TimeExpression } from './time/timeExpression.js';
import type { TokenisedText } from './tokens.js';

/** What `findQuantities` gives, without a word of Arabic. Linear. */
export function digitQuantities({ tokens }: TokenisedText): Quantities {
  const times: TimeExpression[] = [];
  const numbers: NumberExpression[] = [];
  for (const found of findDigits(tokens)) {
    const { start, end } = found;
    switch (found.kind) {
      case 'number':
        numbers.push({ start, end, label: 'CARDINAL', value: found.value });
        break;
      case 'percent':
        numbers.push({ start, end, label: 'PERCENT', value: found.value });
        break;
      case 'time':
        times.push({
          start,
          end,
          label: 'TIME',
          meaning: { kind: 'fixed', value: found.value },
          place: 'text',
        });
        break;
      case 'date': {
        const { year, month, day, isSwappable } = found;
        const swappable = isSwappable ? ('day-first' as const) : undefined;
        const meaning = { kind: 'calendar' as const, year, month, day, swappable };
        times.push({ start, end, label: 'DATE', meaning, place: 'text' });
      }
    }
  }
  return { times, numbers };
}
