/** Mentions of a whole text, and scores of found against expected ones. */
import { splitParagraphs } from '../../server/src/text/paragraphs.js';
import { tokenise } from '../../server/src/languages/ar/tokens.js';
import { inferDocumentDate } from '../../server/src/languages/time/documentDate.js';
import type { TimeExpression } from '../../server/src/languages/time/timeExpression.js';
import { findQuantities } from '../../server/src/languages/ar/time/timeRecogniser.js';
import { resolveTime } from '../../server/src/languages/time/resolveTime.js';

export interface Labelled {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly value?: string;
  readonly text: string;
}

/** Times and numbers of a text, resolved against `dct` or the date that the text itself gives. */
export function mentionsOf(text: string, dct: string | undefined): Labelled[] {
  const found: Labelled[] = [];
  const all: { start: number; expression: TimeExpression; text: string }[] = [];
  for (const paragraph of splitParagraphs(text)) {
    const quantities = findQuantities(tokenise(paragraph.text));
    for (const number of quantities.numbers)
      found.push({
        start: paragraph.start + number.start,
        end: paragraph.start + number.end,
        label: number.label,
        value: number.value,
        text: paragraph.text.slice(number.start, number.end),
      });
    for (const expression of quantities.times)
      all.push({ start: paragraph.start, expression, text: paragraph.text });
  }
  const date =
    dct === undefined
      ? inferDocumentDate(all.map(({ expression }) => expression))
      : { value: dct, source: 'documents.json' as const };
  for (const { start, expression, text: paragraph } of all)
    found.push({
      start: start + expression.start,
      end: start + expression.end,
      label: expression.label,
      value: resolveTime(expression, date).value,
      text: paragraph.slice(expression.start, expression.end),
    });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

export interface Score {
  expected: number;
  found: number;
  right: number;
  values: number;
}

const emptyScore = (): Score => ({ expected: 0, found: 0, right: 0, values: 0 });

export function score(
  scores: Map<string, Score>,
  expected: readonly Labelled[],
  found: readonly Labelled[],
  tell?: (line: string) => void,
): void {
  const key = ({ start, end, label }: Labelled): string => `${start} ${end} ${label}`;
  const wanted = new Map(expected.map((mention) => [key(mention), mention]));
  const got = new Set(found.map(key));
  const of = (label: string): Score => {
    let one = scores.get(label);
    if (!one) scores.set(label, (one = emptyScore()));
    return one;
  };
  for (const mention of expected) {
    of(mention.label).expected++;
    if (!got.has(key(mention))) tell?.(`  missing ${mention.label} «${mention.text}» ${mention.value ?? ''}`);
  }
  for (const mention of found) {
    const one = of(mention.label);
    one.found++;
    const match = wanted.get(key(mention));
    if (!match) {
      tell?.(`  extra   ${mention.label} «${mention.text}» ${mention.value ?? ''}`);
      continue;
    }
    one.right++;
    if (match.value === undefined || match.value === mention.value) one.values++;
    else tell?.(`  value   ${mention.label} «${mention.text}» ${mention.value} for ${match.value}`);
  }
}

export function report(scores: ReadonlyMap<string, Score>): void {
  const line = (name: string, { expected, found, right, values }: Score): void => {
    const precision = found ? right / found : 1;
    const recall = expected ? right / expected : 1;
    const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
    const figures = [precision, recall, f1, right ? values / right : 1].map((figure) => figure.toFixed(3));
    console.log(`${name.padEnd(10)} ${String(expected).padStart(5)} ${figures.join('  ')}`);
  };
  console.log('label       gold precision recall  f1    values');
  const sum = emptyScore();
  const times = emptyScore();
  for (const [label, one] of [...scores].sort()) {
    line(label, one);
    for (const total of /^(?:DATE|TIME|DURATION|SET)$/.test(label) ? [sum, times] : [sum]) {
      total.expected += one.expected;
      total.found += one.found;
      total.right += one.right;
      total.values += one.values;
    }
  }
  line('times', times);
  line('all', sum);
}
