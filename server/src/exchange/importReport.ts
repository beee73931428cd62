/** What an import did, or would do, in Markdown: for people, on a terminal or in an editor. */
import { format } from '../messages/format.js';
import type { Format } from '../messages/formatter.js';
import { plain, type Markdown } from '../messages/markdown.js';
import { message, type Message } from '../messages/message.js';
import type { ReadIssue } from '../formats/format.js';
import type { Conflict } from './conflicts.js';
import type { ImportedDocument, ImportedLabel, ImportOutcome } from './importRun.js';

/** A list longer than this is cut, and says so. */
const LONGEST_LIST = 2000;

/** The outcome in one sentence. */
export function importSentence(outcome: ImportOutcome, annotator: string): Message {
  const {
    applied,
    complete,
    documents,
    known,
    completed,
    dates,
    fields,
    statuses,
    exhaustive,
    conflicts,
    failed,
    problems,
  } = outcome;
  const taken = {
    what: takenIn(outcome),
    documents: message('count.documents', { count: new Set(documents.map((one) => one.document)).size }),
    annotator,
  };
  const parts = [
    applied ? message('import.taken', taken) : message('import.wouldBeTaken', taken),
    message('import.known', { count: known }),
    ...(completed > 0 ? [message('import.completed', { count: completed })] : []),
    ...(dates > 0 ? [message('import.dates', { count: dates })] : []),
    ...(fields > 0 ? [message('import.fields', { count: fields })] : []),
    ...(statuses > 0 ? [message('import.statuses', { count: statuses })] : []),
    ...(exhaustive > 0 ? [message('import.exhaustive', { count: exhaustive })] : []),
    message('count.conflicts', { count: conflicts.count }),
    ...(problems > 0 ? [message('import.problems', { count: problems })] : []),
    ...(failed > 0 ? [message('import.failed', { count: failed })] : []),
  ];
  return complete ? message('import.done', { parts }) : message('import.stopped', { parts });
}

function takenIn({ annotations: count, relations: related }: ImportOutcome): Message {
  const annotations = message('count.annotations', { count });
  if (related === 0) return annotations;
  const relations = message('count.relations', { count: related });
  return message('import.annotationsAndRelations', { annotations, relations });
}

export function importReport(
  outcome: ImportOutcome,
  annotator: string,
  issues: readonly ReadIssue[] = [],
  say: Format = format,
): string {
  const { applied, documents, labels, conflicts } = outcome;
  const lines = [
    `# ${plain(say(message(applied ? 'import.report.applied' : 'import.report.planned')))}`,
    '',
    plain(say(importSentence(outcome, annotator))),
    '',
    `## ${plain(say(message('import.report.labels')))}`,
    '',
    ...labelRows(labels, say),
    ...section(message('import.report.documents'), documents.map(documentItem), say),
    ...section(message('import.report.conflicts'), conflicts.listed.map(conflictItem), say, conflicts.count),
    ...section(message('import.report.unread'), issues.map(issueItem), say),
  ];
  return lines.join('\n') + '\n';
}

function labelRows(labels: readonly ImportedLabel[], say: Format): readonly string[] {
  const head = (['inFiles', 'becomes', 'annotations'] as const).map((column) =>
    say(message(`import.report.${column}`)),
  );
  const rows = labels.map(({ label, becomes, known, count }) => {
    const into =
      becomes === undefined
        ? say(message('import.report.leftOut'))
        : known
          ? becomes
          : say(message('import.report.notInSet', { label: becomes }));
    return `| ${plain(label)} | ${plain(into)} | ${count} |`;
  });
  return [`| ${head.map(plain).join(' | ')} |`, '| --- | --- | ---: |', ...rows];
}

/** One item of a list, in the reader's words. */
type ListItem = (say: Format) => Markdown;

const documentItem =
  ({ source, document, matched, annotations, known, conflicts }: ImportedDocument): ListItem =>
  (say) => {
    const told = {
      source,
      document,
      annotations,
      known,
      conflicts: message('count.conflicts', { count: conflicts }),
    };
    return plain(
      say(
        matched === 'name'
          ? message('import.report.documentByName', told)
          : message('import.report.document', told),
      ),
    );
  };

const conflictItem =
  ({ document, kind, message: told }: Conflict): ListItem =>
  (say) =>
    plain(`${document}: ${say(message(`conflict.kind.${kind}`))}: ${say(told)}`);

const issueItem =
  ({ file, line, message: told }: ReadIssue): ListItem =>
  (say) =>
    plain(`${file}${line === undefined ? '' : `:${line}`}: ${say(told)}`);

/** `count` is how many there are, where not all are given. */
function section(
  title: Message,
  entries: readonly ListItem[],
  say: Format,
  count = entries.length,
): readonly string[] {
  if (entries.length === 0) return [];
  const items = entries.slice(0, LONGEST_LIST).map((entry) => entry(say));
  const rest = count - items.length;
  if (rest > 0) items.push(plain(say(message('import.report.more', { count: rest }))));
  return ['', `## ${plain(say(title))}`, '', ...items.map((item) => `- ${item}`)];
}
