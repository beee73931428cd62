/**
 * Text → mentions. Two steps: what a paragraph says by itself (a pure function of its text, cached by content,
 * so that an edit costs its paragraph), and a cheap pass over the document for what depends on other
 * paragraphs or on the document's date.
 */
import { resplitParagraphs, splitParagraphs, type Paragraph } from '../../text/paragraphs.js';
import { tokenise } from '../../languages/ar/tokens.js';
import {
  boilerplateAmong,
  profileLine,
  type BoilerplateLine,
  type LineProfile,
} from '../../languages/ar/furniture/boilerplate.js';
import { combine, type Found } from '../../languages/ar/combination.js';
import type { DocumentDate } from '../../languages/mention.js';
import type { Suggestion } from '../suggestion.js';
import type { NameCandidate } from '../../languages/ar/names/nameCandidate.js';
import { consolidateNames, findNames } from '../../languages/ar/names/nameRecogniser.js';
import type { ParagraphNames } from '../../languages/ar/names/paragraphNames.js';
import type { Tagger } from '../../languages/ar/names/tagger/tagger.js';
import { inferDocumentDate } from '../../languages/ar/time/documentDate.js';
import type { Quantities, ResolvedTime, TimeExpression } from '../../languages/ar/time/timeExpression.js';
import { findQuantities, resolveTime } from '../../languages/ar/time/timeRecogniser.js';

export interface Recognition {
  readonly paragraphs: readonly Paragraph[];
  /** Sorted by start, longer first; they nest, and never cross. */
  readonly mentions: readonly Suggestion[];
  readonly boilerplate: readonly BoilerplateLine[];
  /** Indices of the paragraphs that are the document's title (and its repetitions). */
  readonly titles: readonly number[];
  readonly date?: DocumentDate;
}

export interface RecogniserOptions {
  /** The tagger, or what loads it when the first text comes. */
  readonly tagger?: Tagger | (() => Tagger | undefined);
  /** How many UTF-16 units of paragraphs are kept between calls. */
  readonly cacheSize?: number;
}

export interface RecognitionSettings {
  /** The document creation time where it is known: ISO 8601 date, month or year. */
  readonly date?: string;
  /** The text is looked at once: nothing of it is kept for the next call. */
  readonly once?: boolean;
  /** What this recogniser gave for an earlier version of the text: what did not change is taken from there. */
  readonly before?: Recognition;
}

interface ParagraphAnalysis {
  readonly quantities: Quantities;
  readonly names: ParagraphNames;
  readonly line: LineProfile;
}

/** What a recognition was made of. */
interface Reading {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly analyses: readonly ParagraphAnalysis[];
}

/** The paragraphs of a text; an analysis for those that an earlier version of it had. */
interface Begun {
  readonly paragraphs: readonly Paragraph[];
  readonly analyses: (ParagraphAnalysis | undefined)[];
}

interface Combined {
  readonly names: readonly NameCandidate[];
  readonly date: string | undefined;
  /** At the paragraph's last place in a document. */
  start: number;
  mentions: readonly Suggestion[];
}

/** The recogniser's name as a source of suggestions. */
export const RECOGNISER = 'recogniser';

const DEFAULT_CACHE_SIZE = 8 * 1024 * 1024;
/** UTF-16 units analysed before whoever waits has a turn: some milliseconds. */
const SLICE = 4 * 1024;

export class Recogniser {
  private young = new Map<string, ParagraphAnalysis>();
  private old = new Map<string, ParagraphAnalysis>();
  private youngSize = 0;
  private readonly cacheSize: number;
  private readonly combined = new WeakMap<ParagraphAnalysis, Combined>();
  private readonly readings = new WeakMap<Recognition, Reading>();
  private readonly resolved = new WeakMap<TimeExpression, { date: string | undefined; time: ResolvedTime }>();

  private tagger: RecogniserOptions['tagger'];

  constructor(options: RecogniserOptions = {}) {
    this.tagger = options.tagger;
    this.cacheSize = options.cacheSize ?? DEFAULT_CACHE_SIZE;
  }

  /** The mentions of a text. Never throws: bad text gives fewer mentions. */
  recognise(text: string, settings: RecognitionSettings = {}): Recognition {
    const { paragraphs, analyses } = this.begin(text, settings.before);
    return this.finish(
      {
        text,
        paragraphs,
        analyses: paragraphs.map(
          (paragraph, i) => analyses[i] ?? this.analyse(paragraph.text, settings.once),
        ),
      },
      settings,
    );
  }

