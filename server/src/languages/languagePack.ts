/**
 * What a language knows, behind one interface: a pack is a folder of defaults, tables and small functions that the
 * pipeline is given (spaCy's `lang/<xx>` is the model). Programs choose the packs they have; no room names one.
 */
import type { BoilerplateLine, DocumentDate, Mention, SourceClue } from './mention.js';
import type { ReadingSettings } from './readingSettings.js';
import type { Span } from '../text/span.js';
import type { TokenKind } from '../text/tokens.js';

export interface LanguagePack {
  /** BCP 47 tag of the language; `und` for the pack that knows none. */
  readonly tag: string;
  readonly spelling: Spelling;
  readonly clitics: Clitics;
  readonly names: NameIdentity;
  /** Absent: names are found in their own letters alone. */
  readonly transliteration?: Transliteration;
  readonly reader: Reader<object>;
  /**
   * What a tagger may learn from, where the language knows more of words than their letters: gives each feature of each token
   * of a sentence, as a number of 31 bits.
   */
  readonly features?: (words: readonly Word[], emit: (token: number, feature: number) => void) => void;
}

/** The packs that a program has. */
export interface Languages {
  /** The pack for texts of a locale (BCP 47 tag), that of the corpora that name none by default. Never fails. */
  of(locale?: string): LanguagePack;
}

/** A word, number or sign of a text. */
export interface Word extends Span {
  readonly kind: TokenKind;
  /** Its folded form. */
  readonly norm: string;
  /** Characters of white space between the word before it and itself; marks and controls are none. */
  readonly gap: number;
}

/** One spelling for what writers spell in several ways. */
export interface Spelling {
  /** The folded form of a text: what texts have in common that a reader takes for the same. Never longer than it. */
  readonly fold: (text: string) => string;
  /** The words, numbers and signs of a text, in order. Linear; never throws. */
  words(text: string): readonly Word[];
  /** Folded articles that are written together with a word, and left out by who looks for it («ال»). */
  readonly articles: readonly string[];
}

/** Knows folded words that are names as they stand. */
export type NameTest = (folded: string) => boolean;

/**
 * What the language writes as part of a word though it is a word of its own: prepositions before a noun, pronouns behind
 * it. Counts are letters of the folded form.
 */
export interface Clitics {
  /** All that a folded word may be: itself first, then what is left of it without the clitics before it. */
  stems(norm: string): readonly string[];
  /**
   * How many letters before `stem` are clitics where a word is that stem behind them, 0 where it is the stem itself;
   * undefined where it cannot be. `isName`: words that are names as they stand are not taken apart.
   */
  lettersBefore(norm: string, stem: string, isName?: NameTest): number | undefined;
  /** Whether the first letters of a folded word can be clitics. */
  canPrecede(norm: string, letters: number): boolean;
  /** Whether the ending of a word can be clitics. Both as the text has them. */
  canFollow(word: string, ending: string): boolean;
  /**
   * How many letters that a span begins with are clitics, which the guidelines keep outside. `norm` is its first word,
   * folded; `text` all of it. Without knowledge of names only what is next to certain counts.
   */
  lettersOutside(norm: string, text: string, isName?: NameTest): number;
}

/** What makes two places the same name: its folded words, without clitics before them. */
export interface NameKey {
  /** Signs within a name (covid-19) are words too. At least one. */
  readonly words: readonly string[];
}

/** Which names are the same, and what entities are called. */
export interface NameIdentity {
  /** The key of the name that stands at a place of a text; undefined where no word does. */
  keyAt(text: string, span: Span): NameKey | undefined;
  /** The key of a name as it is written by itself. */
  keyOf(name: string): NameKey | undefined;
  /** Whether no name goes on with a word, as the text has it: a particle, a verb, a title. */
  readonly endsName: (word: string) => boolean;
  /** The id of an entity by its name: the same for all spellings that fold alike; Latin letters, digits, hyphens. */
  readonly entityId: (name: string) => string;
}

/** Names in the letters of another script («Hammouchi», «Hamouchi» for «حموشي»), both ways. */
export interface Transliteration {
  /** Undefined where what was typed is in neither script, or in both. */
  reader(typed: string): NameReader | undefined;
  /** The words of a folded name, as a reader is asked about them. */
  words(name: string): string[];
}

/** Reads folded names for what somebody typed so far of one in the letters of the other script. */
export interface NameReader {
  /** Where the name has it, from the beginning of a word on, `end` being its length where all of it is said; undefined where it has it not. */
  read(name: string): Span | undefined;
  /** What a word says of the names in which it stands, without looking at the others. */
  word(word: string): WordSays;
}

/** nothing: no name has it from this word on; perhaps: the word ended before what was typed did. */
export type WordSays = 'nothing' | 'perhaps' | 'behindArticle' | 'beginning' | 'whole';

/** A mention relative to its paragraph, its text not yet cut out. */
export type ParagraphMention = Omit<Mention, 'text'>;

export interface DocumentReading {
  /**
   * What each paragraph mentions, in order: sorted by start, longer first; they nest, and never cross. The same list as
   * before where nothing changed for the paragraph.
   */
  readonly mentions: readonly (readonly ParagraphMention[])[];
  readonly boilerplate: readonly BoilerplateLine[];
  /** Each field once. */
  readonly source?: readonly SourceClue[];
  readonly date?: DocumentDate;
}

/**
 * Finds names, times and numbers, in two steps. Neither throws: bad text gives fewer mentions. `P` is what the first
 * step keeps for the second; nobody else looks into it.
 */
export interface Reader<P extends object> {
  /** What a paragraph says by itself: a pure function of its text. Linear. */
  readParagraph(text: string): P;
  /**
   * What the paragraphs of a document say together: what depends on other paragraphs, on the document's date and on the
   * conventions. Costs little where they are the same objects as before, since it follows every keystroke. `isPart`: they
   * are not all of the document's paragraphs yet; nothing is said of it as a whole, and no problem told that the others
   * may answer.
   */
  readDocument(paragraphs: readonly P[], settings: ReadingSettings, isPart?: boolean): DocumentReading;
}
