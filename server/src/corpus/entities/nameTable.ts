/**
 * The names of entities as they are compared, each entity's read once and kept for the lists of entities to come, of which a
 * decision changes few. Flat arrays, gone through from end to end, since a gazetteer has a hundred thousand rows: that takes
 * milliseconds, and nothing has to be built for it.
 */
import type { LanguagePack, NameReader, WordSays } from '../../languages/languagePack.js';
import type { Steps } from '../../text/slices.js';
import type { Entity } from './entityFile.js';

/** What decides which names are alike. */
export type NameLanguage = Pick<LanguagePack, 'spelling' | 'clitics' | 'transliteration'>;

export type NamedEntity = Pick<Entity, 'id' | 'name' | 'aliases' | 'wikidata'>;

/** An entity's names, as they are compared. */
export interface KnownNames {
  /** All of them folded, a line each. */
  readonly folded: string;
  readonly id: string;
  readonly wikidata: string | undefined;
  /** Where its words stand in the table, and the same words as the other script is read by. */
  readonly from: number;
  readonly otherFrom: number;
}

/** A folded word without the article that is written together with it. */
function bare(norm: string, articles: readonly string[]): string {
  for (const article of articles)
    if (norm.length > article.length + 1 && norm.startsWith(article)) return norm.slice(article.length);
  return norm;
}

/** In small letters: of a hundred thousand ids that are so most need no second text. */
function small(id: string): string {
  const lower = id.toLowerCase();
  return lower === id ? id : lower;
}

export const oneLine = (text: string): string => (text.includes('\n') ? text.replaceAll('\n', ' ') : text);

/** Words of a name that are compared: what is longer is no name. */
const MOST_WORDS = 1000;
const WORD_BITS = 16;
const WORD_MASK = (1 << WORD_BITS) - 1;

/** In the order of what they say, least first. */
const SAYS: readonly WordSays[] = ['nothing', 'perhaps', 'behindArticle', 'beginning', 'whole'];
const [, PERHAPS, BEHIND_ARTICLE, , WHOLE] = SAYS.keys();

/** Where in a name something stands: behind the beginning of one of its words, at its own beginning, or it is all of it. */
export type Answer = 'word' | 'beginning' | 'whole';
const ANSWERS: readonly (Answer | undefined)[] = [undefined, 'word', 'beginning', 'whole'];

function bestOf(folded: string, reader: NameReader): Answer | undefined {
  let best = 0;
  for (const name of folded.split('\n')) {
    const place = reader.read(name);
    if (place) best = Math.max(best, place.start > 0 ? 1 : place.end === name.length ? 3 : 2);
  }
  return ANSWERS[best];
}

/** A list of numbers that grows. */
class Numbers {
  all = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.all.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.all);
      this.all = grown;
    }
    this.all[this.length++] = number;
  }
}

export class NameTable {
  private readonly wordIds = new Map<string, number>();
  /**
   * Of each entity: how many names it has; of each name: how many words, how many of the first of them are other readings of
   * one, and the words.
   */
  private readonly compared = new Numbers();
  /** Of each entity: how many names it has; of each name how many words, and the words. */
  private readonly others = new Numbers();
  /** What the second list is of, by their numbers. */
  private readonly texts: string[] = [];
  private readonly known = new WeakMap<NamedEntity, KnownNames>();

  constructor(readonly language: NameLanguage) {}

  /** Reads the names of those that are not known yet. */
  *reading(entities: Iterable<NamedEntity>): Steps<void> {
    for (const entity of entities) {
      this.of(entity);
      yield;
    }
  }

  of(entity: NamedEntity): KnownNames {
    const before = this.known.get(entity);
    if (before) return before;
    const { id, name, aliases, wikidata } = entity;
    const { fold } = this.language.spelling;
    const names = [name, ...aliases];
    const { compared, others } = this;
    const [from, otherFrom] = [compared.length, others.length];
    compared.push(names.length);
    others.push(names.length);
    const folded = names.map((each) => oneLine(fold(each)));
    for (const each of names) this.pushName(each);
    for (const each of folded) this.pushOthers(each);
    const known = {
      folded: folded.join('\n'),
      ...{ id: small(id), wikidata: wikidata?.toLowerCase(), from, otherFrom },
    };
    this.known.set(entity, known);
    return known;
  }

  /** How often each word stands in the names of some entities, by its number, and how many names that are. */
  frequencies(all: readonly KnownNames[]): NameFrequencies {
    const { all: numbers } = this.compared;
    const words = new Uint32Array(this.wordIds.size);
    let names = 0;
    for (const { from } of all) {
      let at = from;
      names += numbers[at]!;
      for (let left = numbers[at++]!; left > 0; left--) {
        const end = at + 1 + (numbers[at]! & WORD_MASK);
        for (at++; at < end; at++) words[numbers[at]!]!++;
      }
    }
    return { words, names };
  }

