/** Items by line and by id: a decision in a long document costs what is near it, not all of it. Pure. */
import type { Item } from '../../../../server/src/protocol.js';
import { itemsAround, type Place } from '../../annotating/places.js';

export class ItemIndex {
  private readonly lines = new Map<number, Item[]>();
  private readonly ids = new Map<string, Item>();

  /** `items` sorted by start, longer first. */
  constructor(readonly items: readonly Item[]) {
    for (const item of items) {
      this.ids.set(item.id, item);
      for (let line = item.range.start.line; line <= item.range.end.line; line++) {
        const known = this.lines.get(line);
        if (known) known.push(item);
        else this.lines.set(line, [item]);
      }
    }
  }

  item(id: string): Item | undefined {
    return this.ids.get(id);
  }

  /** The items that have something in a line, in text order. */
  inLine(line: number): readonly Item[] {
    return this.lines.get(line) ?? [];
  }

  /** The items that a place stands in or touches, innermost first. */
  around(place: Place): readonly Item[] {
    return itemsAround(this.inLine(place.line), place);
  }
}
