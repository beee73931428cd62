/** What a corpus is made of and how far it is, counted: as one annotator has it, and what all of them did. */
import type { DocumentStatus } from '../annotation/model.js';

/** Annotations that stand, and suggestions that are more often right than wrong and still open. */
export interface Counted {
  readonly annotated: number;
  readonly suggested: number;
  /** In how many documents. */
  readonly documents: number;
}

export interface CountedLabel extends Counted {
  readonly name: string;
}

export interface CountedEntity extends Counted {
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

/** Two entities that documents mention both. */
export interface EntityPair {
  /** Ids; the one that is mentioned more often first. */
  readonly entities: readonly [string, string];
  readonly documents: number;
  /** Names of some of the documents. */
  readonly some: readonly string[];
}

/** Dates that texts speak of, and the dates of the documents themselves. */
export interface CountedPeriod extends Pick<Counted, 'annotated' | 'suggested'> {
  /** ISO 8601: a year, or a month where the dates name one. */
  readonly period: string;
  /** Documents of that date. */
  readonly documents: number;
}

export interface DocumentProgressRow {
  readonly name: string;
  readonly uri: string;
  readonly status: DocumentStatus;
  readonly annotated: number;
  readonly suggestions: number;
  /** How unsure what is left is; see `uncertaintyOf`. */
  readonly uncertainty: number;
}

/** What `hawashi stats` tells: by what is counted, group by group. */
export interface StatisticsGroupRow {
  /** `label`, `status`, `annotator`, `month`, or a field of documents. */
  readonly group: string;
  /** Empty where documents do not say. */
  readonly name: string;
  readonly documents: number;
  readonly tokens: number;
  readonly annotations: number;
}

/** How far an annotator is with what the plan assigns; see corpus/assignment/progress.ts. */
export interface AssignedProgress {
  readonly annotator: string;
  readonly assigned: number;
  /** With those that are done. */
  readonly begun: number;
  readonly done: number;
}

export interface Overview {
  /** Address of the corpus folder. */
  readonly root: string;
  readonly annotator: string;
  readonly documents: number;
  /** Words and numbers of all texts. */
  readonly tokens: number;
  /** Of all annotators whose work may be looked at. */
  readonly annotations: number;
  readonly statistics: readonly StatisticsGroupRow[];
  /** Of each annotator of the plan, however blind it is: counts are no secret. Empty where there is no plan. */
  readonly assigned: readonly AssignedProgress[];
  /** How many documents have each status, as the annotator has them. */
  readonly statuses: readonly { readonly status: DocumentStatus; readonly documents: number }[];
  /** Most left to decide first; as many as are shown. */
  readonly unfinished: readonly DocumentProgressRow[];
  /** The most uncertain first. */
  readonly uncertain: readonly DocumentProgressRow[];
  /** In the order of the scheme. */
  readonly labels: readonly CountedLabel[];
  /** The most frequent first; as many as are shown. */
  readonly entities: readonly CountedEntity[];
  /** Those of them that are places, and others that were not frequent enough to be among them. */
  readonly places: readonly CountedEntity[];
  readonly pairs: readonly EntityPair[];
  /** In order. */
  readonly periods: readonly CountedPeriod[];
}
