/** Phrases of page furniture, by their first word. */
import { message, type Message } from '../../../messages/message.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { tokenise, type Token } from '../tokens.js';
import phraseTable from './lexicons/boilerplate.tsv';
import { IN_THE } from '../affixes.js';

/** Kinds of furniture, as the table names them, with what a person is told of each. */
export const FURNITURE_KINDS = {
  'app-advertisement': message('furniture.appAdvertisement'),
  byline: message('furniture.byline'),
  'comment-form': message('furniture.commentForm'),
  'cookie-notice': message('furniture.cookieNotice'),
  'copyright-notice': message('furniture.copyrightNotice'),
  navigation: message('furniture.navigation'),
  newsletter: message('furniture.newsletter'),
  'reader-counts': message('furniture.readerCounts'),
  'reading-list': message('furniture.readingList'),
  'share-bar': message('furniture.shareBar'),
  'time-stamp': message('furniture.timeStamp'),
} as const satisfies Readonly<Record<string, Message>>;

export type FurnitureKind = keyof typeof FURNITURE_KINDS;

/** Where a phrase makes a line furniture; the table explains each. */
export const PHRASE_PLACES = ['begin', 'whole', 'only', 'any', 'mark', 'dated', 'list'] as const;

export interface FurniturePhrase {
  readonly words: readonly string[];
  readonly where: (typeof PHRASE_PLACES)[number];
  readonly kind: FurnitureKind;
}

/** What any number is folded to, also one in several groups of digits. */
export const NUMBER = '0';

interface Phrases {
  readonly byFirstWord: ReadonlyMap<string, readonly FurniturePhrase[]>;
  /** Words of lines that are nothing but such words (networks, ways to share), with their kind. */
  readonly ofLists: ReadonlyMap<string, FurnitureKind>;
}

let phrases: Phrases | undefined;

function readPhrases(): Phrases {
  const byFirstWord = new Map<string, FurniturePhrase[]>();
  const ofLists = new Map<string, FurnitureKind>();
  for (const row of parseLexicon(phraseTable)) {
    const where = row['where'] as FurniturePhrase['where'];
    const kind = row['kind'] as FurnitureKind;
    for (const phrase of variants(row['phrases'])) {
      const words = wordsAmong(tokenise(phrase).tokens);
      const [first] = words;
      if (first === undefined) continue;
      if (where === 'list') for (const word of words) ofLists.set(word, kind);
      else byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, where, kind }]);
    }
  }
  return { byFirstWord, ofLists };
}

/** The folded words among tokens, without punctuation; `most` of them, and no more. */
export function wordsAmong(tokens: readonly Token[], most = Infinity): string[] {
  const words: string[] = [];
  for (const { kind, norm } of tokens) {
    if (words.length >= most) break;
    if (kind === 'symbol') continue;
    const word = kind === 'number' ? NUMBER : norm;
    if (word !== NUMBER || words.at(-1) !== NUMBER) words.push(word);
  }
  return words;
}

/** The phrases that stand at a word, the longest first. */
export function phrasesAt(words: readonly string[], at: number): readonly FurniturePhrase[] {
  const begun = (phrases ??= readPhrases()).byFirstWord.get(words[at] ?? '');
  if (!begun) return [];
  return begun
    .filter((phrase) => phrase.words.every((word, i) => startsLike(words[at + i], word)))
    .sort((a, b) => b.words.length - a.words.length);
}

/** The kind of a line all of whose words are of one list, or undefined. */
export function listKind(words: readonly string[]): FurnitureKind | undefined {
  const { ofLists } = (phrases ??= readPhrases());
  const kind = ofLists.get(words[0] ?? '');
  return kind !== undefined && words.every((word) => ofLists.get(word) === kind) ? kind : undefined;
}

/** Words meet exactly, or where the phrase ends in the article's stem («اشترك بال…»), by their beginning. */
const startsLike = (word: string | undefined, wanted: string): boolean =>
  word === wanted || (wanted === IN_THE && word !== undefined && word.startsWith(IN_THE));
