/** Finds many quotes in a text at once: one pass over the text, however many there are. */

interface Node {
  readonly next: Map<number, Node>;
  /** Quotes that begin with the path to this node, to be compared in full. */
  quotes: string[] | undefined;
}

/** Letters of a quote that the tree holds; the rest is compared. Bounds the cost of every place in the text. */
const DEPTH = 8;

const node = (): Node => ({ next: new Map(), quotes: undefined });

/** UTF-16 offsets of every occurrence of each quote, in order. Empty quotes have none. */
export function findQuotes(text: string, quotes: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const root = node();
  for (const quote of quotes) {
    if (quote === '' || found.has(quote)) continue;
    found.set(quote, []);
    let at = root;
    for (let i = 0; i < quote.length && i < DEPTH; i++) {
      const code = quote.charCodeAt(i);
      let next = at.next.get(code);
      if (!next) at.next.set(code, (next = node()));
      at = next;
    }
    (at.quotes ??= []).push(quote);
  }
  if (found.size === 0) return found;
  for (let start = 0; start < text.length; start++) {
    let at = root.next.get(text.charCodeAt(start));
    for (let i = start + 1; at; i++) {
      if (at.quotes) {
        for (const quote of at.quotes) if (text.startsWith(quote, start)) found.get(quote)!.push(start);
      }
      at = i < text.length ? at.next.get(text.charCodeAt(i)) : undefined;
    }
  }
  return found;
}
