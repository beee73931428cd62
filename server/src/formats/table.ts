/** Spans as rows of a table (CSV, TSV): columns are found by their names. Read alone. */
import { message } from '../messages/message.js';
import { isConfidence } from '../annotation/confidence.js';
import type { Annotation } from '../annotation/model.js';
import { CodePointIndex } from '../text/offsets.js';
import type { ExchangeDocument, ImportFormat, InputFiles, ReadContext, ReadIssue } from './format.js';
import { textFiles } from './parts/decodedFiles.js';
import { decodeInput } from './parts/inputText.js';
import { QuotedText } from './parts/quotes.js';
import { reportOnce } from './parts/reportOnce.js';
import { suffices, type ColumnKind } from './table/columns.js';
import { readTable, type Table, type TableRow } from './table/rows.js';

const ACCEPTED = /\.(csv|tsv|tab)$/;
const LOSSES = /(?:^|\/)losses\.csv$/;

/** Rows about one document by one annotator. */
interface RowGroup {
  readonly name: string;
  readonly annotator: string;
  /** The text itself, where a column has it. */
  readonly text?: string;
  readonly rows: TableRow[];
}

class SpanTable {
  private readonly quoteKind: 'quote' | 'text' | undefined;
  private readonly textInCells: boolean;

  constructor(
    private readonly path: string,
    private readonly table: Table,
    private readonly context: ReadContext,
  ) {
    const { indices } = table.columns;
    const textIsQuote = indices.has('text') && !indices.has('quote') && this.isQuote();
    this.quoteKind = indices.has('quote') ? 'quote' : textIsQuote ? 'text' : undefined;
    this.textInCells = indices.has('text') && !textIsQuote;
  }

  private cell(row: TableRow, kind: ColumnKind): string | undefined {
    const index = this.table.columns.indices.get(kind);
    const cell = index === undefined ? undefined : row.cells[index];
    return cell === undefined || cell === '' ? undefined : cell;
  }

  /** Whether the column of texts holds what is annotated, not what it is in: by the length of most of its cells. */
  private isQuote(): boolean {
    const { indices } = this.table.columns;
    if (!indices.has('start') || !indices.has('end')) return indices.has('document') || !indices.has('start');
    let quotes = 0;
    let placed = 0;
    for (const row of this.table.rows) {
      const { start, end } = this.offsets(row);
      if (typeof start !== 'number' || typeof end !== 'number') continue;
      placed++;
      const length = [...(this.cell(row, 'text') ?? '')].length;
      if (Math.abs(end - start - length) <= 1 + length / 4) quotes++;
    }
    return 2 * quotes > placed;
  }

  private offsets(row: TableRow): { readonly start: unknown; readonly end: unknown } {
    const start = offset(this.cell(row, 'start'));
    const length = offset(this.cell(row, 'length'));
    const end = offset(this.cell(row, 'end'));
    if (end !== undefined || typeof start !== 'number') return { start, end };
    const quote = this.quoteKind && this.cell(row, this.quoteKind);
    const points = quote === undefined ? length : [...quote].length;
    return { start, end: typeof points === 'number' ? start + points : undefined };
  }

  /** Rows by what they are about, in the order of the file. */
  groups(ownName: string): Iterable<RowGroup> {
    const groups = new Map<string, RowGroup>();
    let texts = 0;
    for (const row of this.table.rows) {
      const text = this.textInCells ? this.cell(row, 'text') : undefined;
      const annotator = this.cell(row, 'annotator')?.trim() ?? '';
      const document = this.cell(row, 'document')?.trim();
      const key = JSON.stringify([document, text, annotator]);
      let group = groups.get(key);
      if (!group) {
        const name = document ?? (text === undefined ? ownName : `${ownName}-${++texts}`);
        group = { name, annotator, ...(text !== undefined && { text }), rows: [] };
        groups.set(key, group);
      }
      group.rows.push(row);
    }
    return groups.values();
  }

  document({ name, annotator, rows }: RowGroup, text: string): ExchangeDocument {
    const quoted = new QuotedText(text, new CodePointIndex(text));
    const annotations: Annotation[] = [];
    for (const row of rows) {
      const annotation = this.annotation(row, quoted, `a${row.line}`);
      if (annotation) annotations.push(annotation);
    }
    return { name, text, annotations, relations: [], ...(annotator !== '' && { annotator }) };
  }

