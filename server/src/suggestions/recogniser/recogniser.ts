/**
 * Text → mentions, whatever the language: a pack reads the paragraphs one by one, which are kept by their content, and
 * then says, cheaply, what they mention together in a document.
 */
import type {
  DocumentReading,
  LanguagePack,
  Languages,
  ParagraphMention,
} from '../../languages/languagePack.js';
import type { ReadingSettings } from '../../languages/readingSettings.js';
import type { BoilerplateLine, DocumentDate, SourceClue } from '../../languages/mention.js';
import { resplitParagraphs, splitParagraphs, type Paragraph } from '../../text/paragraphs.js';
import type { Suggestion } from '../suggestion.js';
import { ParagraphCache } from './paragraphCache.js';

export interface Recognition {
  readonly paragraphs: readonly Paragraph[];
  /** Sorted by start, longer first; they nest, and never cross. Given their places when they are first asked for. */
  readonly mentions: readonly Suggestion[];
  /** Of these, those with problems: without the cost of all the others. */
  readonly questionable: readonly Suggestion[];
  readonly boilerplate: readonly BoilerplateLine[];
  /** Indices of the paragraphs that are the document's title (and its repetitions). */
  readonly titles: readonly number[];
  readonly date?: DocumentDate;
  /** What the text says of where it is from. */
  readonly source?: readonly SourceClue[];
}

export interface RecogniserOptions {
  /** How many UTF-16 units of paragraphs are kept between calls. */
  readonly cacheSize?: number;
}

/** The locale chooses the language pack, too. */
export interface RecognitionSettings extends ReadingSettings {
  /** The text is looked at once: nothing of it is kept for the next call. */
  readonly once?: boolean;
  /** What this recogniser gave for an earlier version of the text: what did not change is taken from there. */
  readonly before?: Recognition;
}

/** What a recognition was made of. */
interface RecognitionBasis {
  readonly language: LanguagePack;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** What the pack read of each paragraph. */
  readonly read: readonly object[];
}

/** The paragraphs of a text; what was read of those that an earlier version of it had. */
interface Begun {
  readonly language: LanguagePack;
  readonly paragraphs: readonly Paragraph[];
  readonly known: readonly (object | undefined)[];
}

/** The mentions of a paragraph, at its last place in a document. */
interface PlacedParagraph {
  readonly mentioned: readonly ParagraphMention[];
  start: number;
  mentions: readonly Suggestion[];
}

/** The recogniser's name as a source of suggestions. */
export const RECOGNISER = 'recogniser';

const DEFAULT_CACHE_SIZE = 8 * 1024 * 1024;
/** UTF-16 units read before whoever waits has a turn: some milliseconds. */
const SLICE = 4 * 1024;

export class Recogniser {
  private readonly cacheSize: number;
  private readonly caches = new Map<LanguagePack, ParagraphCache>();
  private readonly readings = new WeakMap<Recognition, RecognitionBasis>();
  private readonly placed = new WeakMap<object, PlacedParagraph>();

  constructor(
    readonly languages: Languages,
    options: RecogniserOptions = {},
  ) {
    this.cacheSize = options.cacheSize ?? DEFAULT_CACHE_SIZE;
  }

  /** The mentions of a text. Never throws: bad text gives fewer mentions. */
  recognise(text: string, settings: RecognitionSettings = {}): Recognition {
    const { language, paragraphs, known } = this.begin(text, settings);
    const cache = this.cacheOf(language);
    const read = paragraphs.map((paragraph, i) => known[i] ?? cache.read(paragraph.text, settings.once));
    return this.finish({ language, text, paragraphs, read }, settings);
  }

  /**
   * The same, giving way every few milliseconds of work: `pause` resolves to false to give up, upon which the
   * result is undefined (what was read stays cached).
   */
  async recogniseInSlices(
    text: string,
    settings: RecognitionSettings,
    pause: () => Promise<boolean>,
  ): Promise<Recognition | undefined> {
    const { language, paragraphs, known } = this.begin(text, settings);
    const cache = this.cacheOf(language);
    const read: object[] = [];
    let work = 0;
    for (let i = 0; i < paragraphs.length; i++) {
      const paragraph = paragraphs[i]!;
      const before = known[i];
      if (!before && !cache.has(paragraph.text)) work += paragraph.text.length;
      read.push(before ?? cache.read(paragraph.text, settings.once));
      if (work < SLICE) continue;
      work = 0;
      if (!(await pause())) return undefined;
    }
    return this.finish({ language, text, paragraphs, read }, settings);
  }

