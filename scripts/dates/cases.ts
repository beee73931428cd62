/**
 * Public cases (Duckling, Recognizers-Text, dateparser) against this recogniser, with chrono-node beside it. A case is
 * one JSON object a line: text, reference_date, expected_span, expected_value, kind, source.
 */
import { readFileSync } from 'node:fs';
import * as chrono from 'chrono-node/ar';
import type { ParsedComponents } from 'chrono-node';
import { findQuantities } from '../../server/src/languages/ar/time/timeRecogniser.js';
import type { Meaning } from '../../server/src/languages/time/meaning.js';
import { resolveTime } from '../../server/src/languages/time/resolveTime.js';
import { tokenise } from '../../server/src/languages/ar/tokens.js';
import { agrees, type Answer } from './dialects.js';

export interface Case {
  readonly text: string;
  readonly reference_date: string | null;
  readonly expected_span: string | null;
  readonly expected_value: string | null;
  readonly kind: string;
  readonly source: string;
}

const isEitherHalf = (meaning: Meaning): boolean =>
  meaning.kind === 'clock' && meaning.hour !== undefined && meaning.hour < 12 && meaning.part === undefined;

/** What this recogniser answers: every mention with its value. */
function ours({ text, reference_date }: Case): Answer[] {
  const { times, numbers } = findQuantities(tokenise(text));
  const date =
    reference_date === null
      ? undefined
      : { value: reference_date.slice(0, 10), source: 'documents.json' as const };
  return [
    ...times.map((time) => {
      const resolved = resolveTime(time, date);
      return {
        ...time,
        value: resolved.value,
        mod: resolved.mod,
        anchor: resolved.anchor,
        text: text.slice(time.start, time.end),
        eitherHalf: isEitherHalf(time.meaning),
        until: /(?:حتى|لغاية|لحد|إلى|الى)\s+(?:غاية\s+)?$/u.test(text.slice(0, time.start)),
      };
    }),
    ...numbers.map((number) => ({ ...number, text: text.slice(number.start, number.end) })),
  ].sort((a, b) => a.start - b.start);
}

const pad = (value: number): string => String(value).padStart(2, '0');

function chronoValue(part: ParsedComponents): string {
  const day = `${part.get('year')}-${pad(part.get('month') ?? 1)}-${pad(part.get('day') ?? 1)}`;
  if (part.isCertain('hour')) return `${day}T${pad(part.get('hour') ?? 0)}:${pad(part.get('minute') ?? 0)}`;
  if (!part.isCertain('day') && !part.isCertain('weekday') && part.isCertain('month')) return day.slice(0, 7);
  return !part.isCertain('day') &&
    !part.isCertain('weekday') &&
    !part.isCertain('month') &&
    part.isCertain('year')
    ? day.slice(0, 4)
    : day;
}

/** chrono-node's strict and casual parser, looking ahead as its users set it for such cases. */
function theirs({ text, reference_date }: Case): Answer[] {
  const reference = reference_date === null ? new Date(2020, 0, 1) : new Date(reference_date.slice(0, 19));
  return chrono.parse(text, reference, { forwardDate: true }).map((result) => ({
    start: result.index,
    end: result.index + result.text.length,
    label: 'DATE',
    text: result.text,
    value: chronoValue(result.start) + (result.end ? `/${chronoValue(result.end)}` : ''),
  }));
}

const TRIM = /^(?:في|من|إلى|الى|ل|ب|خلال|وقت|يوم|نهار|قرابة|بحدود|عند|لمدة|مدة|ما)\s+/u;

/** Spans are compared without the prepositions that the sources keep or drop differently. */
function bare(span: string): string {
  let clean = span.replace(/[\s.,،]+$/u, '').trim();
  for (let before = ''; before !== clean;) {
    before = clean;
    clean = clean.replace(TRIM, '').trim();
  }
  return clean.replace(/^[لب](?=ال|ل)/u, '').replace(/\s+/g, ' ');
}

interface Tally {
  cases: number;
  valued: number;
  spans: number;
  values: number;
}

function tally(
  cases: readonly Case[],
  answer: (one: Case) => Answer[],
  tell?: (line: string) => void,
): Tally {
  const result: Tally = { cases: 0, valued: 0, spans: 0, values: 0 };
  for (const one of cases) {
    const answers = answer(one);
    result.cases++;
    if (one.kind === 'negative') {
      const right = answers.every(({ label }) => !/^(?:DATE|TIME|DURATION|SET)$/.test(label));
      if (right) result.spans++;
      else tell?.(`- ${one.text} → ${answers.map(({ text }) => text).join(' | ')}`);
      continue;
    }
    const span = one.expected_span ?? '';
    const spanRight = answers.some(({ text }) => bare(text) === bare(span));
    if (spanRight) result.spans++;
    const all = answers.map(({ label, text, value }) => `${label} «${text}» ${value}`).join(' | ');
    if (one.expected_value === null) {
      if (!spanRight) tell?.(`s ${one.text} [${span}] → ${all}`);
      continue;
    }
    result.valued++;
    const at = one.text.indexOf(span);
    const near = answers.filter(({ start, end }) => start < at + span.length && end > at);
    if (near.some((found) => agrees(found, one.expected_value!, one.kind, one.reference_date)))
      result.values++;
    else
      tell?.(`v ${one.text} [${span}] (${one.reference_date?.slice(0, 10)}) ${one.expected_value} ← ${all}`);
  }
  return result;
}

const percent = (part: number, whole: number): string =>
  whole ? `${((100 * part) / whole).toFixed(1)} %` : '–';

export function measureCases(file: string, failures: boolean): void {
  const cases = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Case);
  const subsets = new Map<string, Case[]>();
  for (const one of cases) {
    const name = `${one.source.split('#')[0]} ${one.kind}`;
    subsets.set(name, [...(subsets.get(name) ?? []), one]);
  }
  const rows: string[][] = [['subset', 'cases', 'values', 'spans', 'chrono values', 'chrono spans']];
  for (const [name, of] of [...subsets].sort(([a], [b]) => a.localeCompare(b))) {
    if (failures) console.log(`\n${name}`);
    const mine = tally(of, ours, failures ? console.log : undefined);
    const other = tally(of, theirs);
    rows.push([
      name,
      String(mine.cases),
      percent(mine.values, mine.valued),
      percent(mine.spans, mine.cases),
      percent(other.values, other.valued),
      percent(other.spans, other.cases),
    ]);
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '));
}
