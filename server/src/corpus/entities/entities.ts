/** Entities to link annotations to: found as one types, made anew, gathered from what documents say. */
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

interface Gathering {
  readonly labels: Map<string, number>;
  readonly names: Map<string, number>;
  name: string | undefined;
  documents: number;
}

const increment = <K>(counts: Map<K, number>, key: K, by = 1): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by);
const mostFrequent = <K>(counts: ReadonlyMap<K, number>): K[] =>
  [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);

/** Counts references document by document, without keeping them. */
export class EntityGathering {
  private readonly found = new Map<string, Gathering>();

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
      const [text = id] = mostFrequent(found.names);
      const [label = 'MISC'] = mostFrequent(found.labels);
      return this.merge({ id, label, name: found.name ?? text, aliases: [] }, found);
    });
    return [...gathered, ...rest.sort((a, b) => b.count - a.count)];
  }

  private merge(entity: Entity, found: Gathering | undefined): GatheredEntity {
    const names = [...(found?.names ?? [])]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count);
    const { fold } = this.spelling;
    const known = new Set([entity.name, ...entity.aliases].map(fold));
    const more: string[] = [];
    for (const { text } of names) {
      if (known.has(fold(text))) continue;
      known.add(fold(text));
      more.push(text);
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

/** Whether a word begins behind a text, with its article or without. */
const beginsWord = (before: string, articles: readonly string[]): boolean =>
  before.endsWith(' ') || articles.some((article) => before.endsWith(` ${article}`));

/** How well an entity answers to a folded query; 0 where it does not. */
function relevance(entity: Entity, query: string, { fold, articles }: Spelling): number {
  let best = 0;
  for (const name of [entity.name, ...entity.aliases]) {
    const folded = fold(name);
    if (folded === query) return 5;
    const at = folded.indexOf(query);
    if (at === 0) best = Math.max(best, 4);
    else if (at > 0) best = Math.max(best, beginsWord(folded.slice(0, at), articles) ? 3 : 1);
  }
  const id = entity.id.toLowerCase();
  if (id === query || entity.wikidata?.toLowerCase() === query) return 5;
  return Math.max(best, id.startsWith(query) ? 2 : 0);
}

/**
 * Entities for what was typed so far: whole names first, then beginnings of names, of words, of ids; the more
 * frequent first among equals. An empty query gives the most frequent ones.
 */
export function findEntities<T extends Entity & { readonly count?: number }>(
  entities: readonly T[],
  query: string,
  spelling: Spelling,
  options: { readonly label?: string; readonly limit?: number } = {},
): T[] {
  const wanted = spelling.fold(query.trim());
  return entities
    .filter(({ label }) => options.label === undefined || label === options.label)
    .map((entity) => ({ entity, score: wanted === '' ? 1 : relevance(entity, wanted, spelling) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (b.entity.count ?? 0) - (a.entity.count ?? 0))
    .slice(0, options.limit ?? 50)
    .map(({ entity }) => entity);
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
