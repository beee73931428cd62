/** How far annotators agree, what they differ in, and making one annotation of it. */
import * as v from 'valibot';
import type { Range } from './positions.js';
import { list, record } from './shapes.js';

const uri = v.string();
/** Two or more; none: all but who adjudicates. */
const annotators = list(v.string());
const unfinished = v.optional(v.boolean());

export const AgreementSchema = record({ uri, annotators, unfinished });
/** `as`: who adjudicates. */
export const AgreementRowsSchema = record({ uri, annotators, unfinished, as: v.string() });
export const AdjudicateSchema = record({
  ...{ uri, annotators, unfinished, as: v.string() },
  strategies: list(v.picklist(['agreed', 'borders', 'present', 'votes'])),
  /** Rows by the ids of their annotations, in the order of the annotators; `annotator` null: rejected. */
  chosen: list(
    record({
      document: v.string(),
      ids: list(v.nullable(v.string())),
      annotator: v.nullable(v.string()),
    }),
  ),
});

export interface AgreementFigure {
  readonly measure: string;
  /** What it is called, and what it sees and does not see, in words. */
  readonly name: string;
  readonly about: string;
  readonly of?: string;
  readonly annotators: readonly string[];
  readonly value?: number;
  readonly interval?: readonly [low: number, high: number];
  readonly count: number;
  readonly why?: string;
}

export interface AgreementAnswer {
  readonly annotators: readonly string[];
  readonly documents: number;
  readonly left: readonly { readonly document: string; readonly why: string }[];
  readonly notes: readonly string[];
  readonly figures: readonly AgreementFigure[];
  readonly confusions: readonly {
    /** Sorted, none last. */
    readonly labels: readonly [string, string | null];
    readonly count: number;
    /** How often of them the annotator who comes first has the second. */
    readonly turned: number;
  }[];
  readonly borders: readonly {
    readonly kind: string;
    readonly before: string;
    readonly after: string;
    readonly count: number;
  }[];
}

export interface AgreementCell {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** What else is said of it, in one line. */
  readonly more: string;
}

export interface AgreementRow {
  readonly document: string;
  readonly uri: string;
  readonly range: Range;
  readonly before: string;
  readonly after: string;
  readonly class: string;
  readonly differences: readonly string[];
  /** Kinds of borders that differ. */
  readonly borders: readonly string[];
  readonly cells: readonly (AgreementCell | null)[];
  /** What the adjudicator has, or has rejected; absent: nothing yet. */
  readonly decided?: { readonly label: string; readonly text: string; readonly rejected: boolean };
}

export interface AgreementRows {
  readonly annotators: readonly string[];
  /** Documents with most that is open first. */
  readonly rows: readonly AgreementRow[];
  /** Rows that are not told, as there are too many. */
  readonly more: number;
  /** Why nothing can be adjudicated. */
  readonly refusal?: string;
}

/** Why nothing can be compared. */
export interface NoAgreement {
  readonly refusal: string;
  /** Who has annotated here. */
  readonly annotators: readonly string[];
}
