/**
 * Lexicon files: tab-separated, one entry a line, `#` begins a comment line, the first other line names the
 * columns. Within a cell `|` separates variants. A linguist edits them without reading TypeScript.
 */

export type LexiconRow = Readonly<Record<string, string>>;

/** Rows of a lexicon file as column → trimmed cell (absent cells are ''). */
export function parseLexicon(tsv: string): LexiconRow[] {
  const rows: LexiconRow[] = [];
  let columns: string[] | undefined;
  for (const line of tsv.split('\n')) {
    const clean = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (clean.trim() === '' || clean.startsWith('#')) continue;
    const cells = clean.split('\t');
    if (!columns) {
      columns = cells.map((cell) => cell.trim());
      continue;
    }
    const row: Record<string, string> = {};
    for (const [i, column] of columns.entries()) row[column] = (cells[i] ?? '').trim();
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
