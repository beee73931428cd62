/**
 * What an exchange format is. A format declares what it can carry; what it cannot is taken out beforehand
 * (projection.ts), so that writing and reading are inverse to each other and can be checked span by span.
 */
import type { Message, MessageKey } from '../messages/message.js';
import type { AttributeDefinition, Attributes } from '../annotation/attributes.js';
import type { DocumentField } from '../annotation/documentFields.js';
import type { Confidences } from '../annotation/confidence.js';
import type { Annotation, DocumentStatus, LabelDefinition, Relation } from '../annotation/model.js';

/** A document with one annotator's decisions. Offsets are UTF-16 into `text`. */
export interface ExchangeDocument {
  /** Path in the corpus, with `/`, without `.txt`. */
  readonly name: string;
  /** The text exactly as the file holds it: byte order mark, line endings and all. */
  readonly text: string;
  /** Of the text as UTF-8, in hexadecimal digits. */
  readonly sha256?: string;
  /** Document creation time, ISO 8601. */
  readonly date?: string;
  /** What else is said of it as a whole, by name: outlet, author, topic. */
  readonly fields?: Attributes;
  readonly annotator?: string;
  readonly status?: DocumentStatus;
  /** Labels that nothing more has in it, sorted; absent where documents are done as wholes. */
  readonly exhaustive?: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
}

/** What a writer may need to know of the whole corpus, for configuration files and cards. */
export interface CorpusDescription {
  readonly name: string;
  readonly labels: readonly LabelDefinition[];
  readonly relationTypes: readonly string[];
  readonly attributes: readonly AttributeDefinition[];
  /** Names of the fields that its documents have, for formats with columns. */
  readonly fields: readonly string[];
  /** Those that it defines itself; absent: none. */
  readonly documentFields?: readonly DocumentField[];
}

/** A file, or the next piece of one that was written before. Paths are relative, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Files to read, by relative path with `/`. */
export type InputFiles = ReadonlyMap<string, Uint8Array>;

/** Something wrong in a file that is read; reading goes on behind it. */
export interface ReadIssue {
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  readonly message: Message;
  /** The reader knows what this is and tells what it does with it: no sign of another format. */
  readonly understood?: true;
  /** What it says is its kind, values and all; otherwise issues of one key are of one kind. */
  readonly byWords?: true;
}

export interface ReadContext {
  readonly report: (issue: ReadIssue) => void;
  /** The text of a document by its name, for formats that do not hold it. */
  readonly textOf?: (name: string) => Promise<string | undefined> | string | undefined;
  /** Names of fields that documents have: what a file says under such a name is one. Absent: those of every corpus. */
  readonly fields?: ReadonlySet<string>;
}

export interface FormatWriter {
  /** The files of one document (or its piece of the corpus' file). */
  document(document: ExchangeDocument): readonly OutputFile[];
  /** What comes after the last document: closing pieces, configuration. */
  end(): readonly OutputFile[];
}

/**
 * What is said of an annotation beside its span and label, that a format may or may not have a place for; `attributes`:
 * those that a corpus defines, of relations too where these are carried.
 */
export type AttributeKey =
  'id' | 'value' | 'mod' | 'canonical' | 'note' | 'attributes' | 'origin' | 'extra' | keyof Confidences;

export interface Carries {
  /** The only labels there is a place for; absent: any. */
  readonly labels?: ReadonlySet<string>;
  /** How annotations may lie: at will, nested but not crossing, or apart from each other. */
  readonly overlap: 'any' | 'nested' | 'none';
  /** Whether annotations may have gaps. */
  readonly fragments?: true;
  /** Where annotations may begin and end: anywhere, at visible characters, at whole tokens. */
  readonly borders: 'any' | 'visible' | 'tokens';
  readonly attributes: ReadonlySet<AttributeKey>;
  /** False where an attribute that is empty is as good as none. */
  readonly emptyAttributes?: false;
  readonly relations: boolean;
  /** Mentions that the annotator refused. */
  readonly rejected: boolean;
  readonly date: boolean;
  /** Whether there is a place for a field of a document beside its date; absent: for none. */
  readonly fields?: (name: string) => boolean;
  readonly status: boolean;
  /** A place of its own for the labels that are exhaustive; elsewhere they are a field of the document. */
  readonly exhaustive?: true;
  /** What a text may hold; lone halves of characters can be written nowhere. */
  readonly characters: 'unicode' | 'xml';
  /** False where tools refuse a file without a word in it: such a document is left out. */
  readonly wordless?: false;
  /** Whether the text comes back exactly, or its visible characters alone, or not at all. */
  readonly text: 'exact' | 'visible' | 'none';
}

export interface FormatOption {
  readonly name: string;
  readonly description: MessageKey;
  /** The first one is the default. */
  readonly values: readonly string[];
}

/** Chosen values by option name, complete. */
export type FormatOptions = Readonly<Record<string, string>>;

/** A format that is read. */
export interface ImportFormat {
  /** What `--format` takes. */
  readonly id: string;
  /** A name, the same in every language. */
  readonly title: string;
  /** One line for a picker. */
  readonly description: MessageKey;
  /** With the dot; where there are several, the commonest. */
  readonly extension: string;
  /** Where the format is defined. */
  readonly specification: string;
  /** What its offsets count. */
  readonly unit: 'code points' | 'UTF-16 units' | 'tokens' | 'markup';
  /** Whether a file of this name is one of this format's main files. */
  accepts(path: string): boolean;
  /** Whether a file of this name, beside the main files or above them, says how they are to be read. */
  isBeside?(path: string): boolean;
  /**
   * The documents of files, in order of their names; what is broken is reported and left out. Never throws on
   * bad content.
   */
  read(files: InputFiles, context: ReadContext): AsyncIterable<ExchangeDocument>;
}

/** A format that is written too. */
export interface Format extends ImportFormat {
  /** Files for every document, or one for all. */
  readonly layout: 'document' | 'corpus';
  readonly options: readonly FormatOption[];
  carries(options: FormatOptions): Carries;
  createWriter(corpus: CorpusDescription, options: FormatOptions): FormatWriter;
}
