/**
 * Which items are drawn alike. Items that share words (they nest, cross or have the same span) take different edges of the line
 * by their depth, so that all of them stay visible; pure, no VS Code.
 */
import type { Item } from '../../server/src/protocol/items.js';
import { sharesText } from './pieces.js';
import { compare } from './places.js';

/** How sure it is: decided, suggested, suggested with doubt, or an annotation that lost its place in the text. */
export type Tier = 'annotation' | 'suggestion' | 'doubtful' | 'misplaced';

export interface Layer {
  readonly label: string;
  readonly tier: Tier;
  /** 0 for the outermost of nested items; of those that share words each has its own. */
  readonly depth: number;
  /** It may begin or end elsewhere. */
  readonly isOpenEnded: boolean;
}

const DEEPEST = 2;

export interface LayeredItem {
  readonly item: Item;
  readonly layer: Layer;
}

export function tierOf(item: Item, lowConfidence: number): Tier {
  if (item.kind === 'annotation') {
    return item.anchor === 'ambiguous' || item.anchor === 'lost' ? 'misplaced' : 'annotation';
  }
  const { confidence = 1, labelConfidence = confidence } = item;
  return labelConfidence < lowConfidence ? 'doubtful' : 'suggestion';
}

/** Whether the borders of a suggestion are in doubt, whatever its label. */
export function isOpenEnded({ kind, borderConfidence = 1 }: Item, lowConfidence: number): boolean {
  return kind === 'suggestion' && borderConfidence < lowConfidence;
}

/** Items (sorted by start, longer first) with their layers; depths beyond `DEEPEST` are drawn as `DEEPEST`. */
export function layered(items: readonly Item[], lowConfidence: number): readonly LayeredItem[] {
  let open: { readonly item: Item; readonly depth: number }[] = [];
  return items.map((item) => {
    open = open.filter((other) => compare(other.item.range.end, item.range.start) > 0);
    const taken = new Set(open.filter((other) => sharesText(other.item, item)).map(({ depth }) => depth));
    let free = 0;
    while (taken.has(free)) free++;
    open.push({ item, depth: free });
    const depth = Math.min(free, DEEPEST);
    const tier = tierOf(item, lowConfidence);
    return { item, layer: { label: item.label, tier, depth, isOpenEnded: isOpenEnded(item, lowConfidence) } };
  });
}

/** One string a layer, for maps. */
export function layerKey(layer: Layer): string {
  return `${layer.tier} ${layer.depth} ${layer.isOpenEnded} ${layer.label}`;
}

/** Labels of a line with their counts, most frequent first: «GPE 3 · PERS». */
export function lineSummary(items: readonly Item[]): string {
  const counts = new Map<string, number>();
  for (const { label } of items) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .sort(([a, first], [b, second]) => second - first || a.localeCompare(b))
    .map(([label, count]) => (count > 1 ? `${label} ${count}` : label))
    .join(' · ');
}