  private annotation(row: TableRow, quoted: QuotedText, id: string): Annotation | undefined {
    const place = { file: this.path, line: row.line };
    const { start, end } = this.offsets(row);
    const quote = this.quoteKind && this.cell(row, this.quoteKind);
    if (start === undefined && end === undefined && quote === undefined) {
      // A row for a document without annotations.
      if (this.cell(row, 'label') !== undefined)
        this.context.report({ ...place, message: message('read.tableRow') });
      return undefined;
    }
    const span = quoted.place({ start, end }, quote, place, this.telling(start, quote));
    const label = this.cell(row, 'label')?.trim();
    if (span && label === undefined)
      this.context.report({
        ...place,
        message: message('read.noLabelAt', { place: span.text.slice(0, 60) }),
      });
    if (!span || label === undefined) return undefined;
    return { id, ...span, label, ...this.attributes(row) };
  }

  /** Where there are no offsets, quotes cannot disagree with them. */
  private telling(start: unknown, quote: string | undefined): (issue: ReadIssue) => void {
    if (start !== undefined || quote === undefined) return this.context.report;
    return (issue) => {
      if (!issue.understood)
        this.context.report({
          ...issue,
          message: message('read.quoteUncertain', { quote: quote.slice(0, 60) }),
        });
    };
  }

  private attributes(row: TableRow): Partial<Annotation> {
    const kinds = (['value', 'mod', 'canonical', 'note'] as const).flatMap((kind) => {
      const cell = this.cell(row, kind);
      return cell === undefined ? [] : [[kind, cell] as const];
    });
    const { columns, header } = this.table;
    const sure = this.cell(row, 'confidence');
    const confidence = sure === undefined ? undefined : Number(sure.trim() || NaN);
    const isSure = isConfidence(confidence);
    const index = columns.indices.get('confidence');
    const left =
      sure === undefined || isSure || index === undefined ? [] : [[index, header[index]!.trim()] as const];
    const others = [...columns.others, ...left].flatMap(([index, name]) => {
      const cell = row.cells[index];
      return cell === undefined || cell === '' || name === '__proto__' ? [] : [[name, cell] as const];
    });
    return {
      ...Object.fromEntries(kinds),
      ...(isSure && { confidence }),
      ...(others.length > 0 && { attributes: Object.fromEntries(others) }),
    };
  }
}

/** A number of a cell, which pandas may have written as `4.0`; else the cell, for the message. */
function offset(cell: string | undefined): number | string | undefined {
  const trimmed = cell?.trim();
  return trimmed !== undefined && /^\d{1,15}(\.0+)?$/.test(trimmed) ? Math.trunc(Number(trimmed)) : trimmed;
}

async function* readFile(
  path: string,
  content: string,
  files: InputFiles,
  context: ReadContext,
): AsyncGenerator<ExchangeDocument> {
  const table = readTable(content);
  if (!table || !suffices(table.columns)) {
    const found = (content.split(/[\r\n]/, 1)[0] ?? '').slice(0, 80);
    context.report({ file: path, line: 1, message: message('read.tableHeader', { found }) });
    return;
  }
  if (table.openQuote) context.report({ file: path, message: message('read.tableQuote') });
  const spans = new SpanTable(path, table, context);
  const own = path.replace(ACCEPTED, '');
  const beside = files.get(`${own}.txt`);
  for (const group of spans.groups(own)) {
    const { name } = group;
    const text =
      group.text ??
      (name === own && beside
        ? decodeInput(`${own}.txt`, beside, context.report, { keepMark: true })
        : await context.textOf?.(name));
    if (text === undefined)
      reportOnce(context.report, {
        file: path,
        line: group.rows[0]!.line,
        message: message('read.textMissing', { name: name.slice(0, 200) }),
      });
    else yield spans.document(group, text);
  }
}

export const table: ImportFormat = {
  id: 'table',
  title: 'Table of spans (CSV, TSV)',
  description: 'formats.table',
  extension: '.csv',
  specification: 'https://www.rfc-editor.org/rfc/rfc4180',
  unit: 'code points',
  // What an export lost is a table of its own beside it, of spans that are none.
  accepts: (path) => ACCEPTED.test(path) && !LOSSES.test(path),
  async *read(files, context) {
    for (const { path, content } of textFiles(files, this.accepts, context))
      yield* readFile(path, content, files, context);
  },
};
