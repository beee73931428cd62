/** Outline: title, paragraphs and page furniture, and in them the entities and dates with label and value. */
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import { nameShown } from '../../messages/shortening.js';
import { placedItems, textShown, type PlacedItem } from './items.js';
import { paragraphRange, rangeOf, type Snapshot } from '../../corpus/snapshot.js';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  PERS: SymbolKind.Variable,
  ORG: SymbolKind.Class,
  GPE: SymbolKind.Namespace,
  LOC: SymbolKind.Namespace,
  FAC: SymbolKind.Struct,
  NORP: SymbolKind.Interface,
  EVENT: SymbolKind.Event,
  LAW: SymbolKind.File,
  OCC: SymbolKind.Property,
  MISC: SymbolKind.Object,
  DATE: SymbolKind.Constant,
  TIME: SymbolKind.Constant,
  DURATION: SymbolKind.Constant,
  SET: SymbolKind.Constant,
};

export const symbolKind = (label: string): SymbolKind => KINDS[label] ?? SymbolKind.Number;

export function documentSymbols(snapshot: Snapshot, say: Format = format): DocumentSymbol[] {
  const { document, recognition } = snapshot;
  const titles = new Set(recognition.titles);
  const furniture = new Map(recognition.boilerplate.map((line) => [line.paragraph, line.reason]));
  const items = placedItems(snapshot, say);
  let next = 0;
  return recognition.paragraphs.map((paragraph, i) => {
    const span = paragraphRange(paragraph);
    const first = next;
    while (next < items.length && items[next]!.start < span.end) next++;
    const range = rangeOf(document, span);
    const reason = furniture.get(i);
    return {
      name: symbolName(paragraph.text),
      detail: say(
        reason !== undefined
          ? message('outline.boilerplate')
          : titles.has(i)
            ? message('outline.title')
            : message('outline.paragraph', { number: range.start.line + 1 }),
      ),
      kind: reason !== undefined ? SymbolKind.Null : titles.has(i) ? SymbolKind.Module : SymbolKind.String,
      range,
      selectionRange: range,
      children: nest(items.slice(first, next)),
    };
  });
}

/** Items sorted by place, as a tree: what lies within a span is its child. */
function nest(items: readonly PlacedItem[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { end: number; symbol: DocumentSymbol }[] = [];
  for (const placed of items) {
    const { start, end, item } = placed;
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop();
    const symbol: DocumentSymbol = {
      name: symbolName(textShown(placed), item.label),
      detail: [item.label, item.valueText ?? item.value, item.kind === 'suggestion' ? '?' : undefined]
        .filter((part) => part !== undefined)
        .map(nameShown)
        .join(' · '),
      kind: symbolKind(item.label),
      range: item.range,
      selectionRange: item.range,
      children: [],
    };
    const parent = open.at(-1);
    // A crossing span (only an annotator makes one) stands beside, since ranges of children lie within their parent.
    if (parent && end <= parent.end) parent.symbol.children!.push(symbol);
    else roots.push(symbol);
    open.push({ end, symbol });
  }
  return roots;
}

/** Never empty, which editors refuse. */
const symbolName = (text: string, otherwise = ''): string => nameShown(text) || nameShown(otherwise) || '…';
