/** What the service says of a document, as text for a person; places are line:character, both from 1. */
import {
  DiagnosticSeverity,
  SymbolKind,
  type DocumentSymbol,
  type MarkupContent,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import type { Snapshot } from '../../../server/src/corpus/snapshot.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { diagnostics } from '../../../server/src/service/document/diagnostics.js';
import { foldingRanges } from '../../../server/src/service/document/folding.js';
import { hoverAt } from '../../../server/src/service/document/hover.js';
import { documentSymbols } from '../../../server/src/service/document/symbols.js';
import { words } from './words.js';

const place = ({ line, character }: Position): string => `${line + 1}:${character + 1}`;
const places = ({ start, end }: Range): string => `${place(start)}–${place(end)}`;

const nameOf = (names: object, value: number | undefined): string =>
  Object.entries(names).find(([, number]) => number === value)?.[0] ?? String(value);

/** The counts of a state, and which lines are title and page furniture. */
export function stateText(state: DocumentState): string {
  const lines = (ranges: readonly Range[]): string =>
    ranges.map(({ start }) => start.line + 1).join(' ') || 'none';
  const { annotated, suggestions, rejected } = state.counts;
  return [
    `${state.status}; ${annotated} annotated, ${suggestions} suggested, ${rejected} rejected; ${state.items.length} items`,
    `date ${state.date?.value ?? 'unknown'}; lines of the title: ${lines(state.titles)}; page furniture: ${lines(state.boilerplate)}`,
  ].join('\n');
}

/** Diagnostics with the quick fixes that each of them has. */
export function diagnosticsText(snapshot: Snapshot): string {
  return diagnostics(snapshot, { boilerplate: true, bidiControls: true })
    .map((diagnostic) => {
      const fixes = codeActions(snapshot, diagnostic.range, [diagnostic]).filter(
        (action) => action.diagnostics,
      );
      return [
        `${places(diagnostic.range)} ${nameOf(DiagnosticSeverity, diagnostic.severity)} ${diagnostic.code}: ${words(diagnostic.message as string)}`,
        ...fixes.map(({ title }) => `  fix: ${words(title)}`),
      ].join('\n');
    })
    .join('\n');
}

export const foldingText = (snapshot: Snapshot): string =>
  foldingRanges(snapshot)
    .map(({ startLine, endLine }) => `lines ${startLine + 1}–${endLine + 1}`)
    .join('\n');

export function symbolsText(snapshot: Snapshot): string {
  const tree = (symbol: DocumentSymbol, depth: number): string[] => [
    `${'  '.repeat(depth)}${places(symbol.range)} ${nameOf(SymbolKind, symbol.kind)} ${words(symbol.name)} (${words(symbol.detail ?? '')})`,
    ...(symbol.children ?? []).flatMap((child) => tree(child, depth + 1)),
  ];
  return documentSymbols(snapshot)
    .flatMap((symbol) => tree(symbol, 0))
    .join('\n');
}

/** The hover at the beginning of every item; innermost first, as it is shown. */
export function hoversText(snapshot: Snapshot, { items }: DocumentState): string {
  const starts = [...new Map(items.map(({ range }) => [place(range.start), range.start])).values()];
  return starts
    .map((start) => {
      const hover = hoverAt(snapshot, start, { commandLinks: false });
      const { value } = hover?.contents as MarkupContent;
      const lines = words(value)
        .split('\n')
        .map((line) => `  ${line}`.trimEnd());
      return [`${place(start)} (${places(hover!.range!)})`, ...lines].join('\n');
    })
    .join('\n');
}
