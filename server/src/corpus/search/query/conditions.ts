/**
 * Reads conditions: `label=PERS & !(value<2024 | note=/x+/)`. Beside each other two conditions must both hold.
 * By recursive descent, no deeper than `DEEPEST`.
 */
import { message } from '../../../messages/message.js';
import { boundsOf } from '../matching/values.js';
import type { QueryText } from './queryText.js';
import type { Comparison, Condition, Operator } from './queryTree.js';

/** Brackets in each other. */
export const DEEPEST = 50;

const OPERATORS: readonly Operator[] = ['!=', '>=', '<=', '==', '=', '>', '<'];
const IS_ORDER: ReadonlySet<Operator> = new Set<Operator>(['>=', '<=', '>', '<']);
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['«', '»'],
  ['“', '”'],
]);

const endsKey = (char: string): boolean => /[\s=!<>&|()[\]/"«“]/u.test(char);
const endsValue = (char: string): boolean => /[\s&|()[\]<>"]/u.test(char);

/** The closing one of an opening quotation mark. */
export const closingQuote = (char: string): string | undefined => QUOTES.get(char);

/** All conditions up to one of the signs that end them, or to the end of the query. */
export function readCondition(text: QueryText, ends: readonly string[], depth = 0): Condition {
  if (depth > DEEPEST) text.fail(message('search.tooDeep', { most: DEEPEST }));
  const ways: Condition[] = [];
  do {
    const all: Condition[] = [];
    for (text.skipSpace(); !isEnd(text, ends); text.skipSpace()) {
      if (all.length > 0 && text.take('&')) text.skipSpace();
      all.push(readOne(text, ends, depth));
    }
    if (all.length === 0) text.fail(message('search.noCondition'));
    ways.push(all.length === 1 ? all[0]! : { kind: 'all', of: all });
  } while (text.take('|'));
  return ways.length === 1 ? ways[0]! : { kind: 'any', of: ways };
}

function isEnd(text: QueryText, ends: readonly string[]): boolean {
  return text.isAtEnd || text.startsWith('|') || ends.some((end) => text.startsWith(end));
}

function readOne(text: QueryText, ends: readonly string[], depth: number): Condition {
  const from = text.at;
  let negations = 0;
  // As many as there are, without going deeper for each.
  for (text.skipSpace(); text.take('!'); text.skipSpace()) negations++;
  const condition = text.take('(') ? readGroup(text, from, depth) : readComparison(text, ends);
  return negations % 2 === 1 ? { kind: 'not', of: condition } : condition;
}

function readGroup(text: QueryText, from: number, depth: number): Condition {
  const condition = readCondition(text, [')'], depth + 1);
  if (!text.take(')')) text.fail(message('search.unclosed', { sign: ')' }), from);
  return condition;
}

/** In quotation marks where it has signs of the language in it. */
function readKey(text: QueryText, ends: readonly string[]): string {
  const closing = closingQuote(text.next);
  if (closing === undefined) return text.until(endsKey, ends);
  text.at++;
  return text.quoted(closing);
}

function readComparison(text: QueryText, ends: readonly string[]): Comparison {
  const from = text.at;
  const key = readKey(text, ends);
  if (key === '') text.fail(message('search.noCondition'));
  text.skipSpace();
  const operator = OPERATORS.find((known) => !ends.includes(known) && text.take(known));
  if (!operator) text.fail(message('search.noOperator', { key }), from);
  text.skipSpace();
  const valueAt = text.at;
  const closing = closingQuote(text.next);
  if (!ends.some((end) => text.startsWith(end)) && text.take('/')) {
    const expression = text.expression(operator === '==');
    if (IS_ORDER.has(operator)) text.fail(message('search.noOrder', { key }), valueAt);
    const value = text.text.slice(valueAt + 1, text.at - 1);
    return { kind: 'comparison', key, operator, value, expression, place: text.placeFrom(from) };
  }
  if (closing !== undefined) text.at++;
  const value = closing === undefined ? text.until(endsValue, ends) : text.quoted(closing);
  if (value.trim() === '') text.fail(message('search.noValue', { key }), from);
  if (IS_ORDER.has(operator) && boundsOf(value) === undefined && !Number.isFinite(Number(value)))
    text.fail(message('search.noOrder', { key }), valueAt);
  return { kind: 'comparison', key, operator, value, place: text.placeFrom(from) };
}
