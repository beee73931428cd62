/**
 * What lists of names say of a word, as features: that it is a name of some kind, or a word of longer ones;
 * and where a name of several words stands. The model learns how far to believe each list.
 */
import { procliticAnalyses } from '../../proclitics.js';
import { NameTrie, ROOT } from '../gazetteer/nameTrie.js';
import type { StringNumbers } from '../gazetteer/packedStrings.js';
import type { Unpacker } from '../gazetteer/packing.js';
import { hasArticle, withArticle, withoutArticle } from '../../affixes.js';

/** Membership of one word, one number per list and role: `list * ROLES + role`. */
export const ROLES = 6;
export const WHOLE = 0;
const WHOLE_AFTER_PROCLITIC = 1;
export const FIRST = 2;
export const INNER = 3;
export const LAST = 4;
const NEAR = 5;

/** Where a name of several words stands: for each token 0, or 1 + 2 × list (its first), 2 + 2 × list (others). */
export type PhraseMarks = Uint16Array;

/** Words of the longest name that is looked for. */
export const LONGEST_NAME = 8;

/** Reads what `NameListsBuilder` packs. */
export class NameLists {
  private readonly codes: readonly string[];
  /** Names of several words. */
  private readonly trie: NameTrie;
  /** What the lists say of each word: by its number, where its marks begin in `marks`. */
  private readonly firstMark: Int32Array;
  private readonly marks: Int32Array;
  /** By node, 1 + the list of the name that ends there, 0 if none does. */
  private readonly listAt: Int32Array;

  /** `words`: the numbers of words that the trie goes by. */
  constructor(
    private readonly words: StringNumbers,
    packed: Unpacker,
  ) {
    this.codes = JSON.parse(packed.text()) as string[];
    this.trie = new NameTrie(packed);
    this.firstMark = packed.numbers();
    this.marks = packed.numbers();
    this.listAt = packed.numbers();
  }

  /** Number of lists seen. */
  get size(): number {
    return this.codes.length;
  }

  /** Label and kind of a list: what its features are named by, so that the order of lists does not matter. */
  nameOf(list: number): string {
    return this.codes[list]!;
  }

  /** What the lists say of a surface, proclitics seen through. */
  lookUp(surface: string, analyses = procliticAnalyses(surface)): ListedWord {
    const { words } = this;
    const number = words.of(surface);
    const membership: [number, number][] = [];
    this.take(number, membership);
    let opening = this.trie.next(ROOT, number);
    for (const { length, stem } of analyses) {
      if (length === 0) continue;
      if (membership.length > 0 && opening !== ROOT) break;
      const rest = words.of(stem);
      if (opening === ROOT) opening = this.trie.next(ROOT, rest);
      if (membership.length === 0 && stem.length >= 3) this.take(rest, membership, WHOLE_AFTER_PROCLITIC);
    }
    if (membership.length === 0) this.takeNear(surface, membership);
    return { number, opening, membership };
  }

  /** What is said of a word by itself; `whole` takes the place of the role of a whole name. */
  private take(word: number, into: [number, number][], whole = WHOLE): void {
    if (word < 0) return;
    const end = this.firstMark[word + 1]!;
    for (let i = this.firstMark[word]!; i < end; i++) {
      const mark = this.marks[i]!;
      const role = mark % ROLES;
      into.push([Math.floor(mark / ROLES), role === WHOLE ? whole : role]);
    }
  }

  /** What is said of a word with or without the article. */
  private takeNear(surface: string, into: [number, number][]): void {
    let near: string;
    if (surface.length > 4 && hasArticle(surface)) near = withoutArticle(surface);
    else if (surface.length > 2) near = withArticle(surface);
    else return;
    const word = this.words.of(near);
    if (word < 0) return;
    const end = this.firstMark[word + 1]!;
    for (let i = this.firstMark[word]!; i < end; i++) into.push([Math.floor(this.marks[i]! / ROLES), NEAR]);
  }

  /**
   * Marks the longest name that begins at `at`, in the sentence from `from` to `to`; gives the index after it, `at`
   * if there is none.
   */
  markPhrase(
    rows: ArrayLike<number>,
    { numbers, openings }: PhraseWords,
    at: number,
    from: number,
    to: number,
    marks: PhraseMarks,
  ): number {
    let node = openings[rows[at]!]!;
    let end = at;
    let list = -1;
    for (let i = at + 1; node !== ROOT && i < to && i - at < LONGEST_NAME; i++) {
      node = this.trie.next(node, numbers[rows[i]!]!);
      if (node !== ROOT && this.listAt[node]! > 0) {
        end = i + 1;
        list = this.listAt[node]! - 1;
      }
    }
    for (let i = at; i < end; i++) marks[i - from] = (i === at ? 1 : 2) + 2 * list;
    return end;
  }
}

/** Of words by their rows: what the search for names of several words needs of `ListedWord`. */
export interface PhraseWords {
  readonly numbers: ArrayLike<number>;
  readonly openings: ArrayLike<number>;
}

/**
 * Marks the listed names of several words among the words from `from` to `to`, given by their rows, from left to right,
 * the longest first.
 */
export function markPhrases(
  rows: ArrayLike<number>,
  words: PhraseWords,
  from: number,
  to: number,
  lists: NameLists,
  marks: PhraseMarks,
): void {
  marks.fill(0, 0, to - from);
  for (let t = from; t < to;) {
    const end = words.openings[rows[t]!] === 0 ? t : lists.markPhrase(rows, words, t, from, to, marks);
    t = Math.max(end, t + 1);
  }
}

/** A word as the lists know it. */
export interface ListedWord {
  readonly number: number;
  /** Names of several words that begin with it; 0 if none does. */
  readonly opening: PhraseOpening;
  /**
   * The lists that it is in and how: itself; after a proclitic, if nothing is known of it as it stands; or,
   * failing both, with or without the article.
   */
  readonly membership: readonly (readonly [list: number, role: number])[];
}

/** Names of several words that share their first one: a node of their trie, 0 for none. */
export type PhraseOpening = number;
