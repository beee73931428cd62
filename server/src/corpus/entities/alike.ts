/** Which entities may be one: those that are called much alike, and that nobody said are not the same. */
import type { Entity } from './entityFile.js';
import { NameIndex, type NameLanguage } from './nameIndex.js';

type Told = Pick<Entity, 'id' | 'differentFrom'>;

/** Whether somebody said that two entities are not the same. */
export const isApart = (one: Told, other: Told): boolean =>
  one.differentFrom?.includes(other.id) === true || other.differentFrom?.includes(one.id) === true;

/** So much of two names must be the same, 0 to 1: «حموشي» is a good half of «عبد اللطيف حموشي». */
const ALIKE = 0.6;
const MOST = 20;

/** What of `all` may be the entity, the likeliest first; with its label alone. */
export function alike<T extends Entity>(entity: T, all: readonly T[], language: NameLanguage): T[] {
  const others = all.filter(
    (one) => one.id !== entity.id && one.label === entity.label && !isApart(entity, one),
  );
  const index = new NameIndex(
    others.map(({ name, aliases }) => [name, ...aliases]),
    language,
  );
  const shares = new Map<number, number>();
  for (const name of [entity.name, ...entity.aliases]) {
    const words = language.spelling
      .words(name)
      .flatMap(({ kind, norm }) => (kind === 'symbol' ? [] : [norm]));
    for (const [owner, share] of index.shares(words))
      if (share >= ALIKE) shares.set(owner, Math.max(share, shares.get(owner) ?? 0));
  }
  return [...shares]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([owner]) => others[owner]!);
}
