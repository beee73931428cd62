/**
 * The gazetteer: every name the lexicons list, in a trie of folded words, with the spellings that writers vary. Reads
 * what `GazetteerBuilder` packs; an entry is made when a text first names it.
 */
import { asName } from '../../../../text/asName.js';
import type { NameLabel } from '../../../mention.js';
import { NameTrie } from './nameTrie.js';
import { NO_NUMBER, StringColumn, StringNumbers } from './packedStrings.js';
import type { Unpacker } from './packing.js';

/** One name of the lexicons. */
export interface GazetteerEntry {
  readonly id: string;
  readonly label: NameLabel;
  readonly name: string;
  /** country, city, party, demonym, first-name, …: a refinement of the label, as the lexicon says it. */
  readonly kind: string;
  /** Also a common word: counts only beside a cue. */
  readonly ambiguous: boolean;
  readonly wikidata: string | undefined;
}

/** What entries have in common, by the number that they have of it. */
export type EntryKind = Pick<GazetteerEntry, 'label' | 'kind' | 'ambiguous'>;

/** What is not in a table of its own. */
export interface GazetteerRest {
  readonly kinds: readonly EntryKind[];
  readonly ambiguous: readonly (readonly [kind: string, words: readonly string[]])[];
}

const NO_WORDS: ReadonlySet<string> = new Set();

export class Gazetteer {
  private readonly trie: NameTrie;
  /** By number of the word. */
  private readonly classes: Int32Array;
  private readonly ids: StringNumbers;
  private readonly names: StringColumn;
  private readonly wikidata: StringColumn;
  private readonly kindOf: Int32Array;
  private readonly kinds: readonly EntryKind[];
  /** By node of the trie, where the numbers of the entries that end there begin in `ending`. */
  private readonly firstEnding: Int32Array;
  private readonly ending: Int32Array;
  /** Single words that are names of a kind, and common words too. */
  private readonly ambiguous: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly entries: (GazetteerEntry | undefined)[];
  /** By node. */
  private readonly asked = new Map<number, readonly GazetteerEntry[]>();

  /** `words`: the numbers of words that the trie goes by. */
  constructor(
    private readonly words: StringNumbers,
    packed: Unpacker,
  ) {
    this.trie = new NameTrie(packed);
    this.classes = packed.numbers();
    this.ids = new StringNumbers(packed);
    this.names = new StringColumn(packed);
    this.wikidata = new StringColumn(packed);
    this.kindOf = packed.numbers();
    this.firstEnding = packed.numbers();
    this.ending = packed.numbers();
    const { kinds, ambiguous } = JSON.parse(packed.text()) as GazetteerRest;
    this.kinds = kinds.map(({ label, kind, ambiguous: common }) => ({
      label: asName(label),
      kind: asName(kind),
      ambiguous: common,
    }));
    this.ambiguous = new Map(ambiguous.map(([kind, list]) => [kind, new Set(list)]));
    this.entries = new Array<GazetteerEntry | undefined>(this.ids.length).fill(undefined);
  }

  private entryAt(number: number): GazetteerEntry {
    return (this.entries[number] ??= this.make(number));
  }

  private make(number: number): GazetteerEntry {
    const { label, kind, ambiguous } = this.kinds[this.kindOf[number]!]!;
    const wikidata = this.wikidata.at(number);
    return {
      id: this.ids.at(number),
      label,
      name: this.names.at(number),
      kind,
      ambiguous,
      // Said of every entry: all are of one shape.
      wikidata: wikidata === '' ? undefined : wikidata,
    };
  }

  /** Number of a folded word, for `next`. */
  wordNumber(norm: string): number {
    return this.words.of(norm);
  }

  /** Where names that are at `node` (`ROOT`: that begin) go on behind a word; `ROOT` if none does. */
  next(node: number, word: number): number {
    return this.trie.next(node, word);
  }

  /** Whether any name goes on behind a node. */
  goesOn(node: number): boolean {
    return this.trie.goesOn(node);
  }

  /** The names that end at a node. */
  entriesAt(node: number): readonly GazetteerEntry[] | undefined {
    const first = this.firstEnding[node]!;
    const end = this.firstEnding[node + 1]!;
    if (first === end) return undefined;
    let entries = this.asked.get(node);
    if (!entries) {
      entries = Array.from(this.ending.subarray(first, end), (number) => this.entryAt(number));
      this.asked.set(node, entries);
    }
    return entries;
  }

  /** Classes that the lexicons of names give a single word. */
  classesOf(word: number): number {
    return word < 0 ? 0 : this.classes[word]!;
  }

  /** The entry of an id, the first one listed. */
  entry(id: string): GazetteerEntry | undefined {
    const number = id === '' ? NO_NUMBER : this.ids.of(id);
    return number === NO_NUMBER ? undefined : this.entryAt(number);
  }

  /** Folded words that are names of a kind, and common words too. */
  ambiguousWords(kind: string): ReadonlySet<string> {
    return this.ambiguous.get(kind) ?? NO_WORDS;
  }
}
