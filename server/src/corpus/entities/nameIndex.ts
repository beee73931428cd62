/**
 * Names of many owners, compared by their words: which owners have a name that shares words with another name, and how much
 * of both that is, rare words counting more than common ones. Flat arrays, since a gazetteer has a hundred thousand names.
 */
import type { LanguagePack } from '../../languages/languagePack.js';

/** What decides which words are one. */
export type NameLanguage = Pick<LanguagePack, 'spelling' | 'clitics'>;

/** A folded word without the article that is written together with it. */
function bare(norm: string, articles: readonly string[]): string {
  for (const article of articles)
    if (norm.length > article.length + 1 && norm.startsWith(article)) return norm.slice(article.length);
  return norm;
}

/** Folded words without articles. */
const bareWords = (words: readonly string[], { spelling }: NameLanguage): string[] =>
  words.map((word) => bare(word, spelling.articles));

const NOTHING = new Uint32Array();

/** A list of numbers that grows. */
class Numbers {
  private numbers = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.length++] = number;
  }

  take(): Uint32Array {
    return this.numbers.slice(0, this.length);
  }
}

export class NameIndex {
  private readonly wordIds = new Map<string, number>();
  /** Of each name: its owner, and the weight of its words. */
  private readonly owners: Uint32Array;
  private readonly weights: Float32Array;
  /** Of each word: where its names begin among all. */
  private readonly starts: Uint32Array;
  private readonly names: Uint32Array;

  /** `namesOf` gives the names of each owner, from 0 on. */
  constructor(
    namesOf: Iterable<readonly string[]>,
    private readonly language: NameLanguage,
  ) {
    const owners = new Numbers();
    /** Pairs of word and name, and of each name how many of its first words are other readings of one. */
    const pairs = new Numbers();
    const readings = new Numbers();
    let owner = 0;
    for (const names of namesOf) {
      for (const name of names) {
        const { first, rest } = this.wordsOf(name);
        for (const word of [...first, ...rest]) {
          pairs.push(this.idOf(word));
          pairs.push(owners.length);
        }
        readings.push(first.length);
        owners.push(owner);
      }
      owner++;
    }
    this.owners = owners.take();
    const all = pairs.take();
    this.starts = new Uint32Array(this.wordIds.size + 1);
    for (let i = 0; i < all.length; i += 2) this.starts[all[i]! + 1]!++;
    for (let word = 0; word < this.wordIds.size; word++) this.starts[word + 1]! += this.starts[word]!;
    const next = this.starts.slice();
    this.names = new Uint32Array(all.length / 2);
    for (let i = 0; i < all.length; i += 2) this.names[next[all[i]!]!++] = all[i + 1]!;
    this.weights = this.weightsOf(all, readings.take());
  }

  get size(): number {
    return this.owners.length;
  }

  /** How much a name of each owner and a name of these words are the same, 0 to 1; owners that share no word are left out. */
  shares(words: readonly string[]): Map<number, number> {
    const shared = new Map<number, number>();
    let wanted = 0;
    for (const word of new Set(bareWords(words, this.language))) {
      const id = this.wordIds.get(word);
      const weight = this.weightOf(id);
      wanted += weight;
      for (const name of id === undefined ? NOTHING : this.namesWith(id))
        shared.set(name, (shared.get(name) ?? 0) + weight);
    }
    const shares = new Map<number, number>();
    for (const [name, weight] of shared) {
      const own = Math.max(this.weights[name]!, weight);
      const share = (weight / (own + wanted - weight) + weight / Math.min(own, wanted)) / 2;
      const owner = this.owners[name]!;
      if (share > (shares.get(owner) ?? 0)) shares.set(owner, Math.min(share, 1));
    }
    return shares;
  }

  private namesWith(word: number): Uint32Array {
    return this.names.subarray(this.starts[word], this.starts[word + 1]);
  }

  /** The rarer a word, the more it says which name is meant. */
  private weightOf(word: number | undefined): number {
    const names = word === undefined ? 0 : this.starts[word + 1]! - this.starts[word]!;
    return Math.log(1 + (this.size + 1) / (names + 1));
  }

  private weightsOf(pairs: Uint32Array, readings: Uint32Array): Float32Array {
    const weights = new Float32Array(readings.length);
    const seen = new Uint32Array(readings.length);
    for (let i = 0; i < pairs.length; i += 2) {
      const name = pairs[i + 1]!;
      const isOtherReading = seen[name]! > 0 && seen[name]! < readings[name]!;
      seen[name]!++;
      if (!isOtherReading) weights[name]! += this.weightOf(pairs[i]);
    }
    return weights;
  }

  /**
   * The words of a name. Before the first one clitics may stand that belong to the text, or that took its article's letter
   * away («لإنتربول» behind a ل): all that it may be, itself first.
   */
  private wordsOf(name: string): { readonly first: readonly string[]; readonly rest: readonly string[] } {
    const { spelling, clitics } = this.language;
    const [first, ...rest] = spelling
      .words(name)
      .flatMap(({ kind, norm }) => (kind === 'symbol' ? [] : [norm]));
    if (first === undefined) return { first: [], rest: [] };
    const stems = bareWords(clitics.stems(first), this.language);
    return { first: [...new Set(stems)], rest: bareWords(rest, this.language) };
  }

  private idOf(word: string): number {
    let id = this.wordIds.get(word);
    if (id === undefined) this.wordIds.set(word, (id = this.wordIds.size));
    return id;
  }
}
