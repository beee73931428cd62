/** The rows of a table in a text: cells apart by commas, tabs, semicolons or bars, quoted or not. */
import Papa from 'papaparse';
import { columnsOfHeader, type TableColumns } from './columns.js';

export interface TableRow {
  /** 1-based: where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly columns: TableColumns;
  readonly rows: readonly TableRow[];
  /** Whether a quote that was opened is closed nowhere: rows behind it may be lost in a cell. */
  readonly openQuote: boolean;
}

const DELIMITERS = ['\t', ',', ';', '|'] as const;

/** The table by the delimiter that gives most columns with a known name. */
export function readTable(text: string): Table | undefined {
  const [first] = text.split(/\r\n?|\n/, 1);
  if (first === undefined || first.length > 10_000) return undefined;
  let best: { readonly delimiter: string; readonly known: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const header = Papa.parse<string[]>(first, { delimiter }).data[0] ?? [];
    const known = columnsOfHeader(header).indices.size;
    if (known > (best?.known ?? 0)) best = { delimiter, known };
  }
  if (!best) return undefined;
  const { delimiter } = best;
  const quoted = rowsOf(text, delimiter, '"');
  // Tabs need no quotes: who does not quote has them in the text.
  const { rows, openQuote } = quoted.openQuote && delimiter === '\t' ? rowsOf(text, delimiter, '\0') : quoted;
  const [header] = rows;
  return (
    header && { header: header.cells, columns: columnsOfHeader(header.cells), rows: rows.slice(1), openQuote }
  );
}

function rowsOf(
  text: string,
  delimiter: string,
  quoteChar: string,
): { readonly rows: readonly TableRow[]; readonly openQuote: boolean } {
  const rows: TableRow[] = [];
  let line = 1;
  let at = 0;
  let openQuote = false;
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar,
    step: ({ data, errors, meta }) => {
      if (errors.some(({ type }) => type === 'Quotes')) openQuote = true;
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data });
      for (; at < meta.cursor; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) line++;
      }
    },
  });
  return { rows, openQuote };
}
