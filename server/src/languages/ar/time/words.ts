/** TIMEX3 values in the reader's words: `2023-12-06` → “Wednesday 6 December 2023”, `P3D` → “3 days”. */
import { dayCount, daysInMonth, weekdayOf } from './calendar.js';
import { MONTHS, WEEKDAYS } from './readerWords.js';

const PARTS: Readonly<Record<string, string>> = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
};
const SEASONS: Readonly<Record<string, string>> = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };
const REFERENCES: Readonly<Record<string, string>> = {
  PRESENT_REF: 'now',
  PAST_REF: 'in the past, recently',
  FUTURE_REF: 'in the future, soon',
};
const MODS: Readonly<Record<string, string>> = {
  START: 'beginning of ',
  MID: 'middle of ',
  END: 'end of ',
  APPROX: 'about ',
  BEFORE: 'before ',
  AFTER: 'after ',
};
const UNITS: Readonly<Record<string, string>> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  S: 'second',
};

const ordinal = (n: number): string => {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
};

interface Parts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

function parts(value: string): Parts | undefined {
  const match = /^(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?$/.exec(value);
  if (!match) return undefined;
  const number = (text: string | undefined): number | undefined =>
    text === undefined || text === 'XX' ? undefined : Number(text);
  return { year: match[1]!, month: number(match[2]), day: number(match[3]) };
}

function dateInWords(value: string): string | undefined {
  const date = parts(value);
  if (!date) return undefined;
  const { year, month, day } = date;
  const known = year !== 'XXXX';
  if (month === undefined) {
    if (day !== undefined) return `the ${ordinal(day)} of some month`;
    return known ? year : 'some year';
  }
  const name = MONTHS[month];
  if (!name) return undefined;
  const of = known ? ` ${year}` : ' (year unknown)';
  if (day === undefined) return name + of;
  if (!known) return `${day} ${name}${of}`;
  const valid = day <= daysInMonth(Number(year), month);
  const weekday = valid ? `${WEEKDAYS[weekdayOf(dayCount(Number(year), month, day))]} ` : '';
  return `${weekday}${day} ${name} ${year}`;
}

function otherInWords(value: string): string | undefined {
  const reference = REFERENCES[value];
  if (reference) return reference;
  let match = /^(\d{4}|XXXX)-W(\d\d|XX)(?:-(WE|\d))?$/.exec(value);
  if (match) {
    const [, year, week, day] = match;
    if (week === 'XX') {
      if (day === 'WE') return 'every weekend';
      return day ? `${WEEKDAYS[Number(day)]}` : 'some week';
    }
    const of = `week ${Number(week)} of ${year === 'XXXX' ? 'some year' : year}`;
    return day === 'WE' ? `weekend of ${of}` : day ? `${WEEKDAYS[Number(day)]} of ${of}` : of;
  }
  match = /^(\d{4}|XXXX)-(?:Q([1-4X])|H([12])|(SP|SU|FA|WI))$/.exec(value);
  if (match) {
    const year = match[1] === 'XXXX' ? 'some year' : match[1];
    if (match[2])
      return match[2] === 'X' ? `a quarter of ${year}` : `${ordinal(Number(match[2]))} quarter of ${year}`;
    if (match[3]) return `${ordinal(Number(match[3]))} half of ${year}`;
    return `${SEASONS[match[4]!]} ${match[1] === 'XXXX' ? '(year unknown)' : year}`;
  }
  if (/^\d{3}$/.test(value)) return `the ${value}0s`;
  if (/^\d{2}$/.test(value)) return `the ${ordinal(Number(value) + 1)} century`;
  if (/^\d$/.test(value)) return `the ${ordinal(Number(value) + 1)} millennium`;
  match = /^BC(\d{4})$/.exec(value);
  if (match) return `${Number(match[1])} BC`;
  match = /^BC(\d{2})$/.exec(value);
  return match ? `the ${ordinal(Number(match[1]) + 1)} century BC` : undefined;
}

function durationInWords(value: string): string | undefined {
  if (!/^P(?=.)(?:(?:\d+(?:\.\d+)?|X+)[YMWD])*(?:T(?:(?:\d+(?:\.\d+)?|X+)[HMS])+)?$/.test(value))
    return undefined;
  const [days = '', clock = ''] = value.slice(1).split('T');
  const read = (text: string, minutes: boolean): string[] =>
    [...text.matchAll(/(\d+(?:\.\d+)?|X+)([YMWDHS])/g)].map(([, count = '', letter = '']) => {
      const unit = minutes && letter === 'M' ? 'minute' : UNITS[letter]!;
      return count.startsWith('X') ? `some ${unit}s` : `${count} ${unit}${count === '1' ? '' : 's'}`;
    });
  return [...read(days, false), ...read(clock, true)].join(' and ');
}

function clockInWords(value: string): string | undefined {
  const at = value.indexOf('T');
  if (at < 0 || value.startsWith('P')) return undefined;
  const day = value.slice(0, at);
  const clock = value.slice(at + 1);
  const match = /^(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(clock);
  const part = PARTS[clock];
  if (!match && !part && !/^\d\d$/.test(clock)) return undefined;
  const zone = match?.[2] === undefined ? '' : match[2] === 'Z' ? ' UTC' : ` UTC${match[2]}`;
  const time = part ?? (match ? match[1]! + zone : `${clock}:00`);
  if (day === '') return time;
  if (day === 'XXXX-XX-XX') return part ? `${part} (day unknown)` : `${time} (day unknown)`;
  const on = dateInWords(day) ?? otherInWords(day);
  return on && `${on}, ${time}`;
}

function rangeInWords(value: string): string | undefined {
  const slash = value.indexOf('/');
  if (slash < 0) return undefined;
  const [a, b] = [value.slice(0, slash), value.slice(slash + 1)];
  const [from, to] = [parts(a), parts(b)];
  if (from?.day !== undefined && to?.day !== undefined && from.year === to.year && from.month === to.month)
    return `${from.day}–${to.day} ${MONTHS[to.month ?? 0]}${to.year === 'XXXX' ? ' (year unknown)' : ` ${to.year}`}`;
  if (from?.day !== undefined && to?.day !== undefined && from.year === to.year && from.month && to.month)
    return `${from.day} ${MONTHS[from.month]} – ${to.day} ${MONTHS[to.month]}${to.year === 'XXXX' ? '' : ` ${to.year}`}`;
  if (from && to && from.month === undefined && to.month === undefined) return `${from.year}–${to.year}`;
  const [start, end] = [timexInWords(a), timexInWords(b)];
  return `${start} – ${end}`;
}

/** A TIMEX3 value (and `mod`) in English words; a value that is none is given back as it is. */
export function timexInWords(value: string, mod?: string): string {
  const words =
    rangeInWords(value) ??
    dateInWords(value) ??
    otherInWords(value) ??
    durationInWords(value) ??
    clockInWords(value);
  if (words === undefined) return value;
  return (mod === undefined ? '' : (MODS[mod] ?? '')) + words;
}
