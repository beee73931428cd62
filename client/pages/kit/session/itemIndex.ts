/** Items by line and by id: a decision in a long document costs what is near it, not all of it. Pure. */
import { lowerBound } from '../../../../server/src/text/lowerBound.js';
import { differingPart } from '../../../../server/src/protocol/stateChanges.js';
import type { Item } from '../../../../server/src/protocol/items.js';
import { byPlace, itemsAround, type TextPosition } from '../../../annotating/places.js';

export interface LabelCount {
  readonly annotated: number;
  readonly suggested: number;
}

const NONE: LabelCount = { annotated: 0, suggested: 0 };

export class ItemIndex {
  private indexed: readonly Item[] = [];
  private readonly ids = new Map<string, Item>();
  private readonly labels = new Map<string, LabelCount>();
  /** By line: the items that began in a line before. */
  private readonly passing = new Map<number, readonly Item[]>();

  /** `items` sorted by start, longer first. */
  constructor(items: readonly Item[] = []) {
    this.update(items);
  }

  /** All items, in text order. */
  get items(): readonly Item[] {
    return this.indexed;
  }

  /** How many items each label has. */
  get counts(): ReadonlyMap<string, LabelCount> {
    return this.labels;
  }

  /** Takes another list, sorted alike: what both begin and end with costs next to nothing. */
  update(items: readonly Item[]): void {
    if (items === this.indexed) return;
    const { start, endBefore, endAfter } = differingPart(this.indexed, items);
    for (const item of this.indexed.slice(start, endBefore)) {
      this.ids.delete(item.id);
      this.count(item, -1);
      for (let line = item.range.start.line + 1; line <= item.range.end.line; line++)
        this.passing.set(
          line,
          this.passingLine(line).filter((other) => other !== item),
        );
    }
    // What stands at the same place keeps the list's order.
    const inOrder = (a: Item, b: Item) => byPlace(a, b) || items.indexOf(a) - items.indexOf(b);
    for (const item of items.slice(start, endAfter)) {
      this.ids.set(item.id, item);
      this.count(item, 1);
      for (let line = item.range.start.line + 1; line <= item.range.end.line; line++)
        this.passing.set(line, [...this.passingLine(line), item].sort(inOrder));
    }
    this.indexed = items;
  }

  item(id: string): Item | undefined {
    return this.ids.get(id);
  }

  /** The items that have something in a line, in text order. */
  inLine(line: number): readonly Item[] {
    return [...this.passingLine(line), ...this.indexed.slice(this.firstFrom(line), this.firstFrom(line + 1))];
  }

  /** The items that a place stands in or touches, innermost first. */
  around(place: TextPosition): readonly Item[] {
    return itemsAround(this.inLine(place.line), place);
  }

  private passingLine(line: number): readonly Item[] {
    return this.passing.get(line) ?? [];
  }

  /** Where in the list the first item stands that begins in a line or after it. */
  private firstFrom(line: number): number {
    return lowerBound(this.indexed.length, (i) => this.indexed[i]!.range.start.line < line);
  }

  private count({ kind, label }: Item, change: 1 | -1): void {
    const { annotated, suggested } = this.labels.get(label) ?? NONE;
    const count =
      kind === 'annotation'
        ? { annotated: annotated + change, suggested }
        : { annotated, suggested: suggested + change };
    if (count.annotated + count.suggested > 0) this.labels.set(label, count);
    else this.labels.delete(label);
  }
}
