/** What somebody wants done over a corpus: which places are meant, and what becomes of them. */
import type { AttributeChanges, AttributeValue } from '../../annotation/attributes.js';
import type { Span } from '../../text/span.js';

/** Which places of the corpus are meant. */
export type Selection =
  /** Whatever refers to an entity. */
  | { readonly by: 'entity'; readonly entity: string }
  /** A name wherever it stands, in any spelling that folds alike, behind any clitics; annotated or not. */
  | {
      readonly by: 'name';
      readonly name: string;
      /** Only these pieces of it, as offsets into it: two or more. */
      readonly fragments?: readonly Span[];
    }
  /** What has a label. */
  | { readonly by: 'label'; readonly label: string }
  /** Annotations that say an attribute, one value of it where there is one, or those of a label that do not. */
  | ({ readonly by: 'attribute'; readonly label?: string } & SaidName)
  /** Suggestions that are at least so sure, of these labels (all without any). */
  | { readonly by: 'confidence'; readonly minimum: number; readonly labels?: readonly string[] }
  /** These, by the address of their documents. */
  | { readonly by: 'places'; readonly places: readonly SelectedPlace[] };

/** What says something under a name: whatever it says, or just this; or does not. */
export interface SaidName {
  readonly name: string;
  readonly said: boolean;
  readonly value?: unknown;
}

export interface SelectedPlace extends Span {
  readonly uri: string;
  /** Of several at one place the one that has it; absent: all of them. */
  readonly label?: string;
  /** The very annotation or suggestion; nothing where it is gone. */
  readonly id?: string;
}

/** What becomes of a place. What it does not fit (a label for what has it already) is left as it is. */
export type PlaceAction =
  /** Gives the label, whether the place is annotated, suggested, or neither. */
  | { readonly kind: 'tag'; readonly label: string; readonly entity?: string }
  /** Gives annotations and suggestions another label. */
  | { readonly kind: 'relabel'; readonly label: string }
  | { readonly kind: 'accept' }
  /** Refuses suggestions and annotations: they are not suggested again. */
  | { readonly kind: 'reject' }
  /** Takes annotations away; they may be suggested again. */
  | { readonly kind: 'remove' }
  /** Links to an entity; null unlinks. */
  | { readonly kind: 'link'; readonly entity: string | null }
  /** Gives annotations another value. */
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'describe'; readonly attributes: AttributeChanges }
  /** What is said of one attribute is said of another, where that says nothing yet and can say it. */
  | { readonly kind: 'renameAttribute'; readonly from: string; readonly to: string };

export type ChangeIntent =
  /** What `documents.json` says under a name, or where it says nothing: another value, none (null), or another name for it. */
  | {
      readonly kind: 'fields';
      readonly select: SaidName;
      readonly action:
        | { readonly kind: 'set'; readonly value: AttributeValue | null }
        | { readonly kind: 'rename'; readonly to: string };
    }
  | { readonly kind: 'places'; readonly select: Selection; readonly action: PlaceAction }
  /** Another canonical name; mentions keep their text. */
  | { readonly kind: 'renameEntity'; readonly entity: string; readonly name: string }
  /** The others become names of one, and what refers to them refers to it. */
  | { readonly kind: 'mergeEntities'; readonly entities: readonly string[]; readonly into: string }
  /** Some places of an entity belong to another one, which may be new. */
  | {
      readonly kind: 'splitEntity';
      readonly entity: string;
      readonly places: readonly SelectedPlace[];
      readonly name: string;
    }
  | { readonly kind: 'relabelEntity'; readonly entity: string; readonly label: string }
  | { readonly kind: 'newEntity'; readonly name: string; readonly label: string }
  /** Takes it out of the list, and the links of what refers to it. */
  | { readonly kind: 'removeEntity'; readonly entity: string }
  /** The Wikidata item (Q1028) that it is; null: none. */
  | { readonly kind: 'identifyEntity'; readonly entity: string; readonly wikidata: string | null }
  /** The two are not the same, and are not taken for it again; or they may be after all. */
  | {
      readonly kind: 'tellApart';
      readonly entity: string;
      readonly other: string;
      readonly apart: boolean;
    };
