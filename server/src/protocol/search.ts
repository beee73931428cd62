/** Searching a corpus: what is asked for, how far it is, and what was found, in windows. */
import * as v from 'valibot';
import type { Range } from './positions.js';
import { list, record } from './shapes.js';

/** `key` empty: what has none. */
const GroupSchema = record({ by: v.string(), key: v.string() });

/** See corpus/search/view.ts. `by`: `hit`, `document`, `date`, `before:1` to `before:9`, `after:1` to `after:9`. */
export const SearchViewSchema = record({
  order: record({ by: list(v.string()), isBackwards: v.optional(v.boolean()) }),
  filter: v.optional(record({ words: v.optional(v.string()), group: v.optional(GroupSchema) })),
});
export type SearchView = v.InferOutput<typeof SearchViewSchema>;

/** Hits of a view: all but some, by their numbers, or these. */
export const ChosenHitsSchema = v.union([
  record({ but: list(v.number()) }),
  record({ only: list(v.number()) }),
]);
export type ChosenHits = v.InferOutput<typeof ChosenHitsSchema>;

/** Of what a table is made: lines, groups, or collocates. */
export const SearchTableSchema = v.variant('of', [
  record({ of: v.literal('lines') }),
  record({ of: v.literal('groups'), by: v.string() }),
  record({ of: v.literal('collocates'), window: v.number(), least: v.number(), measure: v.string() }),
]);
export type SearchTable = v.InferOutput<typeof SearchTableSchema>;

/** What is wrong with a query, and where: UTF-16 units of its text. */
export interface QueryProblem {
  readonly problem: string;
  readonly at: number;
  readonly length: number;
}

export interface SearchStart {
  /** Names the search in further requests. */
  readonly search: string;
  /** By what hits can be grouped, beside what all corpora have: the fields of its documents. */
  readonly fields: readonly string[];
}

export interface SearchProgress {
  readonly hits: number;
  /** Documents in which something was found, that were looked through, and that there are. */
  readonly found: number;
  readonly searched: number;
  readonly documents: number;
  readonly isDone: boolean;
  /** Sentences about limits that cut in. */
  readonly notes: readonly string[];
  /** What was found is not what would be found now. */
  readonly isOutdated: boolean;
  /** Another number: what lines say of annotations may be something else. */
  readonly revision: number;
}

/** A hit in its context, in logical order. */
export interface SearchLine {
  /** Number of the hit, by place in the corpus. */
  readonly hit: number;
  readonly document: string;
  readonly uri: string;
  readonly date?: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** In which its line of the text is read. */
  readonly direction: 'rtl' | 'ltr';
  readonly range: Range;
  readonly item?: LineItem;
}

/** What is annotated or suggested at a hit. */
export interface LineItem {
  readonly kind: 'annotation' | 'suggestion';
  readonly label: string;
  /** The entity by its name, else its id. */
  readonly entity?: string;
  readonly value?: string;
  /** 0 to 1. */
  readonly confidence?: number;
  readonly annotator: string;
}

export interface SearchLines {
  /** Hits in the view. */
  readonly total: number;
  readonly lines: readonly SearchLine[];
}

export interface SearchGroups {
  /** Groups that there are; the first of them are told. */
  readonly total: number;
  readonly groups: readonly SearchGroup[];
}

export interface SearchGroup {
  /** Empty: that is not known. */
  readonly key: string;
  /** How it is told, where that is not the key: the name of an entity. */
  readonly name?: string;
  readonly count: number;
  readonly documents: number;
}

/** See corpus/search/collocates.ts. */
export interface SearchCollocate {
  readonly word: string;
  readonly together: number;
  readonly frequency: number;
  readonly expected: number;
  /** By name of the measure. */
  readonly measures: Readonly<Record<string, number>>;
}

export interface TableWritten {
  readonly done: boolean;
  readonly message: string;
}
