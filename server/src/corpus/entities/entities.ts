/** Entities to link annotations to: made anew, gathered from what documents say. */
import type { Annotation } from '../../annotation/model.js';
import type { Mention } from '../../languages/mention.js';
import type { NameIdentity, Spelling } from '../../languages/languagePack.js';
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
  name: string | undefined;
  documents: number;
}

const increment = <K>(counts: Map<K, number>, key: K, by = 1): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by);
/** `weight`: how much one of a key counts. */
function mostFrequent<K>(
  counts: ReadonlyMap<K, number>,
  weight: (key: K) => number = () => 1,
): K | undefined {
  const all = [...counts].map(([key, count]) => ({ key, count: count * weight(key) }));
  return all.sort((a, b) => b.count - a.count)[0]?.key;
}

/** How much a spelling counts as a name where what stood before it may have taken its article's letter («لجمعية»). */
const DOUBTFUL = 0.4;

/** Counts references document by document, without keeping them. */
export class EntityGathering {
  private readonly found = new Map<string, EntityCounts>();

  constructor(private readonly spelling: Spelling) {}

  /** Adds what one document refers to. */
  add(references: Iterable<Reference & { readonly count?: number }>): void {
    const seen = new Set<string>();
    for (const { canonical, label, text, name, count = 1 } of references) {
      if (canonical === undefined) continue;
      let entity = this.found.get(canonical);
      if (!entity)
        this.found.set(canonical, (entity = { labels: new Map(), names: new Map(), name, documents: 0 }));
      entity.name ??= name;
      increment(entity.labels, label, count);
      increment(entity.names, text, count);
      if (!seen.has(canonical)) entity.documents++;
      seen.add(canonical);
    }
  }

  /** All entities, the corpus' own ones first as they stand in its file, then by frequency. */
  result(own: readonly Entity[]): GatheredEntity[] {
    const gathered = own.map((entity) => this.merge(entity, this.found.get(entity.id)));
    const ids = new Set(own.map(({ id }) => id));
    const others = [...this.found].filter(([id]) => !ids.has(id));
    const rest = others.map(([id, found]): GatheredEntity => {
      const text = mostFrequent(found.names, (name) => this.weightAsName(name)) ?? id;
      const label = mostFrequent(found.labels) ?? 'MISC';
      return this.merge({ id, label, name: found.name ?? text, aliases: [] }, found);
    });
    return [...gathered, ...rest.sort((a, b) => b.count - a.count)];
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
    const names = [...(found?.names ?? [])]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count);
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
      count: names.reduce((sum, { count }) => sum + count, 0),
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
