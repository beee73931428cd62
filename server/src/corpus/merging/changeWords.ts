/** Lines of a corpus' files, and what differs in them, in words: one line each. */
import { splitLines, type JsonObject } from '../../annotation/jsonLines.js';
import { lineChanges, type LineChange } from '../../annotation/versions/lineChanges.js';
import { valueOf } from '../../annotation/versions/lineFields.js';
import {
  ANNOTATION_LINES,
  entriesOf,
  type Entries,
  type Entry,
} from '../../annotation/versions/lineIdentity.js';
import { wholeLines } from '../../annotation/versions/conflictMarks.js';
import { message, type Message } from '../../messages/message.js';
import { DOCUMENTS_FILE } from '../documentsFile.js';
import { ASSIGNMENT_FILE } from '../assignment/plan.js';
import { writtenPlan } from './assignmentMerge.js';
import { documentEntries } from './documentsMerge.js';
import { lineKindOf } from './mergedFile.js';

/** The lines of a file of a corpus, by the file's name without its folder. */
function corpusEntries(name: string, bytes: Uint8Array): Entries {
  if (name === ASSIGNMENT_FILE) return assignmentEntries(bytes);
  if (name !== DOCUMENTS_FILE)
    return entriesOf(wholeLines(splitLines(bytes).lines, lineKindOf(name)), lineKindOf(name));
  const text = new TextDecoder().decode(bytes);
  const documents = documentEntries(text);
  // Of a broken file its lines are all that can be said.
  if (!documents) return entriesOf(splitLines(bytes).lines, { identify: () => undefined });
  return new Map(
    [...documents].map(([document, said]) => [
      document,
      { kind: 'entry', line: { raw: '', object: { document, ...(said as JsonObject | undefined) } } },
    ]),
  );
}

function assignmentEntries(bytes: Uint8Array): Entries {
  const plan = writtenPlan(new TextDecoder().decode(bytes));
  if (!plan) return entriesOf(splitLines(bytes).lines, { identify: () => undefined });
  const entry = (object: JsonObject): Entry => ({ kind: 'entry', line: { raw: '', object } });
  return new Map([
    ['', entry({ ...plan.settings, assignment: true })],
    ...[...plan.documents].map(
      ([document, { name: _, ...said }]) => [document, entry({ document, ...said })] as const,
    ),
  ]);
}

export interface ToldChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly told: Message;
}

/** What differs between two versions of a file, a message each. */
export function toldChanges(name: string, before: Uint8Array, after: Uint8Array): readonly ToldChange[] {
  const [old, now] = [corpusEntries(name, before), corpusEntries(name, after)];
  const { changes, moved } = lineChanges(old, now);
  const told = changes.map((change) => toldChange(change, old, now));
  return moved === 0 ? told : [...told, { kind: 'changed', told: message('git.moved', { count: moved }) }];
}

/** A line of an annotation file in words, as it was and as it is. */
export interface ToldSides {
  readonly before?: Message;
  readonly after?: Message;
}

/** The lines that differ between two versions of an annotation file, of those that are `wanted`. */
export function toldSides(
  before: Uint8Array,
  after: Uint8Array,
  wanted: (line: { readonly kind: Entry['kind']; readonly id: string | undefined }) => boolean,
): readonly ToldSides[] {
  const [old, now] = [before, after].map((bytes) =>
    entriesOf(wholeLines(splitLines(bytes).lines, ANNOTATION_LINES), ANNOTATION_LINES),
  ) as [Entries, Entries];
  return lineChanges(old, now).changes.flatMap(({ kind, before: was, after: is }) => {
    const { id } = (is ?? was)?.object ?? {};
    if (!wanted({ kind, id: typeof id === 'string' ? id : undefined })) return [];
    return [
      {
        ...(was && { before: told({ kind, line: was }, old) }),
        ...(is && { after: told({ kind, line: is }, now) }),
      },
    ];
  });
}

function toldChange({ kind, before, after, fields }: LineChange, old: Entries, now: Entries): ToldChange {
  const what = told(
    { kind, line: (before ?? after)! },
    before ? old : now,
    before && after ? fields : undefined,
  );
  if (!before) return { kind: 'added', told: what };
  if (!after) return { kind: 'removed', told: what };
  const differing = fields.flatMap((field) => fieldChange(field, before.object!, after.object!));
  return { kind: 'changed', told: message('git.changed', { what, fields: differing }) };
}

