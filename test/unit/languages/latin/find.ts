import { anyLanguage } from '../../../../server/src/languages/any/anyLanguage.js';
import { latinQuantities } from '../../../../server/src/languages/latin/latinQuantities.js';
import type { LatinLanguage } from '../../../../server/src/languages/latin/lexicon.js';
import { resolveTime } from '../../../../server/src/languages/time/resolveTime.js';
import type { Quantities } from '../../../../server/src/languages/time/timeExpression.js';

const { spelling } = anyLanguage();

const quantitiesOf = (text: string, otherwise?: LatinLanguage): Quantities =>
  latinQuantities(text, spelling.words(text), otherwise);

/** «LABEL value|text» of all times and numbers, in order. */
export function told(text: string, dct?: string, otherwise?: LatinLanguage): string[] {
  const date = dct === undefined ? undefined : { value: dct, source: 'documents.json' as const };
  const { times, numbers } = quantitiesOf(text, otherwise);
  return [...times.map((time) => ({ ...time, value: resolveTime(time, date).value })), ...numbers]
    .sort((a, b) => a.start - b.start)
    .map(({ label, value, start, end }) => `${label} ${value}|${text.slice(start, end)}`);
}

/** A sentence with its marks, as the fixtures have it: [LABEL value|text]. */
export function marked(line: string): { readonly text: string; readonly expected: readonly string[] } {
  const expected: string[] = [];
  const text = line.replace(/\[([A-Z]+ [^|\]]+)\|([^\]]+)\]/g, (_, said: string, span: string) => {
    expected.push(`${said}|${span}`);
    return span;
  });
  return { text, expected };
}
