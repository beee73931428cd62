/** What a query asks of one word: of the word alone, made for each word of the vocabulary once; or of where it lies. */
import {
  comparisonsIn,
  hasWordKey,
  type Comparison,
  type Condition,
  type WordTest,
} from '../query/queryTree.js';
import type { SearchedItem } from '../searchedDocument.js';
import { conditionTest, itemTest, type TestWorld } from './tests.js';
import { valueTest } from './values.js';
import { rememberedTest, type Vocabulary } from './vocabulary.js';
import type { Work } from './work.js';

/** `within`: the items that the word lies in. */
export type WordTester = (id: number, within: readonly SearchedItem[]) => boolean;

/** How words are tested. */
export interface WordWorld extends TestWorld {
  readonly vocabulary: Vocabulary;
  readonly textOf: (item: SearchedItem) => string;
  /** What testing costs is taken off it. */
  readonly work: Work;
}

/** What holding a word against a regular expression costs, in steps of matching. */
const EXPRESSION_WORK = 20;

export function wordTester(test: WordTest, world: WordWorld): WordTester {
  const { vocabulary } = world;
  switch (test.kind) {
    case 'any':
      return () => true;
    case 'word':
      return rememberedTest(
        test.isExact ? (id) => vocabulary.form(id) === test.word : foldedTest(test, world),
      );
    case 'expression':
      return rememberedTest((id) => {
        world.work.left -= EXPRESSION_WORK;
        return test.expression.matches(test.isExact ? vocabulary.form(id) : vocabulary.norm(id));
      });
    case 'either': {
      const words = testsByStem(test.of, world);
      const others = test.of.filter(({ kind }) => kind !== 'word').map((one) => wordTester(one, world));
      return rememberedTest((id) => {
        world.work.left -= others.length;
        return words(id) || others.some((one) => one(id, []));
      });
    }
    case 'not': {
      const of = wordTester(test.of, world);
      return (id, within) => !of(id, within);
    }
    case 'condition':
      return placedTest(test.condition, world);
  }
}

/** Whether a word is any of many: those alone are tried that it may be, behind its clitics or as it is written. */
function testsByStem(tests: readonly WordTest[], world: WordWorld): (id: number) => boolean {
  const { vocabulary, language } = world;
  const byStem = new Map<string, WordTester[]>();
  for (const test of tests) {
    if (test.kind !== 'word') continue;
    const tester = wordTester(test, world);
    const articles = test.isExact ? [] : language.spelling.articles;
    for (const stem of [test.word, ...articles.map((article) => article + test.word)]) {
      const there = byStem.get(stem);
      if (there) there.push(tester);
      else byStem.set(stem, [tester]);
    }
  }
  return (id) =>
    [vocabulary.form(id), ...language.clitics.stems(vocabulary.norm(id))].some((stem) =>
      byStem.get(stem)?.some((test) => test(id, [])),
    );
}

/** Whether a test looks at the items that a word lies in. */
export function asksItems(test: WordTest): boolean {
  if (test.kind === 'not') return asksItems(test.of);
  return test.kind === 'condition' && [...comparisonsIn(test.condition)].some((one) => !hasWordKey(one));
}

/** Behind clitics, and with the article where the query has none. */
function foldedTest(
  { word, seesClitics }: { readonly word: string; readonly seesClitics: boolean },
  { vocabulary, language: { clitics, spelling } }: WordWorld,
): (id: number) => boolean {
  if (!seesClitics) return (id) => vocabulary.norm(id) === word;
  const stems = [word, ...spelling.articles.map((article) => article + word)];
  return (id) => {
    const norm = vocabulary.norm(id);
    return stems.some((stem) => norm === stem || clitics.lettersBefore(norm, stem) !== undefined);
  };
}

/**
 * What is asked of items must hold for one item that the word lies in; where all that is asked is what is not to be, for
 * each of them.
 */
function placedTest(condition: Condition, world: WordWorld): WordTester {
  const test = conditionTest<{ id: number; item: SearchedItem | undefined }>(condition, (comparison) =>
    comparisonTest(comparison, world),
  );
  if (asksForItem(condition))
    return (id, within) => test({ id, item: undefined }) || within.some((item) => test({ id, item }));
  return (id, within) =>
    within.length === 0 ? test({ id, item: undefined }) : within.every((item) => test({ id, item }));
}

/** Whether something is asked that an item is to be. */
function asksForItem(condition: Condition, isNegated = false): boolean {
  if (condition.kind === 'comparison')
    return !hasWordKey(condition) && (condition.operator === '!=') === isNegated;
  return condition.kind === 'not'
    ? asksForItem(condition.of, !isNegated)
    : condition.of.some((one) => asksForItem(one, isNegated));
}

function comparisonTest(
  comparison: Comparison,
  world: WordWorld,
): (tested: { readonly id: number; readonly item: SearchedItem | undefined }) => boolean {
  if (hasWordKey(comparison)) {
    const test = rememberedTest(ofWord(comparison, world));
    return ({ id }) => test(id);
  }
  const test = itemTest(comparison, world, world.textOf);
  return ({ item }) => (item ? test(item) : comparison.operator === '!=');
}

function ofWord(comparison: Comparison, world: WordWorld): (id: number) => boolean {
  const { key, operator, value, expression } = comparison;
  const { vocabulary, language } = world;
  const isExact = key === 'form';
  const textOf = (id: number): string => (isExact ? vocabulary.form(id) : vocabulary.norm(id));
  if (expression)
    return (id) => {
      world.work.left -= EXPRESSION_WORK;
      return expression.matches(textOf(id)) === (operator !== '!=');
    };
  if (isExact) return (id) => (vocabulary.form(id) === value) === (operator !== '!=');
  if (operator !== '=' && operator !== '!=') {
    const test = valueTest(operator, value, language.spelling.fold);
    return (id) => test(textOf(id));
  }
  const test = foldedTest({ word: language.spelling.fold(value), seesClitics: true }, world);
  return (id) => test(id) === (operator === '=');
}
