/** The entity that somebody means who typed a name or an id: one that is known, or a new one. */
import type { LanguagePack } from '../../languages/languagePack.js';
import { newEntity } from './entities.js';
import type { Entity } from './entityFile.js';

/**
 * By its id, by its name in any spelling, by another name where only one has it; all but the id among those with the
 * label, unless any label will do. A new one has the id that the recogniser would give the name, so that what is suggested later is the same entity.
 */
export function entityMeant(
  typed: string,
  label: string,
  known: { readonly all: readonly Entity[] },
  { names, spelling }: Pick<LanguagePack, 'names' | 'spelling'>,
  anyLabel = false,
): Entity {
  const name = typed.trim();
  const id = names.entityId(name);
  const isSame = (other: string): boolean => spelling.fold(other) === spelling.fold(name);
  const hasLabel = (entity: Entity): boolean => entity.label === label;
  const others = anyLabel ? known.all.filter((entity) => !hasLabel(entity)) : [];
  const alike = [...known.all.filter(hasLabel), ...others];
  const called = alike.filter(({ aliases }) => aliases.some(isSame));
  const there =
    known.all.find((entity) => entity.id === name) ??
    alike.find((entity) => isSame(entity.name)) ??
    alike.find((entity) => entity.id === id) ??
    (called.length === 1 ? called[0] : undefined);
  if (there) return plain(there);
  const ids = new Set(known.all.map((entity) => entity.id));
  return newEntity(name, label, names, (other) => ids.has(other));
}

/** Without what was counted. */
function plain({ id, label, name, aliases, wikidata, differentFrom, extra }: Entity): Entity {
  return {
    ...{ id, label, name, aliases },
    ...(wikidata !== undefined && { wikidata }),
    ...(differentFrom && { differentFrom }),
    ...(extra && { extra }),
  };
}