/** Keys that are told in the words of what a line is, or say nothing to people. */
const ASIDE: ReadonlySet<string> = new Set([
  ...[
    'start',
    'end',
    'fragments',
    'text',
    'label',
    'id',
    'prefix',
    'suffix',
    'hawashi',
    'document',
    'sha256',
  ],
  ...[
    'type',
    'from',
    'to',
    'name',
    'rejected',
    'origin',
    'confidence',
    'labelConfidence',
    'borderConfidence',
  ],
  ...['code', 'subject', 'also', 'author', 'comment', 'answers', 'annotation', 'time', 'assignment'],
]);

/** A line in words, with all that is said beside its label; `without`: but for these fields. */
function told({ kind, line }: Entry, all: Entries, without?: readonly string[]): Message {
  const { object } = line;
  if (kind === 'unread' || !object)
    return message('git.unread', { line: typeof line.raw === 'string' ? line.raw : '' });
  const what = named(kind, object, all);
  if (without) return what;
  const said = Object.entries(object).flatMap(([key, value]): Message[] => {
    if (ASIDE.has(key)) return [];
    if (['attributes', 'fields'].includes(key) && typeof value === 'object' && value !== null)
      return Object.entries(value).map(([name, inner]) =>
        message('git.said', { field: name, value: shown(inner) }),
      );
    return [message('git.said', { field: key, value: shown(value) })];
  });
  return said.length === 0 ? what : message('git.withFields', { what, fields: said });
}

function named(kind: Entry['kind'], object: JsonObject, all: Entries): Message {
  if (kind === 'header') return message('git.header');
  if (kind === 'relation') {
    const end = (id: unknown): string => String(all.get(String(id))?.line.object?.['text'] ?? id);
    const [type, from, to] = [String(object['type']), end(object['from']), end(object['to'])];
    return message('git.relation', { type, from, to });
  }
  if (object['assignment'] === true) return message('git.assignment');
  const { label, text, name, id, code, subject, document } = object as Record<string, string>;
  if (text !== undefined && label !== undefined) {
    const what = message('change.annotation', { label, text });
    return object['rejected'] === true ? message('change.rejected', { label: what }) : what;
  }
  const { comment, author, answers } = object as Record<string, string>;
  if (comment !== undefined && author !== undefined) {
    if (answers !== undefined) return message('git.answer', { author, comment });
    return message('git.question', { author, comment, document: document ?? '' });
  }
  const { section } = object as Record<string, string>;
  if (section !== undefined && label !== undefined) return message('git.reviewed', { label });
  if (name !== undefined && id !== undefined) return message('git.entity', { id, name });
  if (code !== undefined && subject !== undefined)
    return message('git.dismissed', { code, subject, document: document ?? message('git.everywhere') });
  return message('git.document', { document: document ?? id ?? '' });
}

const shown = (value: unknown): Message | string =>
  value === undefined ? message('git.nothing') : typeof value === 'string' ? value : JSON.stringify(value);

function fieldChange(field: string, before: JsonObject, after: JsonObject): Message[] {
  if (field === 'start') {
    const [was, now] = [before, after].map(({ text }) => String(text));
    if (was !== now) return [message('git.words', { before: was!, after: now! })];
    const [from, to] = [before, after].map(({ start, end }) => `${String(start)}–${String(end)}`);
    return [message('git.place', { before: from!, after: to! })];
  }
  const name =
    field.startsWith('attributes.') || field.startsWith('fields.')
      ? field.slice(field.indexOf('.') + 1)
      : field;
  // Keys of a group are one field under the name of the first.
  const keys = field === 'value' ? ['value', 'mod'] : field === 'from' ? ['type', 'from', 'to'] : [field];
  return keys.flatMap((key) => {
    const [was, now] = [valueOf(before, key), valueOf(after, key)];
    if (JSON.stringify(was) === JSON.stringify(now)) return [];
    return [
      message('git.field', { field: key === field ? name : key, before: shown(was), after: shown(now) }),
    ];
  });
}

/** Every line of a file in words, in the file's order: what git compares where it compares texts. */
export function toldLines(name: string, bytes: Uint8Array): readonly Message[] {
  const entries = corpusEntries(name, bytes);
  return [...entries.values()].map((entry) => {
    const { start, end } = entry.line.object ?? {};
    const what = told(entry, entries);
    return typeof start === 'number' ? message('git.line', { place: `${start}–${String(end)}`, what }) : what;
  });
}
