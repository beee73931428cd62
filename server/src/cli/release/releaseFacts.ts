/** What a release says of itself, once for its card, its metadata and its citation. */
import type { Part } from '../../corpus/splitting/split.js';

export interface ReleaseFacts {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** An SPDX identifier, or a URL. */
  readonly licence: string;
  readonly creators: readonly string[];
  readonly url?: string;
  /** ISO 8601. */
  readonly date: string;
  /** BCP 47. */
  readonly language: string;
  readonly annotator: string;
  readonly labels: readonly { readonly name: string; readonly description?: string }[];
  readonly parts: readonly ReleasedPart[];
  /** How the parts were made; absent where there is one. */
  readonly split?: { readonly by: string; readonly seed: number };
  readonly findings: Readonly<Record<'error' | 'warning' | 'information', number>>;
  /** Exact F1 of every two annotators. */
  readonly agreement: readonly { readonly names: string; readonly documents: number; readonly f1: string }[];
  /** Fields of documents that are columns. */
  readonly fields: readonly string[];
  /** Other files, by path. */
  readonly beside: readonly string[];
  readonly withoutText: boolean;
}

export interface ReleasedPart {
  readonly part: Part;
  readonly documents: number;
  readonly annotations: ReadonlyMap<string, number>;
  /** Of its data; absent where the release has no texts. */
  readonly file?: { readonly path: string; readonly sha256: string; readonly bytes: number };
}

/** The names of the parts in the field of machine learning. */
export const SPLIT_NAMES: Readonly<Record<Part, string>> = {
  train: 'train',
  development: 'validation',
  test: 'test',
};

/** Whether a licence is named by a URL, and not by SPDX. */
export const isUrl = (licence: string): boolean => /^https?:\/\//u.test(licence);