  private cacheOf(language: LanguagePack): ParagraphCache {
    let cache = this.caches.get(language);
    if (!cache) this.caches.set(language, (cache = new ParagraphCache(language.reader, this.cacheSize)));
    return cache;
  }

  private begin(text: string, { locale, before }: RecognitionSettings): Begun {
    const language = this.languages.of(locale);
    const reading = before && this.readings.get(before);
    if (reading?.language !== language) return { language, paragraphs: splitParagraphs(text), known: [] };
    const { paragraphs, sameAtStart, sameAtEnd } = resplitParagraphs(text, reading);
    const known: (object | undefined)[] = reading.read.slice(0, sameAtStart);
    while (known.length < paragraphs.length - sameAtEnd) known.push(undefined);
    for (let i = reading.read.length - sameAtEnd; i < reading.read.length; i++) known.push(reading.read[i]);
    return { language, paragraphs, known };
  }

  private finish(reading: RecognitionBasis, settings: RecognitionSettings): Recognition {
    const { language, paragraphs, read } = reading;
    const { mentions: mentioned, boilerplate, date, source } = language.reader.readDocument(read, settings);
    const titles = findTitles(paragraphs, boilerplate);
    const all = once(() => this.placeAll(reading, mentioned));
    const questionable = once(() => placeQuestionable(paragraphs, mentioned));
    const recognition: Recognition = {
      paragraphs,
      get mentions() {
        return all();
      },
      get questionable() {
        return questionable();
      },
      ...{ boilerplate, titles, date, source },
    };
    if (!settings.once) this.readings.set(recognition, reading);
    return recognition;
  }

  private placeAll(
    { paragraphs, read }: RecognitionBasis,
    mentioned: DocumentReading['mentions'],
  ): readonly Suggestion[] {
    let count = 0;
    for (const ofParagraph of mentioned) count += ofParagraph.length;
    // With its length known it is not made anew as it grows: it is as long as the document.
    const mentions = new Array<Suggestion>(count);
    let next = 0;
    for (let i = 0; i < paragraphs.length; i++) {
      const placed = this.place(read[i]!, mentioned[i]!, paragraphs[i]!);
      for (let k = 0; k < placed.length; k++) mentions[next++] = placed[k]!;
    }
    return mentions;
  }

  /** The mentions of a paragraph in its document. */
  private place(
    read: object,
    mentioned: readonly ParagraphMention[],
    paragraph: Paragraph,
  ): readonly Suggestion[] {
    const { start } = paragraph;
    let known = this.placed.get(read);
    if (known?.mentioned !== mentioned) {
      const mentions = mentioned.map((one) => placedIn(paragraph, one));
      known = { mentioned, start, mentions };
      this.placed.set(read, known);
    }
    if (known.start !== start) {
      const shift = start - known.start;
      known.start = start;
      known.mentions = known.mentions.map((mention) => at(mention, mention.start + shift, mention.text));
    }
    return known.mentions;
  }
}

/** What is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
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

/** UTF-16 units: a longer first paragraph is text without a title. Headlines of the press have up to 150. */
const LONGEST_TITLE = 300;

/** The first paragraph that is no page furniture, and the lines near the top that say the same again. */
function findTitles(paragraphs: readonly Paragraph[], boilerplate: readonly BoilerplateLine[]): number[] {
  const furniture = new Set(boilerplate.map((line) => line.paragraph));
  const first = paragraphs.findIndex((paragraph, i) => !furniture.has(i) && paragraph.text.trim().length > 1);
  if (first < 0) return [];
  const title = paragraphs[first]!.text.trim();
  if (title.length > LONGEST_TITLE) return [];
  const nearTop = Math.min(paragraphs.length, first + 6);
  const titles = [first];
  for (let i = first + 1; i < nearTop; i++) if (paragraphs[i]!.text.trim() === title) titles.push(i);
  return titles;
}
