/**
 * The gazetteer: every name the lexicons list, in a trie of folded words, with the spellings that writers vary
 * (عبداللطيف / عبد اللطيف, أبو / أبي, الإنتربول / إنتربول).
 */
import { fold } from '../normalise.js';
import { NAME_LABELS, type NameLabel } from '../../mention.js';
import type { ListedForm, ListedName } from './listedNames.js';
import { NameTrie, WordNumbers, type FrozenTrie } from './nameTrie.js';
import { respellings } from './respellings.js';
import { Class } from './classBits.js';
import { hasArticle, withArticle, withoutArticle } from '../affixes.js';

/** One name of the lexicons. */
export interface GazetteerEntry {
  readonly id: string;
  readonly label: NameLabel;
  readonly name: string;
  /** country, city, party, demonym, first-name, …: a refinement of the label, as the lexicon says it. */
  readonly kind: string;
  /** Also a common word: counts only beside a cue. */
  readonly ambiguous: boolean;
  readonly wikidata?: string;
}

/** Kinds whose single-word spellings come with and without the article. */
const FREE_ARTICLE = new Set(['acronym', 'family-name', 'politician', 'person']);
const LABELS: ReadonlySet<string> = new Set(NAME_LABELS);

const NO_WORDS: ReadonlySet<string> = new Set();

/** A gazetteer as plain data. */
export interface FrozenGazetteer {
  readonly trie: FrozenTrie;
  readonly entries: readonly GazetteerEntry[];
  /** For each node of the trie, the root included, the names that end there, by their place in `entries`. */
  readonly ends: readonly (readonly number[])[];
  /** By number of the word. */
  readonly classes: readonly number[];
  readonly ambiguous: readonly (readonly [kind: string, words: readonly string[]])[];
}

export class Gazetteer {
  private readonly trie: NameTrie;
  private readonly entries: GazetteerEntry[];
  /** By node of the trie. */
  private readonly ends: (GazetteerEntry[] | undefined)[] = [undefined];
  /** By number of the word. */
  private readonly classes: number[];
  private readonly byId = new Map<string, GazetteerEntry>();
  /** Single words that are names of a kind, and common words too. */
  private readonly ambiguous: Map<string, Set<string>>;

  constructor(words = new WordNumbers(), frozen?: FrozenGazetteer) {
    this.trie = new NameTrie(words, frozen?.trie);
    this.entries = [...(frozen?.entries ?? [])];
    this.classes = [...(frozen?.classes ?? [])];
    this.ambiguous = new Map(frozen?.ambiguous.map(([kind, list]) => [kind, new Set(list)]));
    if (frozen)
      this.ends = frozen.ends.map((places) =>
        places.length === 0 ? undefined : places.map((place) => this.entries[place]!),
      );
    for (const entry of this.entries) this.know(entry);
  }

  /** What the constructor makes the same gazetteer of, with the same numbers of words. */
  freeze(): FrozenGazetteer {
    const places = new Map(this.entries.map((entry, place) => [entry, place]));
    return {
      trie: this.trie.freeze(),
      entries: this.entries,
      ends: this.ends.map((entries) => (entries ?? []).map((entry) => places.get(entry)!)),
      classes: this.classes,
      ambiguous: [...this.ambiguous].map(([kind, words]) => [kind, [...words]]),
    };
  }

  private know(entry: GazetteerEntry): void {
    if (entry.id !== '' && !this.byId.has(entry.id)) this.byId.set(entry.id, entry);
  }

  /** Number of a folded word, for `next`. */
  wordNumber(norm: string): number {
    return this.trie.words.of(norm);
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
    return this.ends[node];
  }

  /** Classes that the lexicons of names give a single word. */
  classesOf(word: number): number {
    return word < 0 ? 0 : (this.classes[word] ?? 0);
  }

  /** The entry of an id, the first one listed. */
  entry(id: string): GazetteerEntry | undefined {
    return this.byId.get(id);
  }

  /** Folded words that are names of a kind, and common words too. */
  ambiguousWords(kind: string): ReadonlySet<string> {
    return this.ambiguous.get(kind) ?? NO_WORDS;
  }

  /** Of two names with one spelling, the one added first is preferred. */
  add(listed: ListedName): void {
    const { id, label, name, forms, wikidata } = listed;
    const kind = listed.kind.replace('?', '');
    const ambiguous = listed.kind.endsWith('?');
    if (!LABELS.has(label)) return;
    if (kind === 'first-name' || kind === 'family-name') {
      for (const { text } of forms) this.addNamePart(fold(text), kind, ambiguous);
      return;
    }
    const entry: GazetteerEntry = {
      id,
      label: label as NameLabel,
      name,
      kind,
      ambiguous,
      ...(wikidata && { wikidata }),
    };
    this.entries.push(entry);
    this.know(entry);
    for (const form of forms) this.addForm(form, entry);
  }

  private addNamePart(stem: string, kind: string, ambiguous: boolean): void {
    const bit = kind === 'family-name' ? Class.Family : ambiguous ? Class.MaybeFirst : Class.First;
    const mark = (word: string): void => this.addClass(word, bit);
    if (stem.includes(' ')) {
      mark(stem.replaceAll(' ', ''));
      return;
    }
    mark(stem);
    if (kind !== 'family-name' || ambiguous) return;
    if (hasArticle(stem) && stem.length > 5) mark(withoutArticle(stem));
    else mark(withArticle(stem));
  }

  private addForm({ words }: ListedForm, entry: GazetteerEntry): void {
    const first = words[0];
    if (first === undefined) return;
    const single = words.length === 1;
    for (const spelling of respellings(words)) this.insert(spelling, entry);
    if (entry.label === 'NORP' && !single) {
      this.insert(
        words.map((word) => (hasArticle(word) ? word : withArticle(word))),
        entry,
      );
    }
    if (single && (FREE_ARTICLE.has(entry.kind) || entry.label === 'PERS')) {
      if (!hasArticle(first)) this.insert([withArticle(first)], entry);
      else if (first.length > 5) this.insert([withoutArticle(first)], entry);
    }
    if (!single) return;
    if (entry.ambiguous) {
      const words = this.ambiguous.get(entry.kind);
      if (words) words.add(first);
      else this.ambiguous.set(entry.kind, new Set([first]));
    }
    let bit = 0;
    if (entry.label === 'NORP') bit = Class.Nationality;
    else if (entry.label === 'GPE' || entry.label === 'LOC') bit = entry.ambiguous ? 0 : Class.Place;
    if (bit) this.addClass(first, bit);
  }

  private addClass(word: string, bit: number): void {
    const number = this.trie.words.add(word);
    while (this.classes.length <= number) this.classes.push(0);
    this.classes[number]! |= bit;
  }

  private insert(words: readonly string[], entry: GazetteerEntry): void {
    const node = this.trie.add(words);
    while (this.ends.length <= node) this.ends.push(undefined);
    const entries = (this.ends[node] ??= []);
    for (const known of entries) if (known.label === entry.label && known.id === entry.id) return;
    entries.push(entry);
  }
}
