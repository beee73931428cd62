/** Changes of entities over a whole corpus: what becomes of the corpus' list, and of what refers to them. */
import { message, type Message } from '../../messages/message.js';
import type { CorpusModel } from '../corpusModel.js';
import { newEntity, type GatheredEntity } from '../entities/entities.js';
import { isWikidataItem, type Entity } from '../entities/entityFile.js';
import type { EntityChange } from './change.js';
import type { ChangeIntent } from './intent.js';
import { isApart } from '../entities/alike.js';
import type { Plan, PlannedPart } from './plan.js';

type EntityIntent = Exclude<ChangeIntent, { kind: 'places' | 'fields' }>;

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

  /** All of the list. */
  all(): readonly Entity[] {
    return this.model.corpus.entities.all();
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
    case 'newEntity':
      return create(model, known, intent);
    case 'removeEntity':
      return remove(known, intent);
    case 'identifyEntity':
      return identify(known, intent);
    case 'tellApart':
      return tellApart(known, intent);
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
  for (const other of others)
    if (isApart(target, other))
      return { refusal: message('change.toldApart', { entity: other.name, other: target.name }) };
  const { fold } = model.language.spelling;
  const names = new Map([target.name, ...target.aliases].map((name) => [fold(name), name]));
  for (const name of others.flatMap((other) => [other.name, ...other.aliases]))
    if (!names.has(fold(name))) names.set(fold(name), name);
  const [, ...aliases] = names.values();
  const wikidata = target.wikidata ?? others.find((other) => other.wikidata !== undefined)?.wikidata;
  const extra = Object.assign({}, ...others.map((other) => other.extra), target.extra) as Entity['extra'];
  const apart = [...new Set([target, ...others].flatMap(({ differentFrom = [] }) => differentFrom))];
  const merged = {
    ...{ ...target, aliases },
    ...(wikidata !== undefined && { wikidata }),
    ...(apart.length > 0 && { differentFrom: apart }),
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
    entities: [changed(known, merged), ...gone, ...toldApartFrom(known, others, target)],
  };
}

/** Who was said not to be the same as one of those that go is not the same as the one that they become. */
function toldApartFrom(known: KnownEntities, gone: readonly Entity[], into: Entity): EntityChange[] {
  const ids = new Set(gone.map(({ id }) => id));
  return known.all().flatMap((before): EntityChange[] => {
    const { id, differentFrom = [] } = before;
    if (id === into.id || ids.has(id) || !differentFrom.some((other) => ids.has(other))) return [];
    const now = new Set(differentFrom.map((other) => (ids.has(other) ? into.id : other)));
    return [{ before, after: { ...before, differentFrom: [...now] } }];
  });
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

function create(
  model: CorpusModel,
  known: KnownEntities,
  { name, label }: Extract<EntityIntent, { kind: 'newEntity' }>,
): Plan | { readonly refusal: Message } {
  if (name.trim() === '') return { refusal: message('change.noName') };
  if (label.trim() === '') return { refusal: message('edit.noLabel') };
  const other = known.withName(name, '');
  if (other) return { refusal: message('change.nameTaken', { name, entity: other.id }) };
  const after = newEntity(name, label, model.language.names, (taken) => known.has(taken));
  return {
    title: message('change.newEntity', { name: after.name, label }),
    parts: [],
    entities: [{ after }],
  };
}

function remove(
  known: KnownEntities,
  { entity: id }: Extract<EntityIntent, { kind: 'removeEntity' }>,
): Plan | { readonly refusal: Message } {
  const entity = known.get(id);
  if (!entity) return unknown(id);
  const before = known.listed(id);
  return {
    title: message('change.removeEntity', { entity: entity.name }),
    parts: [
      { select: { by: 'entity', entity: id }, action: { kind: 'link', entity: null }, decidedOnly: true },
    ],
    entities: before ? [{ before }] : [],
  };
}

function identify(
  known: KnownEntities,
  { entity: id, wikidata: typed }: Extract<EntityIntent, { kind: 'identifyEntity' }>,
): Plan | { readonly refusal: Message } {
  const entity = known.get(id);
  if (!entity) return unknown(id);
  // As people have it at hand: the item, or the address of its page.
  const wikidata = typed === null ? undefined : typed.trim().replace(/^.*\//, '').toUpperCase();
  if (wikidata !== undefined && !isWikidataItem(wikidata))
    return { refusal: message('change.noItem', { typed: typed ?? '' }) };
  if (wikidata === entity.wikidata) return { refusal: message('change.nothing') };
  const { wikidata: _, ...others } = entity;
  const after = wikidata === undefined ? others : { ...others, wikidata };
  const title =
    wikidata === undefined
      ? message('change.notIdentified', { entity: entity.name })
      : message('change.identify', { entity: entity.name, wikidata });
  return { title, parts: [], entities: [changed(known, after)] };
}

/** Either may have been told; both lines say it, so that whoever reads one of them knows. */
function tellApart(
  known: KnownEntities,
  { entity: id, other: otherId, apart }: Extract<EntityIntent, { kind: 'tellApart' }>,
): Plan | { readonly refusal: Message } {
  const entity = known.get(id);
  const other = known.get(otherId);
  if (!entity || !other) return unknown(entity ? otherId : id);
  if (id === otherId || isApart(entity, other) === apart) return { refusal: message('change.nothing') };
  const told = { entity: entity.name, other: other.name };
  return {
    title: apart ? message('change.tellApart', told) : message('change.notApart', told),
    parts: [],
    entities: [withApart(known, entity, otherId, apart), withApart(known, other, id, apart)],
  };
}

function withApart(known: KnownEntities, entity: Entity, other: string, apart: boolean): EntityChange {
  const { differentFrom = [], ...rest } = entity;
  const others = differentFrom.filter((id) => id !== other);
  const now = apart ? [...others, other] : others;
  return changed(known, now.length > 0 ? { ...rest, differentFrom: now } : rest);
}
