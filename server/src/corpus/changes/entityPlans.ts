/** Changes of entities over a whole corpus: what becomes of the corpus' list, and of what refers to them. */
import { message, type Message } from '../../messages/message.js';
import type { CorpusModel } from '../corpusModel.js';
import { newEntity, type GatheredEntity } from '../entities/entities.js';
import type { Entity } from '../entities/entityFile.js';
import type { EntityChange } from './change.js';
import type { ChangeIntent } from './intent.js';
import type { Plan, PlannedPart } from './plan.js';

type EntityIntent = Exclude<ChangeIntent, { kind: 'places' }>;

/** The corpus' entities, with those that texts refer to and the list does not have. */
class KnownEntities {
  private constructor(
    private readonly model: CorpusModel,
    private readonly gathered: ReadonlyMap<string, GatheredEntity>,
  ) {}

  static async of(model: CorpusModel, annotator: string): Promise<KnownEntities> {
    const directory = await model.index.entities(annotator);
    return new KnownEntities(model, new Map(directory?.all.map((entity) => [entity.id, entity])));
  }

  /** As the list has it. */
  listed(id: string): Entity | undefined {
    return this.model.corpus.entities.get(id);
  }

  /** As the list would have it. */
  get(id: string): Entity | undefined {
    const gathered = this.gathered.get(id);
    return this.listed(id) ?? (gathered && { id, label: gathered.label, name: gathered.name, aliases: [] });
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Another one that has the name already. */
  withName(name: string, except: string): Entity | undefined {
    const { fold } = this.model.language.spelling;
    const wanted = fold(name);
    for (const { id, name: own } of this.gathered.values())
      if (id !== except && fold(own) === wanted) return this.get(id);
    return undefined;
  }
}

export async function planEntities(
  model: CorpusModel,
  annotator: string,
  intent: EntityIntent,
): Promise<Plan | { readonly refusal: Message }> {
  const known = await KnownEntities.of(model, annotator);
  switch (intent.kind) {
    case 'renameEntity':
      return rename(known, intent);
    case 'mergeEntities':
      return merge(model, known, intent);
    case 'splitEntity':
      return split(model, known, intent);
    case 'relabelEntity':
      return relabel(known, intent);
  }
}

const unknown = (id: string): { readonly refusal: Message } => ({
  refusal: message('change.noEntity', { entity: id }),
});

function changed(known: KnownEntities, after: Entity): EntityChange {
  const before = known.listed(after.id);
  return { ...(before && { before }), after };
}

function rename(
  known: KnownEntities,
  { entity: id, name: typed }: Extract<EntityIntent, { kind: 'renameEntity' }>,
): Plan | { readonly refusal: Message } {
  const entity = known.get(id);
  const name = typed.trim();
  if (!entity) return unknown(id);
  if (name === '') return { refusal: message('change.noName') };
  const other = known.withName(name, id);
  if (other) return { refusal: message('change.nameTaken', { name, entity: other.id }) };
  if (name === entity.name) return { refusal: message('change.nothing') };
  // The name that it had is one of those that it is called by.
  const aliases = [...new Set([entity.name, ...entity.aliases])].filter((alias) => alias !== name);
  return {
    title: message('change.rename', { entity: entity.name, name }),
    parts: [],
    entities: [changed(known, { ...entity, name, aliases })],
  };
}

function merge(
  model: CorpusModel,
  known: KnownEntities,
  { entities: ids, into }: Extract<EntityIntent, { kind: 'mergeEntities' }>,
): Plan | { readonly refusal: Message } {
  const target = known.get(into);
  if (!target) return unknown(into);
  const others: Entity[] = [];
  for (const id of new Set(ids)) {
    if (id === into) continue;
    const other = known.get(id);
    if (!other) return unknown(id);
    others.push(other);
  }
  if (others.length === 0) return { refusal: message('change.mergeNeedsTwo') };
  const { fold } = model.language.spelling;
  const names = new Map([target.name, ...target.aliases].map((name) => [fold(name), name]));
  for (const name of others.flatMap((other) => [other.name, ...other.aliases]))
    if (!names.has(fold(name))) names.set(fold(name), name);
  const [, ...aliases] = names.values();
  const wikidata = target.wikidata ?? others.find((other) => other.wikidata !== undefined)?.wikidata;
  const extra = Object.assign({}, ...others.map((other) => other.extra), target.extra) as Entity['extra'];
  const merged = {
    ...{ ...target, aliases },
    ...(wikidata !== undefined && { wikidata }),
    ...(Object.keys(extra ?? {}).length > 0 && { extra }),
  };
  const gone = others.flatMap(({ id }): EntityChange[] => {
    const before = known.listed(id);
    return before ? [{ before }] : [];
  });
  return {
    title: message('change.merge', { entities: others.map(({ name }) => name), into: target.name }),
    parts: others.map(({ id }): PlannedPart => ({
      select: { by: 'entity', entity: id },
      action: { kind: 'link', entity: into },
      decidedOnly: true,
    })),
    entities: [changed(known, merged), ...gone],
  };
}

/** Into an entity of that name, where there is one; else into a new one. */
function split(
  model: CorpusModel,
  known: KnownEntities,
  { entity: id, places, name }: Extract<EntityIntent, { kind: 'splitEntity' }>,
): Plan | { readonly refusal: Message } {
  const entity = known.get(id);
  if (!entity) return unknown(id);
  if (name.trim() === '') return { refusal: message('change.noName') };
  if (places.length === 0) return { refusal: message('change.nothing') };
  const there = known.withName(name, id);
  const target = there ?? newEntity(name, entity.label, model.language.names, (taken) => known.has(taken));
  return {
    title: message('change.split', { entity: entity.name, name: target.name }),
    parts: [{ select: { by: 'places', places }, action: { kind: 'link', entity: target.id } }],
    entities: known.listed(target.id) ? [] : [{ after: target }],
  };
}

function relabel(
  known: KnownEntities,
  { entity: id, label }: Extract<EntityIntent, { kind: 'relabelEntity' }>,
): Plan | { readonly refusal: Message } {
  const entity = known.get(id);
  if (!entity) return unknown(id);
  if (label.trim() === '') return { refusal: message('edit.noLabel') };
  return {
    title: message('change.tag', { what: message('change.ofEntity', { entity: entity.name }), label }),
    parts: [{ select: { by: 'entity', entity: id }, action: { kind: 'relabel', label }, decidedOnly: true }],
    entities: entity.label === label ? [] : [changed(known, { ...entity, label })],
  };
}
