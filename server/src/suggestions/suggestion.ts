/** What is proposed to an annotator, whoever proposes it. Plain data, in UTF-16 offsets into the document. */
import type { Attributes } from '../annotation/attributes.js';
import type { Place } from '../annotation/fragments.js';
import type { Mention } from '../languages/mention.js';
import type { Span } from '../text/span.js';

/** A span that somebody may want to annotate, until they decide. */
export interface Suggestion extends Omit<Mention, 'label'>, Place {
  /** The id of the source that proposes it; of several, the surest. */
  readonly source: string;
  /** Other sources that propose the same span and label, the surest first. */
  readonly alsoFrom?: readonly string[];
  /** A label of the corpus' label set. */
  readonly label: string;
  /** What a source says beside it, in attributes of the corpus. */
  readonly attributes?: Attributes;
  /** It was refused before, by the corpus' decisions: it is not asked again, and its reasons say why. */
  readonly isWithheld?: boolean;
}

/** Everybody who proposes it, the surest first. */
export const sourcesOf = ({ source, alsoFrom = [] }: Suggestion): readonly string[] => [source, ...alsoFrom];

/** Of one label at one place. */
export type LabelledSpan = Span & { readonly label: string };
