/** Counting items by what their attributes say, and letting through those that say it. Pure. */
import { attributesFor, type AttributeDefinition } from '../../server/src/annotation/attributes.js';
import type { Item } from '../../server/src/protocol/items.js';

/** By the attribute's name, the facets that are let through; what is not named lets all through. */
export type AttributeFilter = ReadonlyMap<string, ReadonlySet<string>>;

/** The facet of an item that does not say it, and of one that says something of its own. */
export const NOTHING = '';
export const SOMETHING = '*';

/** Annotations and suggestions with a facet. */
export interface FacetCount {
  readonly annotated: number;
  readonly suggested: number;
}

/** What an attribute of an item counts as: each of its values where there is a choice, else that it says something. */
function facetsOf({ name, type }: AttributeDefinition, { attributes = {} }: Item): readonly string[] {
  if (!Object.hasOwn(attributes, name)) return [NOTHING];
  const value = attributes[name];
  switch (type) {
    case 'flag':
    case 'choice':
      return [String(value)];
    case 'choices':
      return Array.isArray(value) ? value.map(String) : [String(value)];
    default:
      return [SOMETHING];
  }
}

/** How many items have each facet, by the attribute's name: facets in the order of the scheme, others after them. */
export function facetCounts(
  definitions: readonly AttributeDefinition[],
  items: readonly Item[],
): ReadonlyMap<string, ReadonlyMap<string, FacetCount>> {
  const counts = new Map(
    definitions.map((definition) => [definition.name, new Map<string, FacetCount>()] as const),
  );
  if (definitions.length === 0) return counts;
  const asked = new Map<string, readonly AttributeDefinition[]>();
  for (const item of items) {
    const { label, kind } = item;
    const here = asked.get(label) ?? attributesFor(definitions, { label });
    asked.set(label, here);
    for (const definition of here) {
      const facets = counts.get(definition.name)!;
      for (const facet of facetsOf(definition, item)) {
        const { annotated, suggested } = facets.get(facet) ?? { annotated: 0, suggested: 0 };
        const isOne = kind === 'annotation';
        facets.set(facet, { annotated: annotated + +isOne, suggested: suggested + +!isOne });
      }
    }
  }
  return new Map(
    definitions.map((definition) => [definition.name, inOrder(definition, counts.get(definition.name)!)]),
  );
}

function inOrder(
  { type, values = [] }: AttributeDefinition,
  counts: ReadonlyMap<string, FacetCount>,
): ReadonlyMap<string, FacetCount> {
  const known = type === 'flag' ? ['true', 'false'] : values.map(({ name }) => name);
  const place = (facet: string) => {
    const at = known.indexOf(facet);
    if (at >= 0) return at;
    return facet === NOTHING ? Infinity : known.length;
  };
  return new Map([...counts].sort(([a], [b]) => (place(a) === place(b) ? 0 : place(a) - place(b))));
}

/** Whether an item says what is let through, of every attribute that is filtered and still in the scheme. */
export function passes(
  definitions: readonly AttributeDefinition[],
  filter: AttributeFilter,
  item: Item,
): boolean {
  return definitions.every((definition) => {
    const wanted = filter.get(definition.name);
    if (!wanted || wanted.size === 0) return true;
    const isAsked = attributesFor([definition], item).length > 0;
    return isAsked && facetsOf(definition, item).some((facet) => wanted.has(facet));
  });
}
