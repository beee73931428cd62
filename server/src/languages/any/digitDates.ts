/** A date in digits as a mention: its value, by the order of day and month that the corpus writes. */
import { message } from '../../messages/message.js';
import type { ParagraphMention } from '../languagePack.js';
import type { Conventions } from '../readingSettings.js';
import type { DigitDate } from './digits.js';
import { isMonthFirst } from './dayOrder.js';

const padded = (value: number): string => String(value).padStart(2, '0');

const valueOf = ({ year, month, day }: Pick<DigitDate, 'year' | 'month' | 'day'>): string =>
  `${year}-${padded(month)}${day === undefined ? '' : `-${padded(day)}`}`;

const swapped = (date: DigitDate): DigitDate =>
  date.day === undefined ? date : { ...date, month: date.day, day: date.month };

export function dateMention(found: DigitDate, { locale }: Conventions): ParagraphMention {
  const { start, end, isSwappable = false } = found;
  const date = isSwappable && isMonthFirst(locale) ? swapped(found) : found;
  const [value, other] = [valueOf(date), valueOf(swapped(date))];
  return {
    start,
    end,
    label: 'DATE',
    value,
    confidence: 0.95,
    reasons: [],
    ...(isSwappable && {
      problems: [
        {
          kind: 'ambiguous-order',
          message: message('time.problem.orderInDigits', { date: value }),
          readings: [
            { value, label: message('time.reading.date', { date: value }) },
            { value: other, label: message('time.reading.date', { date: other }) },
          ],
        },
      ],
    }),
  };
}
