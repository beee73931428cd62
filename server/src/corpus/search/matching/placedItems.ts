/** Where the items of a document lie among its words. */
import type { SearchedItem } from '../searchedDocument.js';
import type { TokenList } from './tokenList.js';

export interface PlacedItem {
  readonly item: SearchedItem;
  /** The words that it lies in: from the first, up to before the last. */
  readonly first: number;
  readonly last: number;
}

const NONE: readonly never[] = [];

/** Items by the word that they begin in, and by the words that they cover. Items are in order of place. */
export class PlacedItems {
  readonly all: readonly PlacedItem[];
  private readonly byFirst = new Map<number, PlacedItem[]>();
  private covering: Map<number, SearchedItem[]> | undefined;

  constructor(items: readonly SearchedItem[], tokens: TokenList) {
    this.all = items.flatMap((item) => {
      const first = tokens.tokenAt(item.start);
      const last = tokens.tokenFrom(item.end);
      return last > first ? [{ item, first, last }] : [];
    });
    for (const placed of this.all) {
      const there = this.byFirst.get(placed.first);
      if (there) there.push(placed);
      else this.byFirst.set(placed.first, [placed]);
    }
  }

  beginningAt(token: number): readonly PlacedItem[] {
    return this.byFirst.get(token) ?? NONE;
  }

  /** Items that a word lies in. Found out for all words when it is first asked. */
  around(token: number): readonly SearchedItem[] {
    if (this.all.length === 0) return NONE;
    this.covering ??= coveringOf(this.all);
    return this.covering.get(token) ?? NONE;
  }
}

function coveringOf(all: readonly PlacedItem[]): Map<number, SearchedItem[]> {
  const covering = new Map<number, SearchedItem[]>();
  for (const { item, first, last } of all)
    for (let token = first; token < last; token++) {
      const there = covering.get(token);
      if (there) there.push(item);
      else covering.set(token, [item]);
    }
  return covering;
}
