/** What annotators have annotated in a document that all of them are done with. */
import type { Attributes } from '../../annotation/attributes.js';
import type { Place } from '../../annotation/fragments.js';

export interface ComparedAnnotation extends Place {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly value?: string;
  readonly mod?: string;
  /** The entity that is meant. */
  readonly canonical?: string;
  readonly note?: string;
  readonly attributes?: Attributes;
}

export interface ComparedRelation {
  readonly id: string;
  readonly type: string;
  /** Ids of its annotator's annotations, which are compared too. */
  readonly from: string;
  readonly to: string;
  readonly attributes?: Attributes;
}

/** Of one annotator. */
export interface ComparedWork {
  /** By place, longer first. */
  readonly annotations: readonly ComparedAnnotation[];
  readonly relations: readonly ComparedRelation[];
}

export interface ComparedDocument {
  readonly name: string;
  readonly uri: string;
  /** The editor's; places are UTF-16 offsets into it. */
  readonly text: string;
  /** In the order of the annotators. */
  readonly work: readonly ComparedWork[];
}
