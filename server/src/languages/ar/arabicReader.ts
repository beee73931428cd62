/** What is read of Arabic: names, times and numbers, and which lines are page furniture. */
import type { DocumentReading, ParagraphMention, Reader } from '../languagePack.js';
import type { ReadingSettings } from '../readingSettings.js';
import type { DocumentDate } from '../mention.js';
import { combine } from './combination.js';
import { boilerplateAmong, profileLine, type LineProfile } from './furniture/boilerplate.js';
import type { NameCandidate } from './names/nameCandidate.js';
import { consolidateNames, findNames } from './names/nameRecogniser.js';
import type { ParagraphNames } from './names/paragraphNames.js';
import type { Tagger } from './names/tagger/tagger.js';
import { inferDocumentDate } from './time/documentDate.js';
import type { Quantities, ResolvedTime, TimeExpression } from './time/timeExpression.js';
import { findQuantities, resolveTime } from './time/timeRecogniser.js';
import { tokenise } from './tokens.js';

/** What a paragraph says by itself. */
export interface ArabicParagraph {
  readonly quantities: Quantities;
  readonly names: ParagraphNames;
  readonly line: LineProfile;
}

/** What a paragraph mentions, and what that was made of. */
interface Combined {
  readonly names: readonly NameCandidate[];
  readonly date: string | undefined;
  readonly mentions: readonly ParagraphMention[];
}

const NO_NAMES: readonly NameCandidate[] = [];

export class ArabicReader implements Reader<ArabicParagraph> {
  private readonly combined = new WeakMap<ArabicParagraph, Combined>();
  private readonly resolved = new WeakMap<TimeExpression, { date: string | undefined; time: ResolvedTime }>();

  /** `tagger` gives the learned tagger, if there is one, when the first paragraph comes. */
  constructor(private readonly tagger: () => Tagger | undefined) {}

  readParagraph(text: string): ArabicParagraph {
    const tokens = tokenise(text);
    const quantities = findQuantities(tokens);
    return {
      quantities,
      names: findNames(tokens, quantities, this.tagger()),
      line: profileLine(tokens),
    };
  }

  readDocument(paragraphs: readonly ArabicParagraph[], settings: ReadingSettings): DocumentReading {
    const date: DocumentDate | undefined =
      settings.date === undefined
        ? inferDocumentDate(paragraphs.flatMap(({ quantities }) => quantities.times))
        : { value: settings.date, source: 'documents.json' };
    const names = consolidateNames(paragraphs.map((paragraph) => paragraph.names));
    return {
      mentions: paragraphs.map((paragraph, i) => this.mentionsOf(paragraph, names[i] ?? NO_NAMES, date)),
      boilerplate: boilerplateAmong(paragraphs.map(({ line }) => line)),
      date,
    };
  }

  private mentionsOf(
    paragraph: ArabicParagraph,
    names: readonly NameCandidate[],
    date: DocumentDate | undefined,
  ): readonly ParagraphMention[] {
    const known = this.combined.get(paragraph);
    if (known?.names === names && known.date === date?.value) return known.mentions;
    const mentions = combine(names, paragraph.quantities, (expression) => this.resolve(expression, date));
    this.combined.set(paragraph, { names, date: date?.value, mentions });
    return mentions;
  }

  private resolve(expression: TimeExpression, date: DocumentDate | undefined): ResolvedTime {
    const known = this.resolved.get(expression);
    if (known && known.date === date?.value) return known.time;
    const time = resolveTime(expression, date);
    this.resolved.set(expression, { date: date?.value, time });
    return time;
  }
}