  /**
   * The same, giving way every few milliseconds of work: `pause` resolves to false to give up, upon which the
   * result is undefined (what was analysed stays cached).
   */
  async recogniseInSlices(
    text: string,
    settings: RecognitionSettings,
    pause: () => Promise<boolean>,
  ): Promise<Recognition | undefined> {
    const { paragraphs, analyses: known } = this.begin(text, settings.before);
    const analyses: ParagraphAnalysis[] = [];
    let work = 0;
    for (const [i, paragraph] of paragraphs.entries()) {
      const before = known[i];
      if (!before && !this.isCached(paragraph.text)) work += paragraph.text.length;
      analyses.push(before ?? this.analyse(paragraph.text, settings.once));
      if (work < SLICE) continue;
      work = 0;
      if (!(await pause())) return undefined;
    }
    return this.finish({ text, paragraphs, analyses }, settings);
  }

  private begin(text: string, before: Recognition | undefined): Begun {
    const reading = before && this.readings.get(before);
    if (!reading) return { paragraphs: splitParagraphs(text), analyses: [] };
    const { paragraphs, sameAtStart, sameAtEnd } = resplitParagraphs(text, reading);
    const analyses: (ParagraphAnalysis | undefined)[] = reading.analyses.slice(0, sameAtStart);
    while (analyses.length < paragraphs.length - sameAtEnd) analyses.push(undefined);
    for (let i = reading.analyses.length - sameAtEnd; i < reading.analyses.length; i++)
      analyses.push(reading.analyses[i]);
    return { paragraphs, analyses };
  }

  private loadedTagger(): Tagger | undefined {
    if (typeof this.tagger === 'function') this.tagger = this.tagger();
    return this.tagger;
  }

  private isCached(text: string): boolean {
    return this.young.has(text) || this.old.has(text);
  }

  /** Two generations: what was not asked for while the young one filled up is dropped with the old one. */
  private analyse(text: string, once = false): ParagraphAnalysis {
    const fresh = this.young.get(text);
    if (fresh) return fresh;
    let analysis = this.old.get(text);
    if (!analysis) {
      const tokens = tokenise(text);
      const quantities = findQuantities(tokens);
      analysis = {
        quantities,
        names: findNames(tokens, quantities, this.loadedTagger()),
        line: profileLine(tokens),
      };
    }
    if (once) return analysis;
    if (this.youngSize > this.cacheSize) {
      this.old = this.young;
      this.young = new Map();
      this.youngSize = 0;
    }
    this.young.set(text, analysis);
    this.youngSize += text.length;
    return analysis;
  }

  private finish(reading: Reading, settings: RecognitionSettings): Recognition {
    const { paragraphs, analyses } = reading;
    const boilerplate = boilerplateAmong(analyses.map(({ line }) => line));
    const date = this.documentDate(paragraphs, analyses, settings);
    const names = consolidateNames(analyses.map((analysis) => analysis.names));
    const mentions: Suggestion[] = [];
    for (let i = 0; i < paragraphs.length; i++) {
      for (const mention of this.mentionsOf(paragraphs[i]!, analyses[i]!, names[i] ?? [], date))
        mentions.push(mention);
    }
    const titles = findTitles(paragraphs, boilerplate);
    const recognition = { paragraphs, mentions, boilerplate, titles, date };
    if (!settings.once) this.readings.set(recognition, reading);
    return recognition;
  }

  private documentDate(
    paragraphs: readonly Paragraph[],
    analyses: readonly ParagraphAnalysis[],
    settings: RecognitionSettings,
  ): DocumentDate | undefined {
    if (settings.date !== undefined) return { value: settings.date, source: 'documents.json' };
    return inferDocumentDate(analyses.flatMap((analysis) => analysis.quantities.times));
  }

  private mentionsOf(
    paragraph: Paragraph,
    analysis: ParagraphAnalysis,
    names: readonly NameCandidate[],
    date: DocumentDate | undefined,
  ): readonly Suggestion[] {
    let known = this.combined.get(analysis);
    if (known?.names !== names || known.date !== date?.value) {
      const found = combine(names, analysis.quantities, (expression) => this.resolve(expression, date));
      known = {
        names,
        date: date?.value,
        start: paragraph.start,
        mentions: found.map((each) => place(each, paragraph)),
      };
      this.combined.set(analysis, known);
    }
    if (known.start !== paragraph.start) {
      const shift = paragraph.start - known.start;
      known.start = paragraph.start;
      known.mentions = known.mentions.map((mention) => at(mention, mention.start + shift, mention.text));
    }
    return known.mentions;
  }

  private resolve(expression: TimeExpression, date: DocumentDate | undefined): ResolvedTime {
    const known = this.resolved.get(expression);
    if (known && known.date === date?.value) return known.time;
    const time = resolveTime(expression, date);
    this.resolved.set(expression, { date: date?.value, time });
    return time;
  }
}

function place(found: Found, { start, text }: Paragraph): Suggestion {
  return at(found, start + found.start, text.slice(found.start, found.end));
}

/** The same at another place, field by field: all mentions behind an edit move with it, and have one shape. */
function at(found: Omit<Suggestion, 'source' | 'text'>, start: number, text: string): Suggestion {
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
