/**
 * What is looked at of one document to see whether it agrees with the others: an annotator's annotations, what is still
 * open where they say that they are done, and the paragraphs of the text. Plain data, made anew only where it changed.
 */
import type { Span } from '../../text/span.js';

/** What a label is for: names, times and numbers disagree in different ways. */
export type LabelKind = 'name' | 'time' | 'number';

/** An annotation, or a suggestion that nobody decided about. */
export interface Mark extends Span {
  /** Of the annotation, or of the suggestion. */
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly kind: LabelKind;
  /** The folded words of the name, without clitics before them, one space between. */
  readonly key: string;
  readonly value?: string;
  readonly canonical?: string;
}

/** A name as it would be with the words beside it. */
export interface WiderName extends Span {
  readonly key: string;
  /** The name that was annotated without them. */
  readonly mark: Mark;
}

/** What is said of an event by what lies in it, or is related to it. */
export interface EventValue {
  readonly event: string;
  readonly fact: 'ordinal' | 'date';
  readonly value: string;
  /** Where the value stands. */
  readonly mark: Mark;
}

export interface LongParagraph extends Span {
  /** Of its folded words. */
  readonly hash: string;
}

/** The text, as far as copies of it are found by it. */
export interface TextSketch {
  /** Of all its folded words. */
  readonly hash: string;
  readonly paragraphs: readonly LongParagraph[];
  /** MinHash of its shingles; undefined where the text is too short to say anything. */
  readonly signature?: Uint32Array;
  /** The first line with something on it. */
  readonly head: Span;
}

export interface ConsistencyDocument {
  readonly name: string;
  /** Where lines begin, so that places are told by line and character without reading the text again. */
  readonly lines: Uint32Array;
  readonly annotations: readonly Mark[];
  /** Names that are suggested still, in a document that its annotator is done with. */
  readonly open: readonly Mark[];
  readonly wider: readonly WiderName[];
  readonly events: readonly EventValue[];
  readonly sketch: TextSketch;
}
