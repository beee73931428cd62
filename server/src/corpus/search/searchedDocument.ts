/** What is searched: the interface between the search and whatever knows documents. */
import type { Attributes } from '../../annotation/attributes.js';
import type { DocumentStatus, Origin } from '../../annotation/model.js';
import type { LanguagePack } from '../../languages/languagePack.js';
import type { Message } from '../../messages/message.js';
import type { Span } from '../../text/span.js';
import type { CorpusDocument } from '../documentNames.js';
import type { TokenList } from './matching/tokenList.js';
import type { Vocabulary } from './matching/vocabulary.js';

/** `suggestion`: it is open, and sure enough to be shown. */
export const ITEM_KINDS = ['annotation', 'suggestion'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** An annotation, or a mention that waits for a decision. */
export interface SearchedItem extends Span {
  readonly id: string;
  readonly kind: ItemKind;
  readonly label: string;
  /** Whose annotation it is, or for whom it is open. */
  readonly annotator: string;
  readonly canonical?: string;
  readonly name?: string;
  readonly value?: string;
  readonly note?: string;
  readonly origin?: Origin;
  readonly attributes?: Attributes;
  /** Of a suggestion, and of an annotation that was one, 0 to 1. */
  readonly confidence?: number;
  /** Status of the document for the annotator. */
  readonly status: DocumentStatus;
}

/** A document's text, as it was when it was searched. */
export interface SearchedText {
  readonly document: CorpusDocument;
  readonly text: string;
  readonly tokens: TokenList;
}

/** A document of which a query may hold. */
export interface DocumentFacts {
  readonly name: string;
  readonly date?: string;
  readonly fields: Attributes;
}

/** Whose items are asked for. */
export interface ItemsWanted {
  readonly annotators: readonly string[];
  /** What waits for a decision: all of it, which may cost reading the text; as far as that is known already; or none. */
  readonly suggestions: 'all' | 'known' | 'none';
}

/** Knows the documents of a corpus. */
export interface SearchSource {
  readonly language: LanguagePack;
  readonly vocabulary: Vocabulary;
  /** In order of names. */
  documents(): Promise<readonly CorpusDocument[]>;
  facts(document: CorpusDocument): DocumentFacts;
  /** How far an annotator is with a document. */
  status(document: CorpusDocument, annotator: string): Promise<DocumentStatus>;
  /** Names of texts that were asked for, and are too long to be searched. */
  readonly tooLong: ReadonlySet<string>;
  /** Undefined where it is no text, or one that is too long. */
  text(document: CorpusDocument): Promise<SearchedText | undefined>;
  /** By place. */
  items(document: CorpusDocument, wanted: ItemsWanted): Promise<readonly SearchedItem[]>;
  /** Whether all of some words may stand in a document, of each the one or the other; true where that is not known. */
  mayHold(document: CorpusDocument, words: readonly (readonly string[])[]): boolean;
  /** Many documents are about to be asked about: they may be read several at a time. */
  prepare(wanted: ItemsWanted, isCancelled: () => boolean): void;
  /** Names that an entity has, by its id. */
  namesOf(entity: string): readonly string[];
}

/** Something that the searcher is to be told, as that a limit cut in. */
export type SearchNote = Message;
