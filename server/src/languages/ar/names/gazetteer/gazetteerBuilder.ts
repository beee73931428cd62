/**
 * What the gazetteer is made of: the names of the lexicons, with the spellings that writers vary
 * (عبداللطيف / عبد اللطيف, أبو / أبي, الإنتربول / إنتربول).
 */
import { fold } from '../../normalise.js';
import { NAME_LABELS, type NameLabel } from '../../../mention.js';
import type { EntryKind, GazetteerEntry, GazetteerRest } from './gazetteer.js';
import type { ListedForm, ListedName } from './listedNames.js';
import { TrieBuilder, type WordNumbers } from './nameTrie.js';
import { packStringNumbers, packStrings } from './packedStrings.js';
import { packLists, type Packer } from './packing.js';
import { respellings } from '../words/respellings.js';
import { Class } from '../words/classBits.js';
import { hasArticle, withArticle, withoutArticle } from '../../affixes.js';

/** Kinds whose single-word spellings come with and without the article. */
const FREE_ARTICLE = new Set(['acronym', 'family-name', 'politician', 'person']);
const LABELS: ReadonlySet<string> = new Set(NAME_LABELS);

export class GazetteerBuilder {
  private readonly trie: TrieBuilder;
  private readonly entries: GazetteerEntry[] = [];
  /** By node of the trie, the numbers of the entries that end there. */
  private readonly ends: number[][] = [];
  /** By number of the word. */
  private readonly classes: number[] = [];
  /** Single words that are names of a kind, and common words too. */
  private readonly ambiguous = new Map<string, Set<string>>();

  constructor(private readonly words: WordNumbers) {
    this.trie = new TrieBuilder(words);
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
      wikidata,
    };
    this.entries.push(entry);
    const number = this.entries.length - 1;
    for (const form of forms) this.addForm(form, entry, number);
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

  private addForm({ words }: ListedForm, entry: GazetteerEntry, number: number): void {
    const first = words[0];
    if (first === undefined) return;
    const single = words.length === 1;
    for (const spelling of respellings(words)) this.insert(spelling, number);
    if (entry.label === 'NORP' && !single) {
      this.insert(
        words.map((word) => (hasArticle(word) ? word : withArticle(word))),
        number,
      );
    }
    if (single && (FREE_ARTICLE.has(entry.kind) || entry.label === 'PERS')) {
      if (!hasArticle(first)) this.insert([withArticle(first)], number);
      else if (first.length > 5) this.insert([withoutArticle(first)], number);
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
    const number = this.words.add(word);
    this.classes[number] = (this.classes[number] ?? 0) | bit;
  }

  private insert(words: readonly string[], number: number): void {
    const numbers = (this.ends[this.trie.add(words)] ??= []);
    const { label, id } = this.entries[number]!;
    if (!numbers.some((known) => this.entries[known]!.label === label && this.entries[known]!.id === id))
      numbers.push(number);
  }

  /** Packs what the reader makes the gazetteer of; all words have their numbers by then. */
  pack(packer: Packer): void {
    const nodes = this.trie.pack(packer);
    packer.numbers(Array.from(this.words.words, (_, number) => this.classes[number] ?? 0));
    packStringNumbers(
      packer,
      this.entries.map(({ id }) => id),
    );
    packStrings(
      packer,
      this.entries.map(({ name }) => name),
    );
    packStrings(
      packer,
      this.entries.map(({ wikidata }) => wikidata ?? ''),
    );
    const kinds = new Map<string, number>();
    const kindOf = this.entries.map(({ label, kind, ambiguous }) => {
      const common: EntryKind = { label, kind, ambiguous };
      const key = JSON.stringify(common);
      if (!kinds.has(key)) kinds.set(key, kinds.size);
      return kinds.get(key)!;
    });
    packer.numbers(kindOf);
    packLists(
      packer,
      nodes.map((node) => this.ends[node] ?? []),
    );
    const rest: GazetteerRest = {
      kinds: [...kinds.keys()].map((key) => JSON.parse(key) as EntryKind),
      ambiguous: [...this.ambiguous].map(([kind, words]) => [kind, [...words]]),
    };
    packer.text(JSON.stringify(rest));
  }
}
