/** Numbers and times of a paragraph in another language: those in digits. */
import { findDigits } from '../any/digits.js';
import type { NumberExpression, Quantities, TimeExpression } from './timeExpression.js';
import type { Word } from '../languagePack.js';

/** What `findQuantities` gives, without a word of any language. Linear. */
export function digitQuantities(text: string, tokens: readonly Word[]): Quantities {
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
  return { times, numbers: withoutDateParts(text, numbers) };
}

/**
 * Numbers without those that are days and years beside a month in words, which counts nothing: 5 March 2024, March 5, 2024,
 * novembre 2024. The month itself is not known.
 */
function withoutDateParts(text: string, numbers: readonly NumberExpression[]): NumberExpression[] {
  const parts = new Set<NumberExpression>();
  for (const [i, number] of numbers.entries()) {
    if (!isYear(number)) continue;
    const day = numbers[i - 1];
    if (day && isDay(day) && isWordOrComma(text.slice(day.end, Math.min(number.start, day.end + LONGEST))))
      parts.add(day).add(number);
    else if (/\p{L}\s*$/u.test(text.slice(Math.max(0, number.start - 2), number.start)))
      if (!/^\s*\p{L}/u.test(text.slice(number.end, number.end + 2))) parts.add(number);
  }
  return numbers.filter((number) => !parts.has(number));
}

/** Between a day and a year, in UTF-16 units: longer than any month with the particles beside it. */
const LONGEST = 24;

const isDay = ({ label, value }: NumberExpression): boolean =>
  label === 'CARDINAL' && Number(value) >= 1 && Number(value) <= 31 && value.length <= 2;

/** A year of the last or of this century, written without signs between its digits. */
const isYear = ({ label, value, start, end }: NumberExpression): boolean =>
  label === 'CARDINAL' && end - start === 4 && /^(?:19|20)\d\d$/.test(value);

/** «de»: Spanish and Portuguese write it around the month. */
const isWordOrComma = (between: string): boolean =>
  /^(?:,|،|\.?\s+(?:de\s+)?[\p{L}\p{M}’']+[.,]?(?:\s+de)?)?\s*$/u.test(between) && between.trim() !== '';
