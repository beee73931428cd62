/** What is measured of annotators, one way as another: a figure for documents together, each as often as it counts. */
import type { LanguagePack } from '../../../languages/languagePack.js';
import type { Message } from '../../../messages/message.js';
import type { ComparedDocument } from '../comparedDocument.js';

/** In the order in which they are told. */
export const MEASURES = [
  ...(['gamma', 'gamma-cat', 'gamma-k'] as const),
  ...(['f1', 'f1-partial', 'f1-labels', 'f1-borders', 'nested', 'same-label'] as const),
  ...(['links', 'values', 'attributes', 'relations'] as const),
  ...(['alpha-u', 'u-alpha', 'kappa', 'pi', 'fleiss', 'ac1', 'ac2', 'alpha'] as const),
];
export type Measure = (typeof MEASURES)[number];

/** Two annotators or more, with the documents that they are compared in: `work` is in their order. */
export interface Group {
  readonly documents: readonly ComparedDocument[];
  readonly language: LanguagePack;
  /** Gives the same numbers for what is drawn by chance. */
  readonly seed: number;
  readonly samples?: number;
}

/** How often each document counts. */
export type Times = (document: number) => number;
export const ONCE: Times = () => 1;

export interface Value {
  /** Undefined where there is none. */
  readonly value?: number;
  /** Agreement or disorder as it is, and as chance would have it. */
  readonly observed?: number;
  readonly expected?: number;
  /** Where the value is in 95 of 100 cases, as far as it is drawn by chance. */
  readonly drawn?: readonly [low: number, high: number];
}

export interface Measured {
  readonly measure: Measure;
  /** The label, attribute or kind that it is of; absent: all. */
  readonly of?: string;
  readonly at: (times: Times) => Value;
  /** How many things are compared: annotations of all annotators, tokens, characters, or what has the attribute. */
  readonly count: number;
  /** Why there is no value, where there is none. */
  readonly why: Message;
}

export interface Measuring {
  readonly measured: readonly Measured[];
  /** What a measure cannot see, a line a kind. */
  readonly notes: readonly Message[];
}

/** Labels of all annotators, sorted. */
export function labelsIn(documents: readonly ComparedDocument[]): readonly string[] {
  const labels = new Set<string>();
  for (const { work } of documents)
    for (const { annotations } of work) for (const { label } of annotations) labels.add(label);
  return [...labels].sort();
}

export const annotationsIn = (documents: readonly ComparedDocument[], label?: string): number =>
  documents.reduce(
    (all, { work }) =>
      all +
      work.reduce(
        (sum, { annotations }) =>
          sum +
          (label === undefined ? annotations : annotations.filter((each) => each.label === label)).length,
        0,
      ),
    0,
  );
