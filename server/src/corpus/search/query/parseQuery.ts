/**
 * Reads the query language (docs/search.md) by recursive descent. A query has a limited length, depth and size, so that no
 * text costs more than that.
 */
import { message } from '../../../messages/message.js';
import type { LanguagePack } from '../../../languages/languagePack.js';
import { closingQuote, DEEPEST, readCondition } from './conditions.js';
import { QueryError, QueryText } from './queryText.js';
import {
  comparisonsIn,
  hasWordKey,
  type Condition,
  type ItemTest,
  type Pattern,
  type Query,
  type WordTest,
} from './queryTree.js';

/** UTF-16 units. */
const LONGEST_QUERY = 10_000;
/** How often something may be repeated where a number is given. */
const MOST_REPEATED = 100;
/** Words and annotations that a query is made of, each as often as it is repeated. */
const MOST_PLACES = 1000;

const REPETITIONS: readonly string[] = ['{2}', '{0,3}', '{1,}'];
const endsWord = (char: string): boolean => /[\s"«»“”[\](){}<>|&=?*+]/u.test(char);

/** The query that a text is. Throws a `QueryError` where it is none. */
export function parseQuery(text: string, language: LanguagePack): Query {
  const source = new QueryText(text, language.spelling.fold);
  if (text.length > LONGEST_QUERY) {
    source.at = text.length;
    source.fail(message('search.tooLong', { most: LONGEST_QUERY }), LONGEST_QUERY);
  }
  return new QueryReader(source, language).read();
}

class QueryReader {
  constructor(
    private readonly text: QueryText,
    private readonly language: LanguagePack,
  ) {}

  read(): Query {
    const { text } = this;
    const pattern = this.either(0);
    if (sizeOf(pattern) > MOST_PLACES) {
      text.at = text.text.length;
      text.fail(message('search.tooLarge', { most: MOST_PLACES }), 0);
    }
    const documents = text.take('::') ? readCondition(text, []) : undefined;
    text.skipSpace();
    if (!text.isAtEnd) text.fail(message('search.unexpected', { sign: text.next }));
    return { pattern, ...(documents && { documents }) };
  }

  private either(depth: number): Pattern {
    if (depth > DEEPEST) this.text.fail(message('search.tooDeep', { most: DEEPEST }));
    const ways = [this.sequence(depth)];
    while (this.text.take('|')) ways.push(this.sequence(depth));
    return ways.length === 1 ? ways[0]! : eitherOf(ways);
  }

  private sequence(depth: number): Pattern {
    const { text } = this;
    const parts: Pattern[] = [];
    for (text.skipSpace(); !this.isAtEndOfSequence(); text.skipSpace())
      parts.push(this.repeated(this.one(depth)));
    if (parts.length === 0)
      text.fail(message(text.isAtEnd && text.at === 0 ? 'search.empty' : 'search.nothing'));
    return joined(parts);
  }

  private isAtEndOfSequence(): boolean {
    const { text } = this;
    return text.isAtEnd || text.next === '|' || text.next === ')' || text.startsWith('::');
  }

  private repeated(pattern: Pattern): Pattern {
    const { text } = this;
    const from = text.at;
    if (text.take('?')) return { kind: 'repeat', of: pattern, least: 0, most: 1 };
    if (text.take('*')) return { kind: 'repeat', of: pattern, least: 0, most: Infinity };
    if (text.take('+')) return { kind: 'repeat', of: pattern, least: 1, most: Infinity };
    if (!text.take('{')) return pattern;
    const inside = text.until((char) => char === '}');
    const match = /^\s*(\d+)\s*(?:(,)\s*(\d+)?\s*)?$/.exec(inside);
    if (!text.take('}')) text.fail(message('search.unclosed', { sign: '}' }), from);
    const least = Number(match?.[1]);
    const most = match?.[3] === undefined ? (match?.[2] ? Infinity : least) : Number(match[3]);
    const isRight = match && least <= most && least <= MOST_REPEATED;
    if (!isRight || (most > MOST_REPEATED && most !== Infinity) || most === 0)
      text.fail(message('search.badRepeat', { forms: REPETITIONS, most: MOST_REPEATED }), from);
    return { kind: 'repeat', of: pattern, least, most };
  }

  /** A word, phrase, gap, annotation, or several in round brackets. */
  private one(depth: number): Pattern {
    const { text } = this;
    const from = text.at;
    let negations = 0;
    for (; text.take('!'); text.skipSpace()) negations++;
    const found = this.positive(depth);
    if (negations % 2 === 0) return found;
    const test = negated(found);
    if (!test) return text.fail(message('search.notOne'), from);
    return { kind: 'word', test };
  }

  private positive(depth: number): Pattern {
    const { text } = this;
    const from = text.at;
    if (text.take('(')) {
      const inside = this.either(depth + 1);
      if (!text.take(')')) text.fail(message('search.unclosed', { sign: ')' }), from);
      return inside;
    }
    if (text.take('[')) return this.bracketed(from);
    if (text.take('<')) return { kind: 'item', test: this.item(from) };
    const isExact = text.take('=');
    if (text.take('/'))
      return { kind: 'word', test: { kind: 'expression', expression: text.expression(isExact), isExact } };
    const closing = closingQuote(text.next);
    if (closing !== undefined) {
      text.at++;
      return this.words(text.quoted(closing), isExact, from);
    }
    return this.words(text.until(endsWord, ['::']), isExact, from);
  }

  /** Words as a text would have them: of the first the clitics are seen through. */
  private words(words: string, isExact: boolean, from: number): Pattern {
    const { text } = this;
    const found = this.language.spelling.words(words);
    if (found.length === 0) {
      if (text.isAtEnd && text.at === from) text.fail(message('search.nothing'));
      if (text.at === from) text.fail(message('search.unexpected', { sign: text.next }));
      text.fail(message('search.noWord'), from);
    }
    return joined(
      found.map(({ norm, start, end }, i): Pattern => {
        const word = isExact ? words.slice(start, end) : norm;
        return { kind: 'word', test: { kind: 'word', word, isExact, seesClitics: i === 0 } };
      }),
    );
  }

  /** `[]` is any word; what is asked of annotations alone is the annotation that it holds for. */
  private bracketed(from: number): Pattern {
    const { text } = this;
    text.skipSpace();
    if (text.take(']')) return { kind: 'word', test: { kind: 'any' } };
    const condition = readCondition(text, [']']);
    if (!text.take(']')) text.fail(message('search.unclosed', { sign: ']' }), from);
    return isOfItem(condition)
      ? { kind: 'item', test: { labels: [], condition } }
      : { kind: 'word', test: { kind: 'condition', condition } };
  }

  private item(from: number): ItemTest {
    const { text } = this;
    const labels: string[] = [];
    do {
      text.skipSpace();
      const at = text.at;
      const label = text.until((char) => /[\s|/<>="]/u.test(char));
      if (label === '') text.fail(message('search.noLabel'), at);
      if (label !== '*') labels.push(label);
      text.skipSpace();
    } while (text.take('|'));
    const condition = text.startsWith('/>') || text.isAtEnd ? undefined : readCondition(text, ['/>']);
    if (!text.take('/>')) text.fail(message('search.unclosed', { sign: '/>' }), from);
    return { labels, ...(condition && { condition }) };
  }
}

const joined = (parts: readonly Pattern[]): Pattern =>
  parts.length === 1 ? parts[0]! : { kind: 'sequence', of: parts };

/** Words of which any may stand at one place are one test, however many they are. */
function eitherOf(ways: readonly Pattern[]): Pattern {
  const tests = ways.flatMap((way) => (way.kind === 'word' && isOfWordAlone(way.test) ? [way.test] : []));
  if (tests.length < 2) return { kind: 'either', of: ways };
  const words: Pattern = { kind: 'word', test: { kind: 'either', of: tests } };
  const others = ways.filter((way) => !(way.kind === 'word' && isOfWordAlone(way.test)));
  return others.length === 0 ? words : { kind: 'either', of: [words, ...others] };
}

/** Whether a test looks at nothing but the word. */
const isOfWordAlone = ({ kind }: WordTest): boolean => kind !== 'condition' && kind !== 'not';

/** A word for which it does not hold: undefined where it is more than one place. */
function negated(pattern: Pattern): WordTest | undefined {
  if (pattern.kind === 'word') return { kind: 'not', of: pattern.test };
  if (pattern.kind !== 'item') return undefined;
  const { labels, condition } = pattern.test;
  const asked: Condition[] = labels.map((value) => ({
    ...{ kind: 'comparison', key: 'label', operator: '==', value, place: { at: 0, length: 0 } },
  }));
  const all: Condition[] = asked.length > 0 ? [{ kind: 'any', of: asked }] : [];
  if (condition) all.push(condition);
  return { kind: 'not', of: { kind: 'condition', condition: { kind: 'all', of: all } } };
}

/** Whether a condition is about annotations alone, and says what one is rather than what it is not. */
function isOfItem(condition: Condition): boolean {
  const comparisons = [...comparisonsIn(condition)];
  return !hasNegation(condition) && comparisons.every((one) => !hasWordKey(one) && one.operator !== '!=');
}

function hasNegation(condition: Condition): boolean {
  if (condition.kind === 'comparison') return false;
  return condition.kind === 'not' || condition.of.some(hasNegation);
}

/** Places, each as often as it may be repeated. */
function sizeOf(pattern: Pattern): number {
  if (pattern.kind === 'word' || pattern.kind === 'item') return 1;
  if (pattern.kind === 'repeat')
    return sizeOf(pattern.of) * Math.max(1, pattern.most === Infinity ? pattern.least + 1 : pattern.most);
  return pattern.of.reduce((sum, one) => sum + sizeOf(one), 0);
}

/** What is wrong with a query, where that is what was thrown. */
export const queryProblem = (error: unknown): QueryError | undefined =>
  error instanceof QueryError ? error : undefined;
