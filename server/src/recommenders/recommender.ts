/** A recommender: something that recognises in a text what a corpus annotates, as far as its protocol tells. */
import type { AttributeDefinition } from '../annotation/attributes.js';
import type { LabelDefinition } from '../annotation/model.js';
import type { ExchangeDocument } from '../formats/format.js';
import type { Proposal } from '../suggestions/sources.js';

/** What a recommender is asked about. */
export interface AskedText {
  /** Names the document to the recommender. */
  readonly name: string;
  readonly text: string;
  /** Document creation time, ISO 8601, where it is known. */
  readonly date?: string;
}

/** What it said, as far as it was understood. */
export interface RecommenderAnswer {
  /** In labels of the recommender. */
  readonly proposals: readonly Proposal[];
  /** How many places were not of the text, or said nothing that is known. */
  readonly dropped: number;
}

/** What became of what was sent to learn from; `busy`: it is training already, and wants to be asked later. */
export type Training = 'done' | 'busy' | 'unable';

export interface Recommender {
  /** Rejects with a `MessageError`, where there is no answer. */
  predict(asked: AskedText, signal: AbortSignal): Promise<RecommenderAnswer>;
  /** Gives it annotated documents to learn from, where its protocol has that. */
  train?(documents: readonly ExchangeDocument[]): Promise<Training>;
  dispose(): void;
}

/** What recommenders are told of the corpus. */
export interface RecommenderCorpus {
  /** Address of its folder. */
  readonly root: string;
  readonly labels: readonly LabelDefinition[];
  /** What it wants said of annotations beside their label. */
  readonly attributes: readonly AttributeDefinition[];
}

/** No text has more to suggest: what comes after is dropped. */
export const MOST_PROPOSALS = 100_000;
