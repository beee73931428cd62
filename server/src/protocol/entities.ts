/** The entities of a corpus, as clients show them. */
import type { Range } from './positions.js';

export interface EntitySummary {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata?: string;
  /** The file of the gazetteer that it is a row of, below the corpus folder; linking to it makes it the corpus' own. */
  readonly gazetteer?: string;
}

/** A spelling as it stands in the texts. */
export interface EntitySpelling {
  readonly text: string;
  readonly count: number;
}

/** An entity with how often documents refer to it, by annotations and by what is still suggested. */
export interface EntityRow extends EntitySummary {
  /** The most frequent first. */
  readonly spellings: readonly EntitySpelling[];
  readonly count: number;
  readonly documents: number;
  /** It has a line in `entities.jsonl`; else it is gathered from what documents say. */
  readonly isListed: boolean;
}

/** A place that refers to an entity, with what stands around it in its line. */
export interface EntityPlace {
  readonly range: Range;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** That of its line, by the first letter. */
  readonly direction: 'rtl' | 'ltr';
  readonly label: string;
  /** Of a suggestion: how sure it is, 0 to 1. */
  readonly confidence?: number;
}

export interface EntityDocument {
  readonly name: string;
  readonly uri: string;
  /** ISO 8601; a month or a year alone is allowed. */
  readonly date?: string;
  readonly count: number;
  /** In text order; empty where the limit of all places is reached. */
  readonly places: readonly EntityPlace[];
}

/** An entity that documents mention too. */
export interface EntityBeside extends EntitySummary {
  /** In how many documents, and in how many paragraphs of them, both are mentioned. */
  readonly documents: number;
  readonly paragraphs: number;
}

export interface EntityProfile extends EntityRow {
  /** Documents that mention it, in order of names. */
  readonly places: readonly EntityDocument[];
  /** Of all places those that `places` has; less than `count` where the limit is reached. */
  readonly shown: number;
  /** The most frequent first. */
  readonly beside: readonly EntityBeside[];
  /** What may be the same, the likeliest first; and what somebody said is not. */
  readonly alike: readonly EntitySummary[];
  readonly apart: readonly EntitySummary[];
}
