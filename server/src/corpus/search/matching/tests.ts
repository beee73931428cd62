/** What conditions hold of: an item, a document; each made a function once, before a search. */
import type { Attributes } from '../../../annotation/attributes.js';
import type { LanguagePack } from '../../../languages/languagePack.js';
import type { Comparison, Condition } from '../query/queryTree.js';
import type { DocumentFacts, SearchedItem } from '../searchedDocument.js';
import { valueTest } from './values.js';

export type ItemTester = (item: SearchedItem) => boolean;

/** What tests need to know beside the query. */
export interface TestWorld {
  readonly language: LanguagePack;
  readonly namesOf: (entity: string) => readonly string[];
}

/** Keys of items; any other key is one of the corpus' attributes. */
export const ITEM_KEYS = [
  ...['label', 'entity', 'name', 'value', 'text', 'note', 'annotator', 'status', 'confidence'],
  ...['kind', 'origin'],
] as const;
type ItemKey = (typeof ITEM_KEYS)[number];

/** Keys of documents; any other key is one of the corpus' fields. */
export const DOCUMENT_KEYS = ['document', 'date', 'status'] as const;

/** A condition, all of whose comparisons `of` makes functions. */
export function conditionTest<T>(
  condition: Condition,
  of: (comparison: Comparison) => (tested: T) => boolean,
): (tested: T) => boolean {
  if (condition.kind === 'comparison') return of(condition);
  if (condition.kind === 'not') {
    const test = conditionTest(condition.of, of);
    return (tested) => !test(tested);
  }
  const tests = condition.of.map((one) => conditionTest(one, of));
  return condition.kind === 'all'
    ? (tested) => tests.every((test) => test(tested))
    : (tested) => tests.some((test) => test(tested));
}

/** A comparison with any of some values: `!=` holds where it holds for all. */
function anyOf(
  { operator, value, expression }: Comparison,
  fold: (text: string) => string,
): (values: readonly string[]) => boolean {
  if (expression) {
    const isExact = operator === '==';
    const matches = (one: string): boolean => expression.matches(isExact ? one : fold(one));
    return operator === '!=' ? (values) => !values.some(matches) : (values) => values.some(matches);
  }
  const test = valueTest(operator, value, fold);
  return operator === '!=' ? (values) => values.every(test) : (values) => values.some(test);
}

/** A test of an item; `textOf` gives the words that it spans. */
export function itemTest(
  comparison: Comparison,
  { language, namesOf }: TestWorld,
  textOf: (item: SearchedItem) => string,
): ItemTester {
  const { key, operator } = comparison;
  const { fold } = language.spelling;
  if (key === 'entity') return entityTest(comparison, language, namesOf);
  const test = anyOf(comparison, fold);
  const read: Readonly<Record<Exclude<ItemKey, 'entity'>, (item: SearchedItem) => readonly string[]>> = {
    label: ({ label }) => [label],
    name: ({ name, canonical }) => [...some(name), ...(canonical === undefined ? [] : namesOf(canonical))],
    value: ({ value }) => some(value),
    text: (item) => [textOf(item)],
    note: ({ note }) => some(note),
    annotator: ({ annotator }) => [annotator],
    status: ({ status }) => [status],
    // What somebody tagged by hand is certain.
    confidence: ({ confidence, kind }) => some(confidence ?? (kind === 'annotation' ? 1 : undefined)),
    kind: ({ kind }) => [kind],
    origin: ({ origin }) => some(origin),
  };
  const own = Object.hasOwn(read, key) ? read[key as keyof typeof read] : undefined;
  if (key === 'label' && operator === '==') return ({ label }) => label === comparison.value;
  return own ? (item) => test(own(item)) : ({ attributes }) => test(valuesIn(attributes, key));
}

const some = (value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [String(value)];

/** What an attribute or field says, as texts. */
export function valuesIn(attributes: Attributes | undefined, key: string): readonly string[] {
  const value = attributes && Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/**
 * An entity by its id, or by words that one of its names has, in any spelling or in the letters of another script: `hammouchi`,
 * `Hamouchi`, `حموشي`; `==` by the id alone.
 */
function entityTest(
  comparison: Comparison,
  { spelling: { fold }, transliteration }: LanguagePack,
  namesOf: (entity: string) => readonly string[],
): ItemTester {
  const { operator, value, expression } = comparison;
  if (operator === '==' && !expression) return ({ canonical }) => canonical === value;
  const known = new Map<string, boolean>();
  const wanted = wordsOf(fold(value));
  const inOtherScript = transliteration?.reader(fold(value));
  const hasAll = (name: string): boolean => {
    const folded = fold(name);
    const words = new Set(wordsOf(folded));
    if (wanted.every((word) => words.has(word))) return true;
    const place = inOtherScript?.read(folded);
    return place !== undefined && /^(?![\p{L}\p{N}])/u.test(folded.slice(place.end));
  };
  const matches = expression ? (name: string) => expression.matches(fold(name)) : hasAll;
  return ({ canonical, name }) => {
    if (canonical === undefined) return operator === '!=';
    const key = `${canonical} ${name ?? ''}`;
    let isIt = known.get(key);
    if (isIt === undefined) {
      isIt = canonical === value || [canonical, ...some(name), ...namesOf(canonical)].some(matches);
      known.set(key, isIt);
    }
    return isIt === (operator !== '!=');
  };
}

const wordsOf = (folded: string): readonly string[] =>
  folded.split(/[\s\-_]+/u).filter((word) => word !== '');

/** A document with the status that the searcher gave it. */
export type TestedDocument = DocumentFacts & { readonly status: string };

export function documentTest(
  condition: Condition,
  { language }: Pick<TestWorld, 'language'>,
): (document: TestedDocument) => boolean {
  const { fold } = language.spelling;
  return conditionTest(condition, (comparison) => {
    const test = anyOf(comparison, fold);
    switch (comparison.key) {
      case 'document':
        return ({ name }) => test([name]);
      case 'date':
        return ({ date }) => test(some(date));
      case 'status':
        return ({ status }) => test([status]);
      default:
        return ({ fields }) => test(valuesIn(fields, comparison.key));
    }
  });
}
