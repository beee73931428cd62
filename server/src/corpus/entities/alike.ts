/** Which entities may be one: those that are called much alike, and that nobody said are not the same. */
import type { Entity } from './entityFile.js';
import type { NameLanguage } from './nameTable.js';

/** Entities that share words with a name, and how much of both that is, 0 to 1. */
export interface Called<T> {
  called(words: readonly string[]): readonly (readonly [entity: T, share: number])[];
}

type Told = Pick<Entity, 'id' | 'differentFrom'>;

/** Whether somebody said that two entities are not the same. */
export const isApart = (one: Told, other: Told): boolean =>
  one.differentFrom?.includes(other.id) === true || other.differentFrom?.includes(one.id) === true;

/** So much of two names must be the same, 0 to 1: «حموشي» is a good half of «عبد اللطيف حموشي». */
const ALIKE = 0.6;
const MOST = 20;

/** What of a directory may be the entity, the likeliest first; with its label alone. */
export function alike<T extends Entity>(entity: T, directory: Called<T>, { spelling }: NameLanguage): T[] {
  const shares = new Map<T, number>();
  for (const name of [entity.name, ...entity.aliases]) {
    const words = spelling.words(name).flatMap(({ kind, norm }) => (kind === 'symbol' ? [] : [norm]));
    for (const [other, share] of directory.called(words))
      if (share >= ALIKE && share > (shares.get(other) ?? 0)) shares.set(other, share);
  }
  return [...shares]
    .filter(([other]) => other.id !== entity.id && other.label === entity.label && !isApart(entity, other))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([other]) => other);
}
