/** What is recognised in a text, and what that was made of: the next version of the text begins with it. */
import type { DocumentReading, LanguagePack, ParagraphMention } from '../../languages/languagePack.js';
import type { ReadingSettings } from '../../languages/readingSettings.js';
import type { BoilerplateLine, DocumentDate, SourceClue } from '../../languages/mention.js';
import { resplitParagraphs, splitParagraphs, type Paragraph } from '../../text/paragraphs.js';
import type { Suggestion } from '../suggestion.js';
import { findTitles } from './titles.js';

export interface Recognition {
  readonly paragraphs: readonly Paragraph[];
  /** Sorted by start, longer first; they nest, and never cross. Given their places when they are first asked for. */
  readonly mentions: readonly Suggestion[];
  /** Of these, those with problems: without the cost of all the others. */
  readonly questionable: readonly Suggestion[];
  readonly boilerplate: readonly BoilerplateLine[];
  /** Indices of the paragraphs that are the document's title (and its repetitions). */
  readonly titles: readonly number[];
  readonly date?: DocumentDate | undefined;
  /** What the text says of where it is from. */
  readonly source?: readonly SourceClue[] | undefined;
}

/** The recogniser's name as a source of suggestions. */
export const RECOGNISER = 'recogniser';

/** The mentions of a paragraph, at its last place in a document. */
interface PlacedParagraph {
  readonly mentioned: readonly ParagraphMention[];
  readonly start: number;
  readonly mentions: readonly Suggestion[];
}

/** A text in paragraphs, and what is known of each: from an earlier version of the text, or as reading goes on. */
export interface TextInReading {
  readonly language: LanguagePack;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** What the pack read of each paragraph. */
  readonly read: (object | undefined)[];
  readonly placed: (PlacedParagraph | undefined)[];
}

const missing = (count: number): undefined[] => new Array<undefined>(count).fill(undefined);

/** Begins with a text, where that is possible from what was recognised in an earlier version of it. */
export function beginText(text: string, language: LanguagePack, before?: Recognition): TextInReading {
  const known = before && ReadText.readingOf(before);
  if (known?.language !== language) {
    const paragraphs = splitParagraphs(text);
    const { length } = paragraphs;
    return { language, text, paragraphs, read: missing(length), placed: missing(length) };
  }
  const { paragraphs, sameAtStart, sameAtEnd } = resplitParagraphs(text, known);
  const kept = <T>(of: readonly (T | undefined)[]): (T | undefined)[] => [
    ...of.slice(0, sameAtStart),
    ...missing(paragraphs.length - sameAtStart - sameAtEnd),
    ...of.slice(of.length - sameAtEnd),
  ];
  return { language, text, paragraphs, read: kept(known.read), placed: kept(known.placed) };
}

/** Of a text in reading what has been read by now; the reading itself goes on. */
export function readPart({ language, text, paragraphs, read }: TextInReading): TextInReading {
  const isRead = (_: unknown, i: number): boolean => read[i] !== undefined;
  const here = paragraphs.filter(isRead);
  return { language, text, paragraphs: here, read: read.filter(isRead), placed: missing(here.length) };
}

/** A text whose paragraphs have all been read; `isPart`: those that are not are not among them. */
export class ReadText implements Recognition {
  readonly paragraphs: readonly Paragraph[];
  readonly boilerplate: readonly BoilerplateLine[];
  readonly titles: readonly number[];
  readonly date?: DocumentDate | undefined;
  readonly source?: readonly SourceClue[] | undefined;
  /** Kept here and in no weak map: what that holds outlives several collections of garbage. */
  readonly #reading: TextInReading;
  readonly #mentioned: DocumentReading['mentions'];
  #mentions: readonly Suggestion[] | undefined;
  #questionable: readonly Suggestion[] | undefined;

  constructor(reading: TextInReading, settings: ReadingSettings, isPart = false) {
    const { language, paragraphs, read } = reading;
    const { mentions, boilerplate, date, source } = language.reader.readDocument(
      read as readonly object[],
      settings,
      isPart,
    );
    this.#reading = reading;
    this.#mentioned = mentions;
    this.paragraphs = paragraphs;
    this.boilerplate = boilerplate;
    this.titles = isPart ? [] : findTitles(paragraphs, boilerplate);
    this.date = date;
    this.source = source;
  }

  /** What a recognition was made of, if it is one of a text. */
  static readingOf(recognition: Recognition): TextInReading | undefined {
    return #reading in recognition ? recognition.#reading : undefined;
  }

  get mentions(): readonly Suggestion[] {
    return (this.#mentions ??= placeAll(this.#reading, this.#mentioned));
  }

  get questionable(): readonly Suggestion[] {
    return (this.#questionable ??= placeQuestionable(this.paragraphs, this.#mentioned));
  }
}

function placeAll(
  { paragraphs, placed }: TextInReading,
  mentioned: DocumentReading['mentions'],
): readonly Suggestion[] {
  let count = 0;
  for (const ofParagraph of mentioned) count += ofParagraph.length;
  // With its length known it is not made anew as it grows: it is as long as the document.
  const mentions = new Array<Suggestion>(count);
  let next = 0;
  for (let i = 0; i < paragraphs.length; i++) {
    const here = (placed[i] = place(placed[i], mentioned[i]!, paragraphs[i]!)).mentions;
    for (let k = 0; k < here.length; k++) mentions[next++] = here[k]!;
  }
  return mentions;
}

/** The mentions of a paragraph in its document, from those that it had before. */
function place(
  known: PlacedParagraph | undefined,
  mentioned: readonly ParagraphMention[],
  paragraph: Paragraph,
): PlacedParagraph {
  const { start } = paragraph;
  if (known?.mentioned !== mentioned)
    return { mentioned, start, mentions: mentioned.map((one) => placedIn(paragraph, one)) };
  if (known.start === start) return known;
  const shift = start - known.start;
  const mentions = known.mentions.map((mention) => at(mention, mention.start + shift, mention.text));
  return { mentioned, start, mentions };
}

const placedIn = ({ start, text }: Paragraph, one: ParagraphMention): Suggestion =>
  at(one, start + one.start, text.slice(one.start, one.end));

function placeQuestionable(
  paragraphs: readonly Paragraph[],
  mentioned: DocumentReading['mentions'],
): readonly Suggestion[] {
  const found: Suggestion[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    for (const one of mentioned[i]!) if (one.problems) found.push(placedIn(paragraphs[i]!, one));
  }
  return found;
}

/** A mention at a place, field by field: all mentions behind an edit move with it, and have one shape. */
function at(found: ParagraphMention | Suggestion, start: number, text: string): Suggestion {
  return {
    source: RECOGNISER,
    start,
    end: start + found.end - found.start,
    label: found.label,
    text,
    value: found.value,
    mod: found.mod,
    canonical: found.canonical,
    name: found.name,
    confidence: found.confidence,
    labelConfidence: found.labelConfidence,
    borderConfidence: found.borderConfidence,
    reasons: found.reasons,
    problems: found.problems,
  };
}
