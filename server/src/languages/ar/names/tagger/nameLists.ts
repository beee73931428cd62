/**
 * What lists of names say of a word, as features: that it is a name of some kind, or a word of longer ones;
 * and where a name of several words stands. The model learns how far to believe each list.
 */
import { procliticAnalyses } from '../../proclitics.js';
import type { ListedForm, ListedName } from '../listedNames.js';
import { NameTrie, ROOT, WordNumbers, type FrozenTrie } from '../nameTrie.js';
import { surfaceOf } from './surface.js';
import { hasArticle, withArticle, withoutArticle } from '../../affixes.js';

/** Membership of one word, one number per list and role: `list * ROLES + role`. */
const ROLES = 6;
const WHOLE = 0;
const WHOLE_AFTER_PROCLITIC = 1;
const FIRST = 2;
const INNER = 3;
const LAST = 4;
const NEAR = 5;

/** Where a name of several words stands: for each token 0, or 1 + 2 × list (its first), 2 + 2 × list (others). */
export type PhraseMarks = Uint16Array;

const LONGEST_NAME = 8;
/** Of words that no list holds. */
const NONE: number[] = [];

/** Lists as plain data. */
export interface FrozenLists {
  readonly codes: readonly string[];
  readonly trie: FrozenTrie;
  readonly marks: readonly (readonly number[])[];
  readonly listAt: readonly number[];
}

export class NameLists {
  private readonly lists: Map<string, number>;
  private readonly codes: string[];
  /** Names of several words, and all words of names. */
  private readonly trie: NameTrie;
  /** What the lists say of each word, by its number. */
  private readonly marks: number[][];
  /** List of the name that ends at each node, −1 if none does. */
  private readonly listAt: number[];

  constructor(words = new WordNumbers(), frozen?: FrozenLists) {
    this.trie = new NameTrie(words, frozen?.trie);
    this.codes = [...(frozen?.codes ?? [])];
    this.lists = new Map(this.codes.map((code, list) => [code, list]));
    this.marks = frozen ? frozen.marks.map((marks) => (marks.length === 0 ? NONE : [...marks])) : [];
    this.listAt = [...(frozen?.listAt ?? [-1])];
  }

  /** The lists of some names. */
  static of(names: Iterable<ListedName>): NameLists {
    const lists = new NameLists();
    for (const name of names) lists.add(name);
    return lists;
  }

  /** What the constructor makes the same lists of, with the same numbers of words. */
  freeze(): FrozenLists {
    return { codes: this.codes, trie: this.trie.freeze(), marks: this.marks, listAt: this.listAt };
  }

  add({ label, kind, forms }: ListedName): void {
    const list = this.listOf(label + '/' + kind);
    for (const form of forms) this.addForm(form, list);
  }

  /** Number of lists seen. */
  get size(): number {
    return this.codes.length;
  }

  /** Label and kind of a list: what its features are named by, so that the order of lists does not matter. */
  nameOf(list: number): string {
    return this.codes[list]!;
  }

  private listOf(code: string): number {
    let list = this.lists.get(code);
    if (list === undefined) {
      list = this.codes.push(code) - 1;
      this.lists.set(code, list);
    }
    return list;
  }

  private mark(word: string, list: number, role: number): void {
    const mark = list * ROLES + role;
    const number = this.trie.words.add(word);
    while (this.marks.length <= number) this.marks.push(NONE);
    const marks = this.marks[number]!;
    if (marks.length === 0) this.marks[number] = [mark];
    else if (!marks.includes(mark)) marks.push(mark);
  }

  private addForm({ words: norms, tokens }: ListedForm, list: number): void {
    const words = tokens ? tokens.map(surfaceOf) : norms;
    const first = words[0];
    if (first === undefined || words.length > LONGEST_NAME) return;
    if (words.length === 1) return this.mark(first, list, WHOLE);
    const last = words.length - 1;
    for (let i = 0; i <= last; i++) this.mark(words[i]!, list, i === 0 ? FIRST : i === last ? LAST : INNER);
    const node = this.trie.add(words);
    while (this.listAt.length <= node) this.listAt.push(-1);
    if (this.listAt[node]! < 0) this.listAt[node] = list;
  }

  /** What the lists say of a surface, proclitics seen through. */
  lookUp(surface: string, analyses = procliticAnalyses(surface)): ListedWord {
    const { words } = this.trie;
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
    for (const mark of this.marks[word] ?? NONE) {
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
    for (const mark of this.marks[this.trie.words.of(near)] ?? NONE)
      into.push([Math.floor(mark / ROLES), NEAR]);
  }

  /**
   * Marks the longest name that begins at `at`, in the sentence from `from` to `to`; gives the index after it, `at`
   * if there is none.
   */
  markPhrase(words: readonly PhraseWord[], at: number, from: number, to: number, marks: PhraseMarks): number {
    let node = words[at]!.opening;
    let end = at;
    let list = -1;
    for (let i = at + 1; node !== ROOT && i < to && i - at < LONGEST_NAME; i++) {
      node = this.trie.next(node, words[i]!.number);
      if (node !== ROOT && this.listAt[node]! >= 0) {
        end = i + 1;
        list = this.listAt[node]!;
      }
    }
    for (let i = at; i < end; i++) marks[i - from] = (i === at ? 1 : 2) + 2 * list;
    return end;
  }
}

/** A word as the search for names of several words needs it. */
export type PhraseWord = Pick<ListedWord, 'number' | 'opening'>;

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
