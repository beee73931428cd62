/** What a query asks for, as its reader makes it of the text. Plain data; docs/search.md says what each is for. */
import type { RE2JS } from 're2js';

/** A place of the query's text, in UTF-16 units: what a message about it points to. */
export interface QueryPlace {
  readonly at: number;
  readonly length: number;
}

export type Operator = '=' | '!=' | '==' | '>=' | '<=' | '>' | '<';

/** `label=PERS`, `value>=2024-01`, `outlet=/.*24/`. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly key: string;
  readonly operator: Operator;
  /** As it is written; of a regular expression its source. */
  readonly value: string;
  readonly expression?: RE2JS;
  readonly place: QueryPlace;
}

const WORD_KEYS: ReadonlySet<string> = new Set(['word', 'form']);

/** Whether a comparison is about the word itself: folded (`word`), as it is written (`form`). */
export const hasWordKey = ({ key }: Pick<Comparison, 'key'>): boolean => WORD_KEYS.has(key);

export type Condition =
  | Comparison
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** One word of the text. */
export type WordTest =
  | { readonly kind: 'any' }
  /** `isExact`: as it is written; else folded, and behind clitics where `seesClitics`. */
  | {
      readonly kind: 'word';
      readonly word: string;
      readonly isExact: boolean;
      readonly seesClitics: boolean;
    }
  | { readonly kind: 'expression'; readonly expression: RE2JS; readonly isExact: boolean }
  /** Words and expressions of which one holds. */
  | { readonly kind: 'either'; readonly of: readonly WordTest[] }
  /** A word for which a condition holds, by itself or by what it lies in. */
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'not'; readonly of: WordTest };

/** An annotation or suggestion: with one of the labels, where any are named, and for which a condition holds. */
export interface ItemTest {
  readonly labels: readonly string[];
  readonly condition?: Condition;
}

export type Pattern =
  | { readonly kind: 'word'; readonly test: WordTest }
  | { readonly kind: 'item'; readonly test: ItemTest }
  | { readonly kind: 'sequence' | 'either'; readonly of: readonly Pattern[] }
  /** `most` is Infinity where nothing limits it. */
  | { readonly kind: 'repeat'; readonly of: Pattern; readonly least: number; readonly most: number };

export interface Query {
  readonly pattern: Pattern;
  /** What is asked of the documents. */
  readonly documents?: Condition;
}

/** All comparisons of a condition. */
export function* comparisonsIn(condition: Condition | undefined): Generator<Comparison> {
  if (!condition) return;
  if (condition.kind === 'comparison') yield condition;
  else if (condition.kind === 'not') yield* comparisonsIn(condition.of);
  else for (const one of condition.of) yield* comparisonsIn(one);
}

/** All places that a pattern is made of. */
export function* placesIn(pattern: Pattern): Generator<Extract<Pattern, { kind: 'word' | 'item' }>> {
  if (pattern.kind === 'word' || pattern.kind === 'item') yield pattern;
  else if (pattern.kind === 'repeat') yield* placesIn(pattern.of);
  else for (const one of pattern.of) yield* placesIn(one);
}

/** The conditions that a pattern holds items, and words by the items that they lie in, against. */
export function* conditionsIn(pattern: Pattern): Generator<Condition> {
  for (const place of placesIn(pattern)) {
    if (place.kind === 'item') {
      if (place.test.condition) yield place.test.condition;
      continue;
    }
    let { test } = place;
    while (test.kind === 'not') test = test.of;
    if (test.kind === 'condition') yield test.condition;
  }
}
