/**
 * The table of an import: which label of the file becomes which of the corpus. A proposal is made from the labels
 * that occur, shown, and can be edited as a file: a label, a tab, the label of the corpus (nothing: left out). A label
 * that says more than the one it becomes is kept beside it.
 */
import { message } from '../messages/message.js';
import { LABEL_NAME } from '../annotation/labels.js';
import type { Annotation, LabelDefinition } from '../annotation/model.js';
import { parseLexicon } from '../text/lexicon.js';
import table from './labelAliases.tsv';
import type { ReadIssue } from '../formats/format.js';
import { linesOf } from '../formats/parts/inputText.js';
import { named, type Complain } from './conflicts.js';

/** Labels of the file → labels of the corpus; a label that leads to nothing is left out. */
export type LabelTable = ReadonlyMap<string, string | undefined>;

const aliases = new Map<string, string>();
const narrower = new Set<string>();
for (const { label = '', ...names } of parseLexicon(table)) {
  for (const alias of `${names['aliases']}|${names['narrower']}`.split('|'))
    if (alias !== '') aliases.set(alias, label);
  for (const alias of (names['narrower'] ?? '').split('|')) narrower.add(alias);
}

/** The key under which an annotation keeps the label that its file gave it. */
const KEPT = 'sourceLabel';

/**
 * The corpus' label that a foreign one most likely is: itself, itself in other case, an alias; else itself, with `_` for
 * what no label may have in its name.
 */
function proposeLabel(label: string, labels: readonly LabelDefinition[]): string {
  const names = labels.map((definition) => definition.name);
  if (names.includes(label)) return label;
  const upper = label.toUpperCase();
  const sameWord = names.find((name) => name.toUpperCase() === upper);
  const alias = aliases.get(upper);
  if (sameWord !== undefined) return sameWord;
  if (alias !== undefined && names.includes(alias)) return alias;
  const trimmed = label.trim();
  return LABEL_NAME.test(trimmed) ? trimmed : trimmed.replace(/[\s/\\"<>]+/gu, '_');
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

/** Annotations with the labels that a table gives them; one whose label is none is told. */
export function corpusLabels(
  annotations: readonly Annotation[],
  table: LabelTable,
  complain: Complain,
): readonly Annotation[] {
  return annotations.flatMap((annotation) => {
    const { label: given, extra } = annotation;
    const label = table.has(given) ? table.get(given) : given;
    if (label !== undefined && !LABEL_NAME.test(label)) {
      complain('label', message('conflict.label', { annotation: named(annotation) }));
      return [];
    }
    if (label === undefined) {
      if (given.trim() === '') complain('label', message('conflict.noLabel', { text: annotation.text }));
      return [];
    }
    const saysMore = given !== label && (narrower.has(given.toUpperCase()) || !LABEL_NAME.test(given));
    const keeps = saysMore && (extra === undefined || !Object.hasOwn(extra, KEPT));
    return [{ ...annotation, label, ...(keeps && { extra: { ...extra, [KEPT]: given } }) }];
  });
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
