/** The pack for texts whose language nobody knows: words as they are written, numbers and dates in digits. */
import type {
  Clitics,
  DocumentReading,
  LanguagePack,
  NameKey,
  ParagraphMention,
  Reader,
  Word,
} from '../languagePack.js';
import type { Conventions, ReadingSettings } from '../readingSettings.js';
import { message } from '../../messages/message.js';
import { isIgnorable } from '../../text/characters.js';
import { scanTokens, unitsOf } from '../../text/tokens.js';
import { dateMention } from './digitDates.js';
import { findDigits, type DigitExpression } from './digits.js';
import { entityId } from './entityId.js';

/** Small letters, digits of one kind, no marks and controls. */
function fold(text: string): string {
  let folded = '';
  for (const char of text.toLowerCase()) {
    const code = char.charCodeAt(0);
    if (isIgnorable(code)) continue;
    if (code >= 0x0660 && code <= 0x0669) folded += code - 0x0660;
    else if (code >= 0x06f0 && code <= 0x06f9) folded += code - 0x06f0;
    else folded += char;
  }
  return folded;
}

function words(text: string): Word[] {
  const found: Word[] = [];
  scanTokens(text, unitsOf(text), (start, end, kind, gap) => {
    found.push({ start, end, kind, norm: fold(text.slice(start, end)), gap });
  });
  return found;
}

const NO_CLITICS: Clitics = {
  stems: (norm) => [norm],
  lettersBefore: (norm, stem) => (norm === stem ? 0 : undefined),
  canPrecede: () => false,
  canFollow: () => false,
  lettersOutside: () => 0,
};

function keyOf(name: string): NameKey | undefined {
  const folded = words(name).map(({ norm }) => norm);
  return folded.length > 0 ? { words: folded } : undefined;
}

interface DigitParagraph {
  readonly expressions: readonly DigitExpression[];
  /** What it mentions in the document as it was read last. */
  mentioned: Mentioned | undefined;
}

/** What a paragraph mentions, by the conventions that it was read with. */
interface Mentioned {
  readonly locale: string | undefined;
  readonly mentions: readonly ParagraphMention[];
}

const SURE = { confidence: 0.95, reasons: [message('time.number')] };

function mentionOf(expression: DigitExpression, conventions: Conventions): ParagraphMention {
  const { start, end } = expression;
  switch (expression.kind) {
    case 'date':
      return dateMention(expression, conventions);
    case 'time':
      return { start, end, label: 'TIME', value: expression.value, ...SURE };
    case 'percent':
      return { start, end, label: 'PERCENT', value: expression.value, ...SURE };
    case 'number':
      return { start, end, label: 'CARDINAL', value: expression.value, ...SURE };
  }
}

class DigitReader implements Reader<DigitParagraph> {
  readParagraph(text: string): DigitParagraph {
    return { expressions: findDigits(words(text)), mentioned: undefined };
  }

  readDocument(paragraphs: readonly DigitParagraph[], { date, locale }: ReadingSettings): DocumentReading {
    return {
      mentions: paragraphs.map((paragraph) => this.mentionsOf(paragraph, locale)),
      boilerplate: [],
      ...(date !== undefined && { date: { value: date, source: 'documents.json' } }),
    };
  }

  private mentionsOf(paragraph: DigitParagraph, locale: string | undefined): readonly ParagraphMention[] {
    const known = paragraph.mentioned;
    if (known && known.locale === locale) return known.mentions;
    const mentions = paragraph.expressions.map((expression) => mentionOf(expression, { locale }));
    paragraph.mentioned = { locale, mentions };
    return mentions;
  }
}

export const anyLanguage = (): LanguagePack => ({
  tag: 'und',
  spelling: { fold, words, articles: [] },
  clitics: NO_CLITICS,
  names: {
    keyAt: (text, { start, end }) => keyOf(text.slice(start, end)),
    keyOf,
    endsName: () => false,
    entityId: (name) => entityId(fold(name)),
  },
  reader: new DigitReader(),
});
