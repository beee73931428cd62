/**
 * Lexicon files: tab-separated, one entry a line, `#` begins a comment line, the first other line names the
 * columns. Within a cell `|` separates variants. A linguist edits them without reading TypeScript.
 */

export type LexiconRow = Readonly<Record<string, string>>;

/** Rows of a lexicon file as column → trimmed cell (absent cells are ''). */
export function parseLexicon(tsv: string): LexiconRow[] {
  const rows: LexiconRow[] = [];
  let columns: string[] | undefined;
  for (let start = 0; start < tsv.length;) {
    const end = tsv.indexOf('\n', start);
    const line = tsv.slice(start, end < 0 ? tsv.length : end);
    start += line.length + 1;
    if (line.startsWith('#') || line.trim() === '') continue;
    const cells = line.split('\t');
    if (!columns) {
      columns = cells.map((cell) => cell.trim());
      continue;
    }
    const row: Record<string, string> = {};
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = cells[i]?.trim() ?? '';
    rows.push(row);
  }
  return rows;
}

/** The variants of a cell: `a|b|c` → ['a', 'b', 'c']. */
export function variants(cell: string | undefined): string[] {
  return cell
    ? cell
        .split('|')
        .map((variant) => variant.trim())
        .filter(Boolean)
    : [];
}
