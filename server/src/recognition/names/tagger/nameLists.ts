/**
 * What lists of names say of a word, as features: that it is a name of some kind, or a word of longer ones;
 * and where a name of several words stands. The model learns how far to believe each list.
 */
import { variants, type LexiconRow } from '../../../text/lexicon.js';
import { procliticAnalyses } from '../../../text/proclitics.js';
import { tokenise } from '../../../text/tokens.js';
import { surfaceOf } from './surface.js';

/** Membership of one word, one number per list and role: `list * ROLES + role`. */
const ROLES = 6;
const WHOLE = 0;
const WHOLE_AFTER_PROCLITIC = 1;
const FIRST = 2;
const INNER = 3;
const LAST = 4;
const NEAR = 5;

interface Node {
  next: Map<string, Node> | undefined;
  /** List of the name that ends here, −1 if none does. */
  list: number;
}

/** Where a name of several words stands: for each token 0, or 1 + 2 × list (its first), 2 + 2 × list (others). */
export type PhraseMarks = Uint16Array;

const LONGEST_NAME = 8;

export class NameLists {
  private readonly lists = new Map<string, number>();
  private readonly codes: string[] = [];
  private readonly words = new Map<string, number[]>();
  private readonly root = new Map<string, Node>();

  /** Rows of lexicons with the columns `label`, `kind`, `name` and `variants`; rows without a label are passed over. */
  constructor(rows: Iterable<LexiconRow>) {
    for (const row of rows) {
      if (!row.label || !row.name) continue;
      const list = this.listOf(row.label + '/' + (row.kind ?? ''));
      for (const name of [row.name, ...variants(row.variants)]) this.add(name, list);
    }
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
    const marks = this.words.get(word);
    if (!marks) this.words.set(word, [mark]);
    else if (!marks.includes(mark)) marks.push(mark);
  }

  private add(name: string, list: number): void {
    const words = tokenise(name).tokens.map(surfaceOf);
    const first = words[0];
    if (first === undefined || words.length > LONGEST_NAME) return;
    if (words.length === 1) return this.mark(first, list, WHOLE);
    let next = this.root;
    let node: Node | undefined;
    for (const [i, word] of words.entries()) {
      this.mark(word, list, i === 0 ? FIRST : i === words.length - 1 ? LAST : INNER);
      if (node) next = node.next ??= new Map();
      node = next.get(word);
      if (!node) next.set(word, (node = { next: undefined, list: -1 }));
    }
    if (node && node.list < 0) node.list = list;
  }

  /**
   * What the lists say of a surface, as `[list, role]` pairs: itself; after a proclitic, if nothing is known
   * of it as it stands; or, failing both, with or without the article.
   */
  membership(surface: string): readonly (readonly [list: number, role: number])[] {
    const found: [number, number][] = [];
    const take = (word: string, role: number | undefined): void => {
      for (const mark of this.words.get(word) ?? [])
        found.push([Math.floor(mark / ROLES), role ?? mark % ROLES]);
    };
    take(surface, undefined);
    if (found.length > 0) return found;
    for (const analysis of procliticAnalyses(surface)) {
      if (analysis.length === 0 || analysis.stem.length < 3) continue;
      for (const mark of this.words.get(analysis.stem) ?? []) {
        const role = mark % ROLES;
        found.push([Math.floor(mark / ROLES), role === WHOLE ? WHOLE_AFTER_PROCLITIC : role]);
      }
      if (found.length > 0) return found;
    }
    if (surface.length > 4 && surface.startsWith('ال')) take(surface.slice(2), NEAR);
    else if (surface.length > 2) take('ال' + surface, NEAR);
    return found;
  }

  /** Where a name of several words may begin with this surface, proclitics seen through. */
  private opening(surface: string): Node | undefined {
    const plain = this.root.get(surface);
    if (plain) return plain;
    for (const analysis of procliticAnalyses(surface)) {
      const node = analysis.length > 0 ? this.root.get(analysis.stem) : undefined;
      if (node) return node;
    }
    return undefined;
  }

  /** What begins at a surface; keep it with the word, it depends on nothing else. */
  openingOf(surface: string): PhraseOpening | undefined {
    return this.opening(surface);
  }

  /**
   * Marks the longest name that begins at `at`, in the sentence from `from` to `to`; gives the index after it, `at`
   * if there is none.
   */
  markPhrase(words: readonly ListedWord[], at: number, from: number, to: number, marks: PhraseMarks): number {
    let node = words[at]!.opening as Node | undefined;
    let end = at;
    let list = -1;
    for (let i = at + 1; node?.next && i < to && i - at < LONGEST_NAME; i++) {
      node = node.next.get(words[i]!.surface);
      if (node && node.list >= 0) {
        end = i + 1;
        list = node.list;
      }
    }
    for (let i = at; i < end; i++) marks[i - from] = (i === at ? 1 : 2) + 2 * list;
    return end;
  }
}

/** A word as the search for names of several words needs it. */
export interface ListedWord {
  readonly surface: string;
  readonly opening: PhraseOpening | undefined;
}

/** Names of several words that share their first one; opaque. */
export type PhraseOpening = object;
