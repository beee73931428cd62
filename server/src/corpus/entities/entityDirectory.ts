/**
 * Entities that somebody may mean: by what was typed so far of a name in any spelling or in the letters of another script, and
 * by the mention that is to be linked.
 */
import type { LanguagePack } from '../../languages/languagePack.js';
import { isApart } from './alike.js';
import type { GatheredEntity } from './entities.js';
import type { Entity } from './entityFile.js';
import { NameTable, oneLine, type Answer, type KnownNames, type NameFrequencies } from './nameTable.js';

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

/** How well a name answers to what was typed, the whole best; 0 where it does not. */
const WHOLE = 5;
const BEGINNING = 4;
const WORD = 3;
const ID = 2;
const INSIDE = 1;
const ANSWERS: Readonly<Record<Answer, number>> = { word: WORD, beginning: BEGINNING, whole: WHOLE };

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

/** What stands between two words, and between two names of an entity. */
const SPACE = 0x20;
const NEXT = 0x0a;

/** Entities, to be found as one types: `names` keeps what was read of those that other lists had. */
export class EntityDirectory<T extends Entity & Partial<GatheredEntity> = GatheredEntity> {
  /** The more frequent first. */
  private readonly entities: readonly T[];
  private readonly known: readonly KnownNames[];
  private frequencies: NameFrequencies | undefined;

  constructor(
    readonly all: readonly T[],
    private readonly language: DirectoryLanguage,
    private readonly names = new NameTable(language),
  ) {
    this.entities = [...all].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
    this.known = this.entities.map((entity) => names.of(entity));
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
    const shares = mention && this.sharing(mention.words);
    const speaks = mention && shares && this.speakingFor(mention, shares);
    const mustShare = isNamed && query.trim() === '';
    const linked = mention?.linked !== undefined && this.all.find(({ id }) => id === mention.linked);
    const found = new Best<T>(limit);
    for (let i = 0; i < this.entities.length; i++) {
      if (mustShare && !shares?.has(i)) continue;
      const entity = this.entities[i]!;
      // A row of a gazetteer may be without a label: it may get any.
      if (label !== undefined && entity.label !== '' && entity.label !== label) continue;
      if (linked && isApart(linked, entity)) continue;
      const answer = answers(this.known[i]!);
      if (answer > 0) found.add(entity, answer + (speaks?.(i, entity) ?? 0));
    }
    return found.take();
  }

  /** Entities that share words with a name, and how much of both that is, 0 to 1. */
  called(words: readonly string[]): (readonly [entity: T, share: number])[] {
    return [...this.sharing(words)].map(([place, share]) => [this.entities[place]!, share]);
  }

  /** How well an entity answers to what was typed. */
  private answering(typed: string): (names: KnownNames) => number {
    const { spelling, transliteration } = this.language;
    const query = oneLine(spelling.fold(typed.trim()));
    if (query === '') return () => INSIDE;
    const reader = transliteration?.reader(query);
    const inOtherScript = reader && this.names.inOtherScript(reader);
    return (names) => {
      const { folded, id, wikidata } = names;
      if (id === query || wikidata === query) return WHOLE;
      const best = Math.max(id.startsWith(query) ? ID : 0, answer(folded, query, spelling.articles));
      if (best >= BEGINNING || !inOtherScript) return best;
      const other = inOtherScript(names);
      return other ? Math.max(best, ANSWERS[other]) : best;
    };
  }

  /** How much of its name each entity shares with a name of these words, by its place among all. */
  private sharing(words: readonly string[]): ReadonlyMap<number, number> {
    const { names, known } = this;
    this.frequencies ??= names.frequencies(known);
    return names.shares(words, known, this.frequencies);
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

/** The best of many, without keeping them all; of equals the ones that came first. */
class Best<T> {
  private found: Ranked<T>[] = [];
  private worst = -Infinity;

  constructor(private readonly limit: number) {}

  add(entity: T, score: number): void {
    if (score <= this.worst) return;
    this.found.push({ entity, score });
    if (this.found.length >= 4 * this.limit + MOST) this.cut();
  }

  take(): Ranked<T>[] {
    this.cut();
    return this.found;
  }

  private cut(): void {
    this.found.sort((a, b) => b.score - a.score);
    if (this.found.length < this.limit) return;
    this.found.length = this.limit;
    this.worst = this.found.at(-1)?.score ?? Infinity;
  }
}

function answer(folded: string, query: string, articles: readonly string[]): number {
  let best = 0;
  for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + 1)) {
    if (isEdge(folded, at - 1)) {
      if (isEdge(folded, at + query.length)) return WHOLE;
      best = BEGINNING;
    } else if (best < WORD) best = beginsWord(folded, at, articles) ? WORD : INSIDE;
  }
  return best;
}

const isEdge = (folded: string, at: number): boolean =>
  at < 0 || at === folded.length || folded.charCodeAt(at) === NEXT;

/** Whether a word begins at a place, with its article or behind it. */
function beginsWord(folded: string, at: number, articles: readonly string[]): boolean {
  const isStart = (place: number): boolean =>
    isEdge(folded, place - 1) || folded.charCodeAt(place - 1) === SPACE;
  return (
    isStart(at) ||
    articles.some(
      (article) => folded.startsWith(article, at - article.length) && isStart(at - article.length),
    )
  );
}
