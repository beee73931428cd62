/**
 * Times and numbers of a text in French or English. In one of another language, or of none that is known, those that
 * need no language, and in the latter what both write alike. Pure and linear; never throws.
 */
import type { Word } from '../languagePack.js';
import type { TimeLabel } from '../mention.js';
import { digitQuantities } from '../time/digitQuantities.js';
import { placeOf } from '../time/expressionPlace.js';
import type { Meaning } from '../time/meaning.js';
import type { NumberExpression, Quantities, TimeExpression } from '../time/timeExpression.js';
import { readAmount } from './amounts.js';
import { readPoint } from './clocks.js';
import { readYear } from './dates.js';
import { languageOf } from './languageOf.js';
import { find, isNumber, latinTextOf, type LatinText, type Reading } from './latinText.js';
import { readDuration, readSet, readShift } from './lengths.js';
import { lexicon, type LatinLanguage } from './lexicon.js';
import { readPlacedLength } from './periods.js';
import { readRange } from './ranges.js';

const labelOf = (meaning: Meaning): TimeLabel => {
  if (meaning.kind === 'length') return 'DURATION';
  if (meaning.kind === 'clock') return 'TIME';
  return meaning.kind === 'range' && (meaning.from.kind === 'clock' || meaning.to.kind === 'clock')
    ? 'TIME'
    : 'DATE';
};

type Labelled = Reading & { readonly label: TimeLabel };

function readWithoutArticle(text: LatinText, i: number): Labelled | undefined {
  const set = readSet(text, i);
  if (set) return { ...set, label: 'SET' };
  const found =
    readRange(text, i) ??
    readShift(text, i) ??
    readPlacedLength(text, i) ??
    readPoint(text, i) ??
    readDuration(text, i) ??
    readYear(text, i);
  return found && { ...found, label: labelOf(found.meaning) };
}

/** The time expression at `i`, with its article. */
function readTime(text: LatinText, i: number): Labelled | undefined {
  const own = readWithoutArticle(text, i);
  if (own) return own;
  const article = find(text, i, 'article');
  const inner = article && readWithoutArticle(text, article.next);
  return inner?.takesArticle === true ? inner : undefined;
}

const mayBegin = (text: LatinText, i: number): boolean =>
  isNumber(text, i) ||
  text.lexicon.words.has(text.norms[i]!) ||
  text.lexicon.signs.has(text.raws[i]!) ||
  text.norms[i] === "'";

function read(text: LatinText): Quantities {
  const { tokens } = text;
  const times: TimeExpression[] = [];
  const numbers: NumberExpression[] = [];
  for (let i = 0; i < tokens.length;) {
    if (!mayBegin(text, i)) {
      i++;
      continue;
    }
    const { start } = tokens[i]!;
    const time = readTime(text, i);
    if (time) {
      const { next, label, meaning, mod } = time;
      const tense = text.tenses[i];
      times.push({
        start,
        end: tokens[next - 1]!.end,
        label,
        meaning,
        place: placeOf(tokens, i, next),
        ...(mod === undefined ? {} : { mod }),
        ...(tense === undefined ? {} : { tense }),
      });
      i = next;
      continue;
    }
    const amount = readAmount(text, i);
    if (amount?.label !== undefined) {
      const { label, value = '', money } = amount;
      numbers.push({ start, end: tokens[amount.next - 1]!.end, label, value, ...(money ? { money } : {}) });
    }
    i = Math.max(amount?.next ?? 0, i + 1);
  }
  return { times, numbers };
}

const isBareYear = (meaning: Meaning): boolean => meaning.kind === 'calendar' && meaning.month === undefined;

/** What is certain without a language, and what is in digits besides. */
function readCertain(source: string, tokens: readonly Word[]): Quantities {
  const { times: all, numbers } = read(latinTextOf(source, tokens, lexicon()));
  const times = all.filter(({ meaning }) => !isBareYear(meaning));
  const digits = digitQuantities(source, tokens);
  const amounts = numbers.filter(({ label }) => label !== 'CARDINAL' && label !== 'ORDINAL');
  const taken = [...times, ...amounts];
  const isFree = ({ start, end }: { start: number; end: number }): boolean =>
    !taken.some((one) => one.start < end && start < one.end);
  return {
    times: [...times, ...digits.times.filter(isFree)],
    numbers: [...amounts, ...digits.numbers.filter(isFree)],
  };
}

/** The words in Latin letters, where they are at least half of all. */
function latinWords(source: string, tokens: readonly Word[]): readonly string[] {
  const found: string[] = [];
  let others = 0;
  for (const { kind, start, end } of tokens)
    if (kind === 'arabic' || (kind === 'word' && !isLatin(source.charCodeAt(start)))) others++;
    else if (kind === 'word') found.push(source.slice(start, end));
  return found.length >= others ? found : [];
}

const isLatin = (code: number): boolean => code < 0x0250 || (code >= 0x1e00 && code < 0x1f00);

/** `otherwise` is the language of a text that does not tell its own. */
export function latinQuantities(
  source: string,
  tokens: readonly Word[],
  otherwise?: LatinLanguage,
): Quantities {
  const words = latinWords(source, tokens);
  if (words.length === 0) return digitQuantities(source, tokens);
  const told = languageOf(words);
  if (told === 'other') return digitQuantities(source, tokens);
  const language = told ?? otherwise;
  const found = language && read(latinTextOf(source, tokens, lexicon(language)));
  if (found && (told !== undefined || !found.times.every(({ meaning }) => isBareYear(meaning)))) return found;
  const certain = readCertain(source, tokens);
  // "Published: 3 June 2024" in a French corpus.
  return found && certain.times.length === 0 ? found : certain;
}
