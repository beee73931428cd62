/** What an import did, or would do, in Markdown: for people, on a terminal or in an editor. */
import { format } from '../messages/format.js';
import type { ReadIssue } from '../formats/format.js';
import type { ImportOutcome } from './importRun.js';

/** A list longer than this is cut, and says so. */
const LONGEST_LIST = 2000;

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** The outcome in one sentence. */
export function importSentence(outcome: ImportOutcome, annotator: string, issues = 0): string {
  const { applied, complete, annotations, relations, documents, known, conflicts, failed } = outcome;
  const what = [
    counted(annotations, 'annotation'),
    ...(relations > 0 ? [counted(relations, 'relation')] : []),
  ];
  const parts = [
    `${what.join(' and ')} ${applied ? 'taken' : 'would be taken'} into ${counted(documents.length, 'document')} for ${annotator}`,
    `${known} there already`,
    counted(conflicts.length, 'conflict'),
    ...(issues > 0 ? [`${counted(issues, 'problem')} in reading`] : []),
    ...(failed > 0 ? [`${counted(failed, 'document')} could not be written`] : []),
  ];
  return parts.join(', ') + (complete ? '.' : '. It was stopped before the end.');
}

export function importReport(
  outcome: ImportOutcome,
  annotator: string,
  issues: readonly ReadIssue[] = [],
): string {
  const { applied, documents, labels, conflicts } = outcome;
  const lines = [
    applied ? '# Imported annotations' : '# Import, not yet carried out',
    '',
    importSentence(outcome, annotator, issues.length),
    '',
    '## Labels',
    '',
    '| in the files | becomes | annotations |',
    '| --- | --- | ---: |',
    ...labels.map(({ label, becomes, known, count }) => {
      const note =
        becomes === undefined
          ? '(left out)'
          : known
            ? cell(becomes)
            : `${cell(becomes)} (not in the label set)`;
      return `| ${cell(label)} | ${note} | ${count} |`;
    }),
    ...section(
      'Documents',
      documents.map(
        ({ source, document, matched, annotations, known, conflicts: disputed }) =>
          `- ${plain(source)} → ${plain(document)}${matched === 'name' ? ' (the name alone is the same: the texts differ)' : ''}: ` +
          `${annotations} new, ${known} there already, ${counted(disputed, 'conflict')}`,
      ),
    ),
    ...section(
      'Conflicts: left out or moved',
      conflicts.map(({ document, kind, message }) => `- ${plain(document)}: ${kind}: ${plain(message)}`),
    ),
    ...section(
      'Could not be read',
      issues.map(
        ({ file, line, message }) =>
          `- ${plain(file)}${line === undefined ? '' : `:${line}`}: ${plain(format(message))}`,
      ),
    ),
  ];
  return lines.join('\n') + '\n';
}

function section(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length - LONGEST_LIST;
  const shown = rest > 0 ? [...items.slice(0, LONGEST_LIST), `- … and ${rest} more`] : items;
  return ['', `## ${title}`, '', ...shown];
}

/** One line. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');
const cell = (text: string): string => plain(text).replaceAll('|', '\\|');
