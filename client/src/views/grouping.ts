/** How the tree groups items: pure. */
import type { Item } from '../../../server/src/protocol/items.js';

/** By the values of an attribute, by its name; or by what every item has. */
export type Grouping = 'label' | 'entity' | 'order' | { readonly attribute: string };

export interface ItemGroup {
  readonly key: string;
  readonly title: string;
  /** The label of all items, where they have one in common and are grouped by it. */
  readonly label?: string;
  /** Of a group by values: what the items say; none: nothing. */
  readonly value?: unknown;
  readonly items: readonly Item[];
}

/**
 * Groups in a stable order: labels as the label set has them, entities by how often they stand; in text order none. For values
 * `values` is the order, with those that it does not have behind them, and what says nothing last.
 */
export function groups(
  items: readonly Item[],
  grouping: Grouping,
  labels: readonly string[],
  values: readonly unknown[] = [],
): readonly ItemGroup[] {
  if (grouping === 'order') return [];
  if (typeof grouping === 'object') return byValue(items, grouping.attribute, values);
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = grouping === 'label' ? item.label : `${item.label} ${item.canonical ?? item.text}`;
    const known = found.get(key);
    if (known) known.push(item);
    else found.set(key, [item]);
  }
  const rank = (label: string) => (labels.includes(label) ? labels.indexOf(label) : labels.length);
  return [...found]
    .map(([key, grouped]) => ({
      key,
      title: grouping === 'label' ? grouped[0]!.label : entityTitle(grouped),
      label: grouped[0]!.label,
      items: grouped,
    }))
    .sort((a, b) =>
      grouping === 'label'
        ? rank(a.label) - rank(b.label)
        : b.items.length - a.items.length || rank(a.label) - rank(b.label),
    );
}

/** An item that says several values is in the group of each. */
function byValue(
  items: readonly Item[],
  attribute: string,
  values: readonly unknown[],
): readonly ItemGroup[] {
  const found = new Map<string, { readonly value: unknown; readonly items: Item[] }>(
    values.map((value) => [JSON.stringify(value), { value, items: [] }]),
  );
  const silent: Item[] = [];
  for (const item of items) {
    const { attributes = {} } = item;
    const said = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    const each: readonly unknown[] = Array.isArray(said) && said.length > 0 ? said : [said];
    if (said === undefined) silent.push(item);
    else
      for (const value of new Set(each)) {
        const key = JSON.stringify(value);
        const known = found.get(key);
        if (known) known.items.push(item);
        else found.set(key, { value, items: [item] });
      }
  }
  const groupsOf = [...found]
    .filter(([, group]) => group.items.length > 0)
    .map(([key, group]) => ({ key: `${attribute} ${key}`, title: '', ...group }));
  return silent.length === 0 ? groupsOf : [...groupsOf, { key: attribute, title: '', items: silent }];
}

function entityTitle(items: readonly Item[]): string {
  return items.find((item) => item.name !== undefined)?.name ?? items[0]!.text;
}
