/**
 * Attributes of a corpus' scheme as features of WebAnno's layers: a feature each where a text or a flag is said under a
 * name that a feature can have, the rest together as JSON; and the pieces of annotations with gaps.
 */
import type { AttributeDefinition, Attributes } from '../../annotation/attributes.js';
import { piecesOf, type Place } from '../../annotation/fragments.js';
import { isOwnFeature } from './layerFeatures.js';
import { json } from './uimaScheme.js';
import type { Feature } from './webAnnoLayout.js';

interface Described {
  readonly attributes?: Attributes;
}

/** What a cell says by itself; a reader takes words for yes and no for a flag. */
function cellOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' && value !== 'true' && value !== 'false'
    ? value
    : undefined;
}

/** The names of attributes that have features of their own: those of the corpus, then those that occur. */
export function ownFeatures(
  definitions: readonly AttributeDefinition[],
  of: 'labels' | 'relations',
): string[] {
  const isMeant = ({ labels, relations }: AttributeDefinition): boolean =>
    of === 'labels' ? labels !== undefined || relations === undefined : relations !== undefined;
  const isText = ({ type }: AttributeDefinition): boolean => type !== 'number' && type !== 'choices';
  return definitions
    .filter((one) => isMeant(one) && isText(one) && isOwnFeature(one.name))
    .map(({ name }) => name);
}

/** The features that the attributes of some annotations or relations need. */
export function schemeFeatures<T extends Described>(
  all: readonly T[],
  defined: readonly string[],
): readonly Feature<T>[] {
  const isOwn = ([name, value]: readonly [string, unknown]): boolean =>
    isOwnFeature(name) && cellOf(value) !== undefined;
  const said = all.map(({ attributes = {} }) => Object.entries(attributes));
  const occurring = said.flatMap((entries) => entries.filter(isOwn).map(([name]) => name)).sort();
  const restOf = ({ attributes = {} }: T): string | undefined => {
    const rest = Object.entries(attributes).filter((one) => !isOwn(one));
    return rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : undefined;
  };
  const hasRest = said.some((entries) => entries.some((one) => !isOwn(one)));
  return [
    ...[...new Set([...defined, ...occurring])].map((name) => ({
      name,
      of: ({ attributes = {} }: T) =>
        Object.hasOwn(attributes, name) ? cellOf(attributes[name]) : undefined,
    })),
    ...(hasRest ? [{ name: 'attributes', of: restOf }] : []),
  ];
}

/** The feature of the pieces, in UTF-16 offsets, where there are gaps. */
export function pieceFeatures<T extends Place>(all: readonly T[]): readonly Feature<T>[] {
  const of = (one: T): string | undefined =>
    json(one.fragments && piecesOf(one).map(({ start, end }) => [start, end]));
  return all.some(({ fragments }) => fragments) ? [{ name: 'fragments', of }] : [];
}
