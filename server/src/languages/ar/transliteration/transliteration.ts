/**
 * Which Latin letters write an Arabic name («Hammouchi», «Hamouchi» for «حموشي»). Writers of Latin letters follow several
 * practices at once, write short vowels that Arabic leaves out, and double letters or not: so nothing is turned into the
 * other script, but both are read side by side, letter by letter, by all spellings of the table.
 */
import type { Span } from '../../../text/span.js';
import type { NameReader, Transliteration, WordSays } from '../../languagePack.js';
import { ARTICLE } from '../affixes.js';
import { letterSpellings, type LetterSpellings } from './letters.js';

const LATIN = /\p{Script=Latin}/u;
const ARABIC = /\p{Script=Arabic}/u;
/** Also letters that only modify («ʿAbd»). */
const SIGN = /[^\p{L}\p{N}]|\p{Lm}/u;
const VOWELS: ReadonlySet<string> = new Set('aeiou');
/** Longer names are compared as far as this. */
const LONGEST = 200;

/** Latin letters as they are compared: small, each as it is and without its marks. */
interface Latin {
  readonly letters: string;
  readonly plain: string;
}

const ASCII = /^[\0-\x7f]*$/;

function latinOf(text: string): Latin {
  const small = text.slice(0, LONGEST).toLowerCase();
  if (ASCII.test(small)) return { letters: small, plain: small };
  const letters = small.normalize('NFC');
  let plain = '';
  for (const letter of letters) {
    const [first = letter] = letter.normalize('NFD');
    plain += first.length === letter.length ? first : letter;
  }
  return { letters, plain };
}

/** By UTF-16 unit: 0 where nobody has asked yet, 1 for a sign, 2 for a letter or digit. */
const kinds = new Uint8Array(2 ** 16);

/** Asked of every letter of a hundred thousand names with each key that is typed. */
function isSign(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (kinds[unit] === 0) kinds[unit] = SIGN.test(text.charAt(at)) ? 1 : 2;
  return kinds[unit] === 1;
}
const isAtStart = (name: string, at: number): boolean => at === 0 || isSign(name, at - 1);
const isAtEnd = (name: string, at: number): boolean => at === name.length - 1 || isSign(name, at + 1);

/** Which of the two is typed, and need not be whole. */
type Typed = 'name' | 'latin';

/** Reads a folded Arabic name and Latin letters side by side. Made once for what is typed, and asked about many names. */
class SideBySide {
  private readonly spellings: readonly (LetterSpellings | undefined)[] = letterSpellings();
  /** Pairs of places that were seen in the reading of this number. */
  private seen = new Uint32Array(0);
  private reading = 0;
  private best = -1;
  /** Whether the last reading came to the end of what is not typed. */
  endsEarly = false;

  constructor(private readonly typed: Typed) {}

