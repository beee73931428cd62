/**
 * The table of an import: which label of the file becomes which of the corpus. A proposal is made from the labels
 * that occur, shown, and can be edited as a file: a label, a tab, the label of the corpus (nothing: left out). A label
 * without a character becomes nothing.
 */
import { message } from '../messages/message.js';
import type { LabelDefinition } from '../annotation/model.js';
import { parseLexicon } from '../text/lexicon.js';
import table from './labelAliases.tsv';
import type { ReadIssue } from '../formats/format.js';
import { linesOf } from '../formats/parts/inputText.js';
import type { LabelTable } from './importing.js';

const aliases = new Map<string, string>();
for (const row of parseLexicon(table))
  for (const alias of (row['aliases'] ?? '').split('|')) aliases.set(alias, row['label'] ?? '');

/** The corpus' label that a foreign one most likely is: itself, itself in other case, an alias; else itself. */
function proposeLabel(label: string, labels: readonly LabelDefinition[]): string {
  const names = labels.map((definition) => definition.name);
  if (names.includes(label)) return label;
  const upper = label.toUpperCase();
  const sameWord = names.find((name) => name.toUpperCase() === upper);
  const alias = aliases.get(upper);
  return sameWord ?? (alias !== undefined && names.includes(alias) ? alias : label);
}

/** The table for labels that occur, with what a file of the user decides otherwise. */
export function labelTable(
  occurring: Iterable<string>,
  labels: readonly LabelDefinition[],
  decided: LabelTable = new Map(),
): LabelTable {
  return new Map(
    [...occurring].map((label) => [
      label,
      decided.has(label) ? decided.get(label) : proposeLabel(label, labels) || undefined,
    ]),
  );
}

const HEADER = 'label\tbecomes';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (label: string): string =>
  label.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found]!).replace(/^#/, '\\#');
const unescape = (cell: string): string =>
  cell.replace(/\\([\\tnr#])/g, (_whole, found: string) => ({ t: '\t', n: '\n', r: '\r' })[found] ?? found);

/** A tab, a line break, a backslash, and a # that begins a label are written with a backslash. */
export function formatLabelTable(given: LabelTable): string {
  const rows = [...given].map(([label, becomes]) => `${escape(label)}\t${escape(becomes ?? '')}`);
  return [HEADER, ...rows].join('\n') + '\n';
}

export function parseLabelTable(path: string, text: string, report: (issue: ReadIssue) => void): LabelTable {
  const decided = new Map<string, string | undefined>();
  for (const { number, text: line } of linesOf(text.replace(/^\ufeff/, ''))) {
    if (line.trim() === '' || line.startsWith('#') || line === HEADER) continue;
    const [label = '', becomes, ...more] = line.split('\t');
    if (label === '' || becomes === undefined || more.length > 0)
      report({ file: path, line: number, message: message('read.labelTable') });
    else decided.set(unescape(label), becomes.trim() === '' ? undefined : unescape(becomes.trim()));
  }
  return decided;
}
