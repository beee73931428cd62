/** A tokenised text with what its words mean in French or English, and the small questions that the grammar asks of it. */
import type { Word } from '../languagePack.js';
import type { Meaning, TimeDirection } from '../time/meaning.js';
import type { DigitDate, DigitTime } from '../any/digits.js';
import { findDigits } from '../any/digits.js';
import { touches as areTouching } from '../../text/tokens.js';
import { fold, SIGN_KINDS, type Lexicon, type Sense, type SenseKind } from './lexicon.js';
import { tensesOf } from './tenses.js';

export interface LatinText {
  readonly source: string;
  readonly tokens: readonly Word[];
  /** As they are written. */
  readonly raws: readonly string[];
  readonly norms: readonly string[];
  readonly lexicon: Lexicon;
  /** Which way the sentence looks where each token stands. */
  readonly tenses: readonly (TimeDirection | undefined)[];
  /** Dates and times in digits, by where they start. */
  readonly inDigits: ReadonlyMap<number, DigitDate | DigitTime>;
}

/** What a rule read, and the index of the token after it. */
export interface Reading<M extends Meaning = Meaning> {
  readonly next: number;
  readonly meaning: M;
  readonly mod?: string;
  /** An article before it belongs to it: «le 12 mars», «la semaine dernière», not «le mars». */
  readonly takesArticle?: boolean;
}

export interface FoundSense {
  readonly sense: Sense;
  readonly next: number;
}

export function latinTextOf(source: string, tokens: readonly Word[], lexicon: Lexicon): LatinText {
  const raws = tokens.map(({ start, end }) => {
    const raw = source.slice(start, end);
    return raw === '’' ? "'" : raw;
  });
  const norms = raws.map(fold);
  const inDigits = new Map<number, DigitDate | DigitTime>();
  for (const found of findDigits(tokens))
    if (found.kind === 'date' || found.kind === 'time') inDigits.set(found.start, found);
  return { source, tokens, raws, norms, lexicon, tenses: tensesOf(norms, tokens, lexicon), inDigits };
}

const ARE_SIGNS: ReadonlySet<string> = new Set(SIGN_KINDS);

function follows(words: readonly string[], i: number, rest: readonly string[]): boolean {
  for (let k = 0; k < rest.length; k++) if (words[i + k] !== rest[k]) return false;
  return true;
}

/** The longest sense of a kind at `i`. */
export function find(text: LatinText, i: number, kind: SenseKind): FoundSense | undefined {
  const isSign = ARE_SIGNS.has(kind);
  const words = isSign ? text.raws : text.norms;
  const { lexicon } = text;
  const senses = (isSign ? lexicon.signs : lexicon.words).get(words[i] ?? '');
  if (!senses) return undefined;
  for (const sense of senses)
    if (sense.kind === kind && follows(words, i + 1, sense.rest))
      return { sense, next: i + 1 + sense.rest.length };
  return undefined;
}

/** The sense of a kind that ends right before `i`, of one word or several. */
export function endsBefore(text: LatinText, i: number, kind: SenseKind): boolean {
  for (let from = i - 1; from >= Math.max(0, i - LONGEST_PHRASE); from--)
    if (find(text, from, kind)?.next === i) return true;
  return false;
}
const LONGEST_PHRASE = 5;

export const isNumber = (text: LatinText, i: number): boolean => text.tokens[i]?.kind === 'number';
export const isWord = (text: LatinText, i: number): boolean => text.tokens[i]?.kind === 'word';
export const normAt = (text: LatinText, i: number): string => text.norms[i] ?? '';
/** The token stands right after the one before it, without space. */
export const touches = ({ tokens }: LatinText, i: number): boolean => areTouching(tokens, i);
export const isCapital = ({ raws }: LatinText, i: number): boolean => /^\p{Lu}/u.test(raws[i] ?? '');
export const isDash = (text: LatinText, i: number): boolean => /^[-–—‑]$/.test(normAt(text, i));

/** Index after a sign at `i`, or `i`. */
export const skip = (text: LatinText, i: number, sign: string): number =>
  text.norms[i] === sign ? i + 1 : i;
/** Index after a phrase of a kind at `i`, or `i`. */
export const skipKind = (text: LatinText, i: number, kind: SenseKind): number =>
  find(text, i, kind)?.next ?? i;

/** Index of the token after the offset `end`, from `i` on. */
export function indexAfter({ tokens }: LatinText, i: number, end: number): number {
  let next = i;
  while (next < tokens.length && tokens[next]!.start < end) next++;
  return next;
}