  /**
   * How far the two say the same, from places at which words begin: up to where in the one that is not typed; undefined
   * where the typed one is not spelled by the other to its end.
   */
  read(name: string, from: number, latin: Latin, latinFrom: number): number | undefined {
    const width = latin.letters.length + 1;
    const size = (name.length + 1) * width;
    if (this.seen.length < size) this.seen = new Uint32Array(size * 2);
    this.reading++;
    this.best = -1;
    this.endsEarly = false;
    const open: number[] = [];
    const reach = (at: number, latinAt: number): void => {
      const pair = at * width + latinAt;
      if (this.seen[pair] === this.reading) return;
      this.seen[pair] = this.reading;
      open.push(pair);
    };
    reach(from, latinFrom);
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
      const at = Math.floor(pair / width);
      const latinAt = pair % width;
      if (this.typed === 'latin' && latinAt === latin.letters.length) this.best = Math.max(this.best, at);
      if (this.typed === 'name' && at === name.length) this.best = Math.max(this.best, latinAt);
      if (this.typed === 'latin' ? at === name.length : latinAt === latin.letters.length)
        this.endsEarly = true;
      if (latinAt < latin.letters.length && this.isFree(latin, latinAt, at > from)) reach(at, latinAt + 1);
      if (at < name.length) this.readLetter(name, at, latin, latinAt, reach);
    }
    return this.best < 0 ? undefined : this.best;
  }

  /** What stands in the Latin letters alone: signs, and short vowels behind a letter. */
  private isFree({ letters, plain }: Latin, at: number, isInside: boolean): boolean {
    return isSign(letters, at) || (isInside && VOWELS.has(plain.charAt(at)));
  }

  private readLetter(
    name: string,
    at: number,
    latin: Latin,
    latinAt: number,
    reach: (at: number, latinAt: number) => void,
  ): void {
    const spelled = this.spellings[name.charCodeAt(at)];
    if (!spelled) {
      if (isSign(name, at)) reach(at + 1, latinAt);
      else if (name.charAt(at) === latin.letters.charAt(latinAt)) reach(at + 1, latinAt + 1);
      return;
    }
    const { isSilent, anywhere, atEnd } = spelled;
    const ends = isAtEnd(name, at);
    if (
      isSilent.anywhere ||
      (isSilent.atStart && isAtStart(name, at)) ||
      (isSilent.atEnd && ends) ||
      isOfArticle(name, at)
    )
      reach(at + 1, latinAt);
    for (const spelling of anywhere) {
      this.readSpelling(spelling, at, latin, latinAt, reach);
      // «ddh», «kkh»: the first of several letters alone is doubled.
      if (spelling.length > 1 && latin.plain.charAt(latinAt) === spelling.charAt(0))
        this.readSpelling(spelling, at, latin, behindSigns(latin.letters, latinAt + 1), reach);
    }
    if (ends) for (const spelling of atEnd) this.readSpelling(spelling, at, latin, latinAt, reach);
  }

  private readSpelling(
    spelling: string,
    at: number,
    latin: Latin,
    latinAt: number,
    reach: (at: number, latinAt: number) => void,
  ): void {
    const { letters, plain } = latin;
    const end = this.endOf(spelling, at, latin, latinAt);
    if (end === undefined) return;
    reach(at + 1, end);
    // A doubled letter is written once in Arabic: «mm», «shsh», «ssh», «s-s» behind an article.
    const next = behindSigns(letters, end);
    if (plain.charAt(end) === spelling.charAt(spelling.length - 1)) reach(at + 1, end + 1);
    if (spelling.length > 1 && plain.startsWith(spelling, next)) reach(at + 1, next + spelling.length);
    if (spelling.length === 1 && plain.charAt(next) === spelling) reach(at + 1, next + 1);
  }

  /** Behind a spelling that stands at a place of the Latin letters; undefined where it does not. */
  private endOf(
    spelling: string,
    at: number,
    { letters, plain }: Latin,
    latinAt: number,
  ): number | undefined {
    for (let i = 0; i < spelling.length; i++) {
      const place = latinAt + i;
      if (place === letters.length) {
        // What is typed may end within a spelling.
        if (this.typed === 'latin' && i > 0) this.best = Math.max(this.best, at);
        return undefined;
      }
      const letter = spelling.charAt(i);
      if (letters.charAt(place) !== letter && plain.charAt(place) !== letter) return undefined;
    }
    return latinAt + spelling.length;
  }
}

/** What the letters that begin a folded name say of what was typed. */
const [UNKNOWN, OTHER, FIRST, SILENT] = [0, 1, 2, 3] as const;

/**
 * Tells quickly of most names that they do not begin as Latin letters do: with a key, hundreds of thousands are asked. True
 * where it is not sure.
 */
class Beginnings {
  private readonly kinds = new Uint8Array(2 ** 16);
  private readonly spellings = letterSpellings();
  private readonly isVowel: boolean;

  /** `first`: the first letter that was typed, as it is and without its marks. */
  constructor(private readonly first: readonly string[]) {
    this.isVowel = first.some((letter) => VOWELS.has(letter));
  }

  mayBegin(name: string, from: number): boolean {
    for (let at = from; at < name.length; at++) {
      const unit = name.charCodeAt(at);
      if (this.kinds[unit] === UNKNOWN) this.kinds[unit] = this.kindOf(name, at);
      const kind = this.kinds[unit];
      if (kind !== SILENT) return kind === FIRST;
      // Behind a letter that says nothing a short vowel may be typed.
      if (this.isVowel) return true;
    }
    return true;
  }

  private kindOf(name: string, at: number): number {
    const letter = name.charAt(at);
    const spelled = this.spellings[name.charCodeAt(at)];
    if (!spelled) return isSign(name, at) || this.first.includes(letter) ? FIRST : OTHER;
    const { anywhere, atEnd } = spelled;
    if ([...anywhere, ...atEnd].some((spelling) => this.first.includes(spelling.charAt(0)))) return FIRST;
    return maySaySilence(spelled) || ARTICLE.includes(letter) ? SILENT : OTHER;
  }
}

const maySaySilence = ({ isSilent }: LetterSpellings): boolean =>
  isSilent.anywhere || isSilent.atStart || isSilent.atEnd;

