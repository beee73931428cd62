/** How the tree groups items: pure. */
import type { Item } from '../../../server/src/protocol/items.js';

export type Grouping = 'label' | 'entity' | 'order';

export interface ItemGroup {
  readonly key: string;
  readonly title: string;
  /** The label of all items, where they have one in common. */
  readonly label?: string;
  readonly items: readonly Item[];
}

/** Groups in a stable order: labels as the label set has them, entities by how often they stand; in text order none. */
export function groups(
  items: readonly Item[],
  grouping: Grouping,
  labels: readonly string[],
): readonly ItemGroup[] {
  if (grouping === 'order') return [];
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

function entityTitle(items: readonly Item[]): string {
  return items.find((item) => item.name !== undefined)?.name ?? items[0]!.text;
}
