/** What is read of Arabic: names, times and numbers, and which lines are page furniture. */
import type { DocumentReading, ParagraphMention, Reader } from '../languagePack.js';
import { readingKey, type ReadingSettings } from '../readingSettings.js';
import type { DocumentDate } from '../mention.js';
import { combine } from './combination.js';
import { emptyList } from './emptyList.js';
import { withForeignRuns } from './foreignRuns.js';
import type { Confidences } from './confidence/confidences.js';
import { isForeign } from './foreignText.js';
import { boilerplateAmong, profileLine, type LineProfile } from './furniture/boilerplate.js';
import { sourceClues } from './furniture/source.js';
import type { NameCandidate } from './names/nameCandidate.js';
import type { NameLexicon } from './names/analysis/nameLexicon.js';
import { consolidateNames, findListedNames, findNames } from './names/nameRecogniser.js';
import type { ParagraphNames } from './names/document/paragraphNames.js';
import type { Tagger } from './names/tagger/tagger.js';
import { changesOf, conventional, type Changes } from '../time/conventions.js';
import { inferDocumentDate } from '../time/documentDate.js';
import { currenciesOf, withCurrencies } from './time/currencyStates.js';
import type { Quantities, QuantityFinder, ResolvedTime, TimeExpression } from '../time/timeExpression.js';
import { findQuantities } from './time/timeRecogniser.js';
import { resolveTime } from '../time/resolveTime.js';
import { tokenise } from './tokens.js';

/** What a paragraph says by itself. */
export interface ArabicParagraph {
  readonly quantities: Quantities;
  readonly line: LineProfile;
  /** What names it may hold; undefined where it is in another language. */
  readonly names: ParagraphNames | undefined;
  /** Then the names that the gazetteer lists. */
  readonly listed: readonly NameCandidate[];
  /** What it mentions in the document as it was read last. */
  combined: Combined | undefined;
}

/** What a paragraph mentions, and what that was made of. */
interface Combined {
  readonly names: readonly NameCandidate[];
  /** Of the settings that it was made with, the document's own date among them. */
  readonly key: string;
  readonly mentions: readonly ParagraphMention[];
}

const NO_NAMES = emptyList<NameCandidate>();

export class ArabicReader implements Reader<ArabicParagraph> {
  /** Lexicon, tagger and confidences are asked for when the first paragraph comes; there may be no tagger. */
  constructor(
    private readonly lexicon: () => NameLexicon,
    private readonly tagger: () => Tagger | undefined,
    private readonly foreign: QuantityFinder,
    private readonly confidences: () => Confidences,
  ) {}

  readParagraph(text: string): ArabicParagraph {
    const tokens = tokenise(text);
    const line = profileLine(tokens);
    if (isForeign(tokens)) {
      const quantities = this.foreign(tokens.text, tokens.tokens);
      return {
        quantities,
        line,
        names: undefined,
        listed: findListedNames(tokens, quantities, this.lexicon()),
        combined: undefined,
      };
    }
    const quantities = withForeignRuns(findQuantities(tokens), tokens, this.foreign);
    return {
      quantities,
      line,
      names: findNames(tokens, quantities, this.lexicon(), this.tagger()),
      listed: NO_NAMES,
      combined: undefined,
    };
  }

  readDocument(
    paragraphs: readonly ArabicParagraph[],
    settings: ReadingSettings,
    isPart = false,
  ): DocumentReading {
    const changes = changesOf(settings);
    const awaitsDate = isPart && settings.date === undefined;
    const date = awaitsDate ? undefined : documentDate(paragraphs, settings.date, changes);
    const key = `${readingKey({ ...settings, date: date?.value })}${awaitsDate ? ' awaited' : ''}`;
    const resolve = (expression: TimeExpression): ResolvedTime => {
      const resolved = resolveTime(changes ? conventional(expression, changes) : expression, date);
      return awaitsDate ? withoutUnresolved(resolved) : resolved;
    };
    const currencies = currenciesOf(paragraphs.map(({ quantities }) => quantities));
    const readKey = [key, ...Object.values(currencies)].join(' ');
    const named: ParagraphNames[] = [];
    for (const paragraph of paragraphs) if (paragraph.names) named.push(paragraph.names);
    const names = consolidateNames(named, this.confidences().names);
    let next = 0;
    const mentions = paragraphs.map((paragraph) =>
      this.mentionsOf(
        paragraph,
        paragraph.names ? names[next++]! : paragraph.listed,
        readKey,
        (quantities) => withCurrencies(quantities, currencies),
        resolve,
      ),
    );
    if (isPart) return { mentions, boilerplate: [], date };
    const lines = paragraphs.map(({ line }) => line);
    return {
      mentions,
      boilerplate: boilerplateAmong(lines),
      source: sourceClues(lines, mentions),
      date,
    };
  }

  private mentionsOf(
    paragraph: ArabicParagraph,
    names: readonly NameCandidate[],
    key: string,
    inCurrencies: (quantities: Quantities) => Quantities,
    resolve: (expression: TimeExpression) => ResolvedTime,
  ): readonly ParagraphMention[] {
    const known = paragraph.combined;
    if (known?.names === names && known.key === key) return known.mentions;
    const mentions = combine(names, inCurrencies(paragraph.quantities), resolve, this.confidences().amounts);
    paragraph.combined = { names, key, mentions };
    return mentions;
  }
}

/** The document's date may come with paragraphs that are not read yet. */
const withoutUnresolved = (resolved: ResolvedTime): ResolvedTime => ({
  ...resolved,
  problems: resolved.problems.filter(({ kind }) => kind !== 'unresolved'),
});

/** The date that is given, else what the paragraphs tell of it. */
function documentDate(
  paragraphs: readonly ArabicParagraph[],
  given: string | undefined,
  changes: Changes | undefined,
): DocumentDate | undefined {
  if (given !== undefined) return { value: given, source: 'documents.json' };
  const times: TimeExpression[] = [];
  for (const { quantities } of paragraphs) for (const time of quantities.times) times.push(time);
  return inferDocumentDate(changes ? times.map((time) => conventional(time, changes)) : times);
}