/** The Latin letters with which a folded Arabic name may begin; undefined where that is not known. */
function firstLetters(name: string): ReadonlySet<string> | undefined {
  const first = new Set<string>();
  for (const [at, letter] of [...name].entries()) {
    const spelled = letterSpellings()[letter.charCodeAt(0)];
    if (!spelled) return isSign(name, at) ? undefined : first.add(letter);
    for (const spelling of [...spelled.anywhere, ...spelled.atEnd]) first.add(spelling.charAt(0));
    if (!maySaySilence(spelled) && !ARTICLE.includes(letter)) return first;
    for (const vowel of VOWELS) first.add(vowel);
  }
  return undefined;
}

function behindSigns(text: string, at: number): number {
  let next = at;
  while (next < text.length && isSign(text, next)) next++;
  return next;
}

/** The «l» of an article is written as the letter behind it, or with its «a» not at all («er-Rachidia», «Rabat»). */
function isOfArticle(name: string, at: number): boolean {
  const start = at - (ARTICLE.length - 1);
  return start >= 0 && name.startsWith(ARTICLE, start) && isAtStart(name, start) && !isAtEnd(name, at);
}

/** Where words begin, and where they do behind an article. */
function* beginnings(text: string): Generator<number> {
  for (let at = 0; at < text.length; at++) {
    if (isSign(text, at) || !isAtStart(text, at)) continue;
    yield at;
    if (text.startsWith(ARTICLE, at) && text.length > at + ARTICLE.length) yield at + ARTICLE.length;
  }
}

/** The first place at which reading comes to an end; signs before the first word are of it. */
function firstOf(text: string, read: (start: number) => number | undefined): Span | undefined {
  let isFirst = true;
  for (const start of beginnings(text)) {
    const end = read(start);
    if (end !== undefined) return { start: isFirst ? 0 : start, end };
    isFirst = false;
  }
  return undefined;
}

/** What is typed in one of the scripts is looked for in names in the other one. */
export const arabicTransliteration: Transliteration = {
  reader(typed) {
    const isLatin = LATIN.test(typed);
    if (isLatin === ARABIC.test(typed)) return undefined;
    return isLatin ? readerOfLatin(typed.trim()) : readerOfArabic(typed.trim().slice(0, LONGEST));
  },
  words(name) {
    const words: string[] = [];
    for (let at = 0; at < name.length; at++) {
      if (isSign(name, at)) continue;
      const start = at;
      while (at < name.length && !isSign(name, at)) at++;
      words.push(name.slice(start, at));
    }
    return words;
  },
};

function readerOfLatin(typed: string): NameReader {
  const side = new SideBySide('latin');
  const latin = latinOf(typed);
  const at = behindSigns(latin.letters, 0);
  const beginnings = new Beginnings([latin.letters.charAt(at), latin.plain.charAt(at)]);
  const readAt = (name: string, start: number): number | undefined =>
    beginnings.mayBegin(name, start) ? side.read(name, start, latin, 0) : undefined;
  return {
    read(name) {
      if (!ARABIC.test(name)) return undefined;
      const cut = name.slice(0, LONGEST);
      return firstOf(cut, (start) => readAt(cut, start));
    },
    word(word) {
      if (!beginnings.mayBegin(word, 0) && !word.startsWith(ARTICLE)) return 'nothing';
      if (ARABIC.test(word)) return said(word, side, (start) => readAt(word, start));
      return LATIN.test(word) ? 'nothing' : 'perhaps';
    },
  };
}

function readerOfArabic(typed: string): NameReader {
  const side = new SideBySide('name');
  const first = firstLetters(typed);
  const mayBegin = ({ letters, plain }: Latin, at: number): boolean =>
    !first || first.has(letters.charAt(at)) || first.has(plain.charAt(at));
  const readAt = (latin: Latin, start: number): number | undefined =>
    mayBegin(latin, start) ? side.read(typed, 0, latin, start) : undefined;
  return {
    read(name) {
      if (!LATIN.test(name)) return undefined;
      const latin = latinOf(name);
      return firstOf(latin.letters, (start) => readAt(latin, start));
    },
    word(word) {
      const isLatin = LATIN.test(word);
      if (!isLatin && ARABIC.test(word)) return 'nothing';
      const latin = latinOf(word);
      if (!isLatin) return mayBegin(latin, 0) ? 'perhaps' : 'nothing';
      return said(latin.letters, side, (start) => readAt(latin, start));
    },
  };
}

function said(word: string, side: SideBySide, readAt: (start: number) => number | undefined): WordSays {
  side.endsEarly = false;
  const end = readAt(0);
  if (end !== undefined) return end === word.length ? 'whole' : 'beginning';
  const mayGoOn = side.endsEarly;
  const hasArticle = word.startsWith(ARTICLE) && word.length > ARTICLE.length;
  if (hasArticle && readAt(ARTICLE.length) !== undefined) return 'behindArticle';
  return mayGoOn || side.endsEarly ? 'perhaps' : 'nothing';
}
