/** Entities to link annotations to: made anew, gathered from what documents say. */
import type { Annotation } from '../../annotation/model.js';
import type { Mention } from '../../languages/mention.js';
import type { NameIdentity, Spelling } from '../../languages/languagePack.js';
import { atOnce, merging, sorting, type Steps } from '../../text/slices.js';
import type { Entity } from './entityFile.js';

/** An entity with how often each of its names stands in the texts. */
export interface GatheredEntity extends Entity {
  /** Spellings as they stand in the texts, the most frequent first. */
  readonly names: readonly { readonly text: string; readonly count: number }[];
  readonly count: number;
  /** In how many documents. */
  readonly documents: number;
}

/** One annotation or mention that refers to an entity. */
export type Reference = Pick<Annotation, 'text' | 'label' | 'canonical'> & Pick<Mention, 'name'>;

/** How often the references to one entity gave it each label and name. */
interface EntityCounts {
  readonly labels: Map<string, number>;
  readonly names: Map<string, number>;
  /** As people write them, where a source knows it. */
  readonly written: Map<string, number>;
  documents: number;
}

function count(counts: Map<string, number>, key: string, by: number): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
}

/** The most frequent first, of equals the longest; in what order they were counted makes no difference. */
const byFrequency = (counts: ReadonlyMap<string, number>): (readonly [text: string, count: number])[] =>
  [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1));

/** `weight`: how much one of a key counts. */
function mostFrequent(
  counts: ReadonlyMap<string, number>,
  weight: (key: string) => number = () => 1,
): string | undefined {
  return byFrequency(new Map([...counts].map(([key, times]) => [key, times * weight(key)])))[0]?.[0];
}

/** How much a spelling counts as a name where what stood before it may have taken its article's letter («لجمعية»). */
const DOUBTFUL = 0.4;

/** An entity made of the counts, and of what the corpus' own list said of it. */
interface Gathered {
  readonly own: Entity | undefined;
  readonly entity: GatheredEntity;
}

const NONE: ReadonlyMap<string, number> = new Map();

const moreFrequent = (a: GatheredEntity, b: GatheredEntity): number =>
  b.count - a.count || (a.id < b.id ? -1 : 1);

type CountedReference = Reference & { readonly count?: number };

/** Counts references document by document, without keeping them. */
export class EntityGathering {
  private readonly found = new Map<string, EntityCounts>();
  /** What was made of the counts as they are. */
  private readonly gathered = new Map<string, Gathered>();
  /** Those that nobody wrote down, in order, as they were last. */
  private sorted: readonly GatheredEntity[] = [];
  /** Of which something was counted since. */
  private changed = new Set<string>();
  /** Those of the corpus' own list, then. */
  private ownIds: ReadonlySet<string> = new Set();

  constructor(private readonly spelling: Spelling) {}

  /** Adds what one document refers to. */
  add(references: Iterable<CountedReference>): void {
    this.count(references, 1);
  }

  /** Takes away what a document referred to that was added. */
  remove(references: Iterable<CountedReference>): void {
    this.count(references, -1);
  }

  private count(references: Iterable<CountedReference>, by: 1 | -1): void {
    const seen = new Set<string>();
    for (const { canonical, label, text, name, count: times = 1 } of references) {
      if (canonical === undefined) continue;
      let entity = this.found.get(canonical);
      if (!entity) {
        entity = { labels: new Map(), names: new Map(), written: new Map(), documents: 0 };
        this.found.set(canonical, entity);
      }
      count(entity.labels, label, times * by);
      count(entity.names, text, times * by);
      if (name !== undefined) count(entity.written, name, times * by);
      if (!seen.has(canonical)) entity.documents += by;
      seen.add(canonical);
    }
    for (const id of seen) {
      this.gathered.delete(id);
      this.changed.add(id);
      if (this.found.get(id)!.documents === 0) this.found.delete(id);
    }
  }

  /** All entities, the corpus' own ones first as they stand in its file, then by frequency. */
  result(own: readonly Entity[]): GatheredEntity[] {
    return atOnce(this.results(own));
  }

  /** The same in steps; those that nothing was counted of since the last time are the same objects. */
  *results(own: readonly Entity[]): Steps<GatheredEntity[]> {
    const ids = new Set(own.map(({ id }) => id));
    const gathered: GatheredEntity[] = [];
    for (const entity of own) {
      gathered.push(this.gatheredOf(entity.id, entity));
      yield;
    }
    const isSameList = ids.size === this.ownIds.size && [...ids].every((id) => this.ownIds.has(id));
    const changed = isSameList ? this.changed : new Set(this.found.keys());
    [this.ownIds, this.changed] = [ids, new Set()];
    const before: GatheredEntity[] = [];
    for (const one of this.sorted) {
      if (!changed.has(one.id) && !ids.has(one.id)) before.push(one);
      yield;
    }
    const fresh: GatheredEntity[] = [];
    for (const id of changed) {
      if (!ids.has(id) && this.found.has(id)) fresh.push(this.gatheredOf(id));
      yield;
    }
    this.sorted = yield* merging(before, yield* sorting(fresh, moreFrequent), moreFrequent);
    return [...gathered, ...this.sorted];
  }

  private gatheredOf(id: string, own?: Entity): GatheredEntity {
    const before = this.gathered.get(id);
    if (before && before.own === own) return before.entity;
    const found = this.found.get(id);
    const entity = this.merge(own ?? this.named(id, found), found);
    this.gathered.set(id, { own, entity });
    return entity;
  }

  /** What the entity is that nobody wrote down. */
  private named(id: string, found: EntityCounts | undefined): Entity {
    const label = mostFrequent(found?.labels ?? NONE) ?? 'MISC';
    const name =
      mostFrequent(found?.written ?? NONE) ??
      mostFrequent(found?.names ?? NONE, (text) => this.weightAsName(text)) ??
      id;
    return { id, label, name, aliases: [] };
  }

  private weightAsName(name: string): number {
    const { fold, articles } = this.spelling;
    const folded = fold(name);
    // «للجمعية» is ل and «لجمعية», whose article has lost its first letter; it may be «لندن» as well.
    const isCut = (article: string): boolean =>
      article.length > 1 && !folded.startsWith(article) && folded.startsWith(article.slice(1));
    return articles.some(isCut) ? DOUBTFUL : 1;
  }

  private merge(entity: Entity, found: EntityCounts | undefined): GatheredEntity {
    const { fold } = this.spelling;
    const names = byFrequency(found?.names ?? new Map()).map(([text, times]) => ({ text, count: times }));
    const known = new Set([entity.name, ...entity.aliases].map(fold));
    const more: string[] = [];
    for (const { text } of names) {
      const folded = fold(text);
      if (!known.has(folded)) more.push(text);
      known.add(folded);
    }
    return {
      ...entity,
      aliases: [...entity.aliases, ...more],
      names,
      count: names.reduce((sum, one) => sum + one.count, 0),
      documents: found?.documents ?? 0,
    };
  }
}

/** A new entity for a name, under an id that none of `taken` has. */
export function newEntity(
  name: string,
  label: string,
  { entityId }: NameIdentity,
  taken: (id: string) => boolean,
): Entity {
  const base = entityId(name);
  let id = base;
  for (let n = 2; taken(id); n++) id = `${base}-${n}`;
  return { id, label, name: name.trim(), aliases: [] };
}