  /**
   * How much a name of each of some entities and a name of these words are the same, 0 to 1, by place; those that share no
   * word are left out. Rare words count more than common ones.
   */
  shares(
    asked: readonly string[],
    all: readonly KnownNames[],
    frequencies: NameFrequencies,
  ): Map<number, number> {
    const { articles } = this.language.spelling;
    const wanted = new Map<number, number>();
    let weightWanted = 0;
    for (const word of new Set(asked.map((each) => bare(each, articles)))) {
      const id = this.wordIds.get(word);
      const weight = weightOf(id, frequencies);
      weightWanted += weight;
      if (id !== undefined) wanted.set(id, weight);
    }
    const shares = new Map<number, number>();
    if (wanted.size === 0) return shares;
    const isWanted = new Uint8Array(this.wordIds.size);
    for (const id of wanted.keys()) isWanted[id] = 1;
    const { all: numbers } = this.compared;
    for (const [place, { from }] of all.entries()) {
      let at = from;
      for (let left = numbers[at++]!; left > 0; left--) {
        const start = at;
        const end = at + 1 + (numbers[at]! & WORD_MASK);
        let shared = 0;
        for (at++; at < end; at++) if (isWanted[numbers[at]!] === 1) shared += wanted.get(numbers[at]!)!;
        if (shared === 0) continue;
        const own = Math.max(this.weightOfName(start, frequencies), shared);
        const share = (shared / (own + weightWanted - shared) + shared / Math.min(own, weightWanted)) / 2;
        if (share > (shares.get(place) ?? 0)) shares.set(place, Math.min(share, 1));
      }
    }
    return shares;
  }

  /** How well an entity's names answer to what was typed in the letters of another script. Each word is read once for all. */
  inOtherScript(reader: NameReader): (names: KnownNames) => Answer | undefined {
    const says = new Uint8Array(this.texts.length);
    this.texts.forEach((word, id) => (says[id] = SAYS.indexOf(reader.word(word))));
    const { all: numbers } = this.others;
    return ({ otherFrom, folded }) => {
      let best = 0;
      let at = otherFrom;
      for (let left = numbers[at++]!; left > 0; left--) {
        const first = at + 1;
        const end = first + numbers[at]!;
        for (at = first; at < end; at++) {
          const said = says[numbers[at]!]!;
          // The names themselves have to be asked.
          if (said === PERHAPS) return bestOf(folded, reader);
          if (said === 0) continue;
          if (at > first || said === BEHIND_ARTICLE) best = Math.max(best, 1);
          else best = Math.max(best, said === WHOLE && end === first + 1 ? 3 : 2);
        }
      }
      return ANSWERS[best];
    };
  }

  /** Other readings of its first word count nothing. */
  private weightOfName(start: number, frequencies: NameFrequencies): number {
    const { all: numbers } = this.compared;
    const header = numbers[start]!;
    const readings = header >>> WORD_BITS;
    let weight = 0;
    for (let word = 0; word < (header & WORD_MASK); word++)
      if (word === 0 || word >= readings) weight += weightOf(numbers[start + 1 + word], frequencies);
    return weight;
  }

  /**
   * Before the first word of a name clitics may stand that belong to the text, or that took its article's letter away
   * («لإنتربول» behind a ل): all that it may be, itself first.
   */
  private pushName(name: string): void {
    const { spelling, clitics } = this.language;
    const { articles } = spelling;
    const norms = spelling.words(name).flatMap(({ kind, norm }) => (kind === 'symbol' ? [] : [norm]));
    const [first, ...rest] = norms.slice(0, MOST_WORDS);
    const readings =
      first === undefined ? [] : [...new Set(clitics.stems(first).map((stem) => bare(stem, articles)))];
    this.compared.push((readings.length << WORD_BITS) | (readings.length + rest.length));
    for (const word of readings) this.compared.push(this.idOf(word));
    for (const word of rest) this.compared.push(this.idOf(bare(word, articles)));
  }

  private pushOthers(folded: string): void {
    const words = this.language.transliteration?.words(folded) ?? [];
    this.others.push(words.length);
    for (const word of words) {
      const id = this.idOf(word);
      this.texts[id] ??= word;
      this.others.push(id);
    }
  }

  private idOf(word: string): number {
    let id = this.wordIds.get(word);
    if (id === undefined) this.wordIds.set(word, (id = this.wordIds.size));
    return id;
  }
}

export interface NameFrequencies {
  readonly words: Uint32Array;
  /** How many names there are. */
  readonly names: number;
}

/** The rarer a word, the more it says which name is meant. */
function weightOf(word: number | undefined, { words, names }: NameFrequencies): number {
  const holding = word === undefined ? 0 : (words[word] ?? 0);
  return Math.log(1 + (names + 1) / (holding + 1));
}
