/**
 * Page boilerplate: what the scraper took along with the article (share bars, cookie banners, comment forms).
 * General cues alone: phrases of a lexicon, lines of another script, short lines that repeat.
 */
import type { BoilerplateLine } from '../../mention.js';
import { message, type Message } from '../../../messages/message.js';
import type { Paragraph } from '../../../text/paragraphs.js';
import { tokenise, type Token, type TokenisedText } from '../tokens.js';
import {
  FURNITURE_KINDS,
  listKind,
  NUMBER,
  phrasesAt,
  wordsAmong,
  type FurnitureKind,
  type FurniturePhrase,
} from './boilerplateLexicon.js';

/** Words of a line that a phrase at its beginning makes furniture. */
const SHORT = 12;
/** Words after such a phrase, whatever the line is. */
const AFTER_PHRASE = 3;
/** Words of a line looked at: furniture says what it is early. */
const LOOKED_AT = 60;
/** Words of a line that repetition makes furniture: longer ones are titles or quotes. */
const LABEL = 4;
/** Words of a line in another script than the document's. */
const FOREIGN = 8;

/** Kinds that run on for a paragraph. */
const LONG_NOTICES = new Set<FurnitureKind>(['cookie-notice', 'comment-form', 'copyright-notice']);

/** What a line says by itself, apart from the document. */
export interface LineProfile {
  /** Short enough to be a label, a button or a menu entry, if it comes again. */
  readonly isLabel: boolean;
  /** Short enough for a template line in another script. */
  readonly isShort: boolean;
  readonly text: string;
  /** UTF-16 units of white space before it. */
  readonly indent: number;
  readonly arabic: boolean;
  /** Why it is furniture whatever stands around it. */
  readonly reason: Message | undefined;
  /** The outlet that it invites to a newsletter of, once that was asked for; empty where it invites to none. */
  inviter: string | undefined;
}

/** The profile of a paragraph: a pure function of its text, to be kept with it. */
export function profileLine({ text: paragraph, tokens }: TokenisedText): LineProfile {
  const text = paragraph.trim();
  const words = wordsAmong(tokens, LOOKED_AT + 1);
  const sentence = isSentence(text);
  return {
    isLabel: words.length > 0 && words.length <= LABEL && !sentence,
    isShort: words.length > 0 && words.length <= FOREIGN && !sentence,
    text,
    indent: paragraph.length - paragraph.trimStart().length,
    arabic: /[\u0620-\u064a]/.test(text),
    reason: words.length === 0 ? message('furniture.noWords') : phraseReason(words, tokens, text),
    inviter: undefined,
  };
}

function phraseReason(words: readonly string[], tokens: readonly Token[], text: string): Message | undefined {
  const first = phrasesAt(words, 0).find((phrase) => isFurniture(phrase, words, tokens, text));
  if (first) return FURNITURE_KINDS[first.kind];
  if (words.length > LOOKED_AT) return undefined;
  for (let at = 0; at < words.length; at++) {
    for (const { where, kind } of phrasesAt(words, at)) {
      if (where !== 'any') continue;
      if (words.length <= (LONG_NOTICES.has(kind) ? LOOKED_AT : SHORT * 2)) return FURNITURE_KINDS[kind];
    }
  }
  const kind = words.length <= SHORT ? listKind(words) : undefined;
  return kind && FURNITURE_KINDS[kind];
}

/** Whether a line that begins with a phrase is furniture for it: see the lexicon's `where`. */
function isFurniture(
  phrase: FurniturePhrase,
  words: readonly string[],
  tokens: readonly Token[],
  text: string,
): boolean {
  const rest = words.length - phrase.words.length;
  const isShort = words.length <= SHORT;
  switch (phrase.where) {
    case 'begin':
      return rest <= AFTER_PHRASE || (isShort && !isSentence(text));
    case 'whole':
      return rest <= 1;
    case 'only':
      return rest === 0;
    case 'mark':
      return isShort && !endsInStop(text) && isMarked(tokens, phrase.words.length);
    case 'dated':
      return isShort && !isSentence(text) && words.indexOf(NUMBER, phrase.words.length) >= 0;
    default:
      return false;
  }
}

const MARKS = new Set([':', '/', '»', '«', '>', '›', '|', '•', '-', '–', '—']);

/** A colon, a slash or the like stands after the first `count` words. */
function isMarked(tokens: readonly Token[], count: number): boolean {
  let at = 0;
  for (let seen = 0; seen < count && at < tokens.length; at++) if (tokens[at]!.kind !== 'symbol') seen++;
  return MARKS.has(tokens[at]?.norm ?? '');
}

const endsInStop = (text: string): boolean => /[.!?؟؛…»”"]$/.test(text);

/** A sentence ends in a stop; a label, button or menu entry does not. */
const isSentence = (text: string): boolean => endsInStop(text) || text.includes('،');

/** Lines of a few words that come again and again. */
function repeated(lines: readonly LineProfile[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text, isLabel } of lines) if (isLabel) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([text]) => text));
}

/** The paragraphs that are page furniture. A pure function of the document's paragraphs; linear. */
export function findBoilerplate(paragraphs: readonly Paragraph[]): readonly BoilerplateLine[] {
  return boilerplateAmong(paragraphs.map(({ text }) => profileLine(tokenise(text))));
}

/** The same, of lines that were read before: one for each paragraph, in order. */
export function boilerplateAmong(lines: readonly LineProfile[]): readonly BoilerplateLine[] {
  const again = repeated(lines);
  const isArabic = lines.filter(({ arabic }) => arabic).length * 2 > lines.length;
  const found: BoilerplateLine[] = [];
  for (let paragraph = 0; paragraph < lines.length; paragraph++) {
    const reason = reasonFor(lines[paragraph]!, again, isArabic);
    if (reason !== undefined) found.push({ paragraph, reason });
  }
  return found;
}

function reasonFor(line: LineProfile, again: ReadonlySet<string>, isArabic: boolean): Message | undefined {
  if (line.reason !== undefined) return line.reason;
  if (again.has(line.text)) return message('furniture.repeats');
  if (isArabic && !line.arabic && line.isShort) {
    return /\p{L}/u.test(line.text) ? message('furniture.otherScript') : undefined;
  }
  return undefined;
}
