/** Tables as comma-separated values, by RFC 4180, as spreadsheets take them. */

/** Spreadsheets take a file for UTF-8 by it. */
export const CSV_MARK = '\ufeff';

export type CsvCell = string | number | undefined;

/** One line, with its line break. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
