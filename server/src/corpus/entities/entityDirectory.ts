/**
 * Entities that somebody may mean: by what was typed so far of a name in any spelling or in the letters of another script, and
 * by the mention that is to be linked.
 */
import type { LanguagePack } from '../../languages/languagePack.js';
import { isApart } from './alike.js';
import type { GatheredEntity } from './entities.js';
import type { Entity } from './entityFile.js';
import { NameIndex } from './nameIndex.js';

/** A mention that is to be linked. */
export interface AskedMention {
  /** Its folded words, without clitics before them. */
  readonly words: readonly string[];
  readonly label: string;
  /** The entity that it is linked to now: what is known not to be the same is not offered. */
  readonly linked?: string;
  /** The entity that a source of suggestions takes it for. */
  readonly proposed?: string;
  /** How often its document refers to each entity. */
  readonly here: ReadonlyMap<string, number>;
}

export interface EntityQuery {
  /** Only entities with this label. */
  readonly label?: string;
  readonly mention?: AskedMention;
  /** Only what something was typed of, or what the mention is called. */
  readonly isNamed?: boolean;
  readonly limit?: number;
}

/** An entity with how much speaks for it. */
export interface Ranked<T> {
  readonly entity: T;
  readonly score: number;
}

/** What entities are looked for by. */
export type DirectoryLanguage = Pick<LanguagePack, 'spelling' | 'clitics' | 'transliteration'>;

/** An entity with its names as a search compares them. */
interface Searchable<T> {
  readonly entity: T;
  readonly names: readonly string[];
  readonly id: string;
  readonly wikidata: string | undefined;
}

/** Whether a word begins behind a text, with its article or without. */
const beginsWord = (before: string, articles: readonly string[]): boolean =>
  before.endsWith(' ') || articles.some((article) => before === article || before.endsWith(` ${article}`));

/** In small letters: of a hundred thousand ids that are so most need no second text. */
function small(id: string): string {
  const lower = id.toLowerCase();
  return lower === id ? id : lower;
}

/** How well a name answers to what was typed, the whole best; 0 where it does not. */
const WHOLE = 5;
const BEGINNING = 4;
const WORD = 3;
const ID = 2;
const INSIDE = 1;

/** How much speaks for an entity, in the same measure as how well it answers to what was typed. */
const SPEAKS = {
  /** A name of the same words. */
  name: 6,
  label: 2.5,
  proposed: 3,
  /** Each time that mentions in the document, or in all documents, double. */
  here: { each: 0.5, most: 1.5 },
  everywhere: { each: 0.15, most: 1.5 },
} as const;

const doubled = (count: number, { each, most }: { readonly each: number; readonly most: number }): number =>
  Math.min(most, each * Math.log2(1 + count));

const MOST = 50;

/** Entities, to be found as one types: their names are folded once. */
export class EntityDirectory<T extends Entity & Partial<GatheredEntity> = GatheredEntity> {
  /** The more frequent first. */
  private readonly entities: readonly Searchable<T>[];
  private index: NameIndex | undefined;

  constructor(
    readonly all: readonly T[],
    private readonly language: DirectoryLanguage,
  ) {
    const { fold } = language.spelling;
    this.entities = [...all]
      .sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
      .map((entity) => ({
        entity,
        names: [entity.name, ...entity.aliases].map(fold),
        id: small(entity.id),
        wikidata: entity.wikidata?.toLowerCase(),
      }));
  }

  /**
   * Entities for what was typed so far, or for a mention, or both, the likeliest first: whole names, then beginnings of
   * names, of words, of ids; what the mention is called and its document speaks of; the more frequent first among equals.
   * Without either: the most frequent ones.
   */
  find(query: string, asked: EntityQuery = {}): T[] {
    return this.ranked(query, asked).map(({ entity }) => entity);
  }

  /** The same with how much speaks for each, in a measure that is the same for all directories. */
  ranked(query: string, { label, mention, isNamed = false, limit = MOST }: EntityQuery = {}): Ranked<T>[] {
    const answers = this.answering(query);
    const shares = mention && this.sharesOf(mention);
    const speaks = mention && shares && this.speakingFor(mention, shares);
    const mustShare = isNamed && query.trim() === '';
    const linked = mention?.linked !== undefined && this.all.find(({ id }) => id === mention.linked);
    const found: Ranked<T>[] = [];
    for (const [i, searchable] of this.entities.entries()) {
      if (mustShare && !shares?.has(i)) continue;
      const { entity } = searchable;
      // A row of a gazetteer may be without a label: it may get any.
      if (label !== undefined && entity.label !== '' && entity.label !== label) continue;
      if (linked && isApart(linked, entity)) continue;
      const answer = answers(searchable);
      if (answer > 0) found.push({ entity, score: answer + (speaks?.(i, entity) ?? 0) });
    }
    // Sorting keeps the more frequent first among equals.
    return found.sort((a, b) => b.score - a.score).slice(0, limit);
  }

  /** How well an entity answers to what was typed. */
  private answering(typed: string): (searchable: Searchable<T>) => number {
    const { spelling, transliteration } = this.language;
    const query = spelling.fold(typed.trim());
    if (query === '') return () => INSIDE;
    const inOtherScript = transliteration?.reader(query);
    return ({ names, id, wikidata }) => {
      if (id === query || wikidata === query) return WHOLE;
      let best = id.startsWith(query) ? ID : 0;
      for (const name of names) {
        best = Math.max(best, answer(name, query, spelling.articles));
        const place = best < BEGINNING ? inOtherScript?.(name) : undefined;
        if (!place) continue;
        const ends = place.end === name.length;
        best = Math.max(best, place.start > 0 ? WORD : ends ? WHOLE : BEGINNING);
      }
      return best;
    };
  }

  /** How much of its name each entity shares with a mention, by its place among all. */
  private sharesOf({ words }: AskedMention): ReadonlyMap<number, number> {
    this.index ??= new NameIndex(
      this.entities.map(({ names }) => names),
      this.language,
    );
    return this.index.shares(words);
  }

  /** How much speaks for an entity, by its place among all, where a mention is to be linked. */
  private speakingFor(
    mention: AskedMention,
    shares: ReadonlyMap<number, number>,
  ): (place: number, entity: T) => number {
    return (place, { id, label, count = 0 }) => {
      const { name, proposed, here, everywhere } = SPEAKS;
      return (
        name * (shares.get(place) ?? 0) +
        (label === mention.label ? SPEAKS.label : 0) +
        (id === mention.proposed ? proposed : 0) +
        doubled(mention.here.get(id) ?? 0, here) +
        doubled(count, everywhere)
      );
    };
  }
}

function answer(name: string, query: string, articles: readonly string[]): number {
  if (name === query) return WHOLE;
  const at = name.indexOf(query);
  if (at === 0) return BEGINNING;
  return at < 0 ? 0 : beginsWord(name.slice(0, at), articles) ? WORD : INSIDE;
}
