/** What the tagger's lists of names are made of. */
import type { ListedForm, ListedName } from '../gazetteer/listedNames.js';
import { TrieBuilder, type WordNumbers } from '../gazetteer/nameTrie.js';
import { packLists, type Packer } from '../gazetteer/packing.js';
import { FIRST, INNER, LAST, LONGEST_NAME, ROLES, WHOLE } from './nameLists.js';
import { surfaceOf } from './surface.js';

export class NameListsBuilder {
  private readonly lists = new Map<string, number>();
  /** Names of several words. */
  private readonly trie: TrieBuilder;
  /** What the lists say of each word, by its number. */
  private readonly marks: number[][] = [];
  /** By node, 1 + the list of the name that ends there. */
  private readonly listAt: number[] = [];

  constructor(private readonly words: WordNumbers) {
    this.trie = new TrieBuilder(words);
  }

  add({ label, kind, forms }: ListedName): void {
    const code = label + '/' + kind;
    const list = this.lists.get(code) ?? this.lists.size;
    this.lists.set(code, list);
    for (const form of forms) this.addForm(form, list);
  }

  private mark(word: string, list: number, role: number): void {
    const mark = list * ROLES + role;
    const marks = (this.marks[this.words.add(word)] ??= []);
    if (!marks.includes(mark)) marks.push(mark);
  }

  private addForm({ words: norms, tokens }: ListedForm, list: number): void {
    const words = tokens ? tokens.map(surfaceOf) : norms;
    const first = words[0];
    if (first === undefined || words.length > LONGEST_NAME) return;
    if (words.length === 1) return this.mark(first, list, WHOLE);
    const last = words.length - 1;
    for (let i = 0; i <= last; i++) this.mark(words[i]!, list, i === 0 ? FIRST : i === last ? LAST : INNER);
    this.listAt[this.trie.add(words)] ||= list + 1;
  }

  /** Packs what the reader makes the lists of; all words have their numbers by then. */
  pack(packer: Packer): void {
    packer.text(JSON.stringify([...this.lists.keys()]));
    const nodes = this.trie.pack(packer);
    packLists(
      packer,
      Array.from(this.words.words, (_, number) => this.marks[number] ?? []),
    );
    packer.numbers(nodes.map((node) => this.listAt[node] ?? 0));
  }
}
