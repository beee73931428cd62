/**
 * `documents.json`: per document what its text does not say, `{ "<name>": { "dct": "2024-11-08" } }`. Changed by
 * the smallest edit, so that people's formatting and comments stay.
 */
import { message, type Message } from '../messages/message.js';
import { shownFile, type FileProblem } from '../annotation/fileProblem.js';
import { applyEdits, modify } from 'jsonc-parser';
import { parseJsonFile, propertiesOf, type JsonFile } from './jsonFile.js';

export const DOCUMENTS_FILE = 'documents.json';

export interface DocumentFacts {
  /** Document creation time: ISO 8601 date, month or year. */
  readonly dct?: string;
}

/** Whether a text is a date of the calendar, a month or a year, as ISO 8601 writes them. */
export function isDocumentDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? '1'), Number(match[3] ?? '1')];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

const DATE_ADVICE = message('documents.date');
/** What happens until a broken file is repaired. */
export const DOCUMENTS_OTHERWISE = message('documents.otherwise');

/** Why a broken file is not changed. */
export const brokenDocuments = (uri: string, line: number): Message =>
  message('documents.broken', { file: shownFile(uri), line });

const documentName = (key: string): string => (key.endsWith('.txt') ? key.slice(0, -4) : key);

/** A place in the file, counted from 1. */
export interface EntryPlace {
  readonly line: number;
  readonly column: number;
}

export interface ReadDocumentsFile {
  readonly documents: ReadonlyMap<string, DocumentFacts>;
  /** Where each document is spoken of. */
  readonly places: ReadonlyMap<string, EntryPlace>;
  readonly problems: readonly FileProblem[];
}

/** What the file says of each document, by name. Never throws. */
export function parseDocumentsFile(uri: string, content: string): ReadDocumentsFile {
  const documents = new Map<string, DocumentFacts>();
  const places = new Map<string, EntryPlace>();
  const file = parseJsonFile(uri, content, DOCUMENTS_OTHERWISE);
  if (file.root && file.root.type !== 'object')
    file.report(file.root, message('documents.noObject', { otherwise: DOCUMENTS_OTHERWISE }));
  for (const { name, key, value } of propertiesOf(file.root)) {
    if (name === '$schema') continue;
    places.set(documentName(name), file.placeOf(key));
    if (value?.type !== 'object') {
      file.report(value ?? key, message('documents.entry'));
      continue;
    }
    const date = propertiesOf(value).findLast((property) => property.name === 'dct')?.value;
    if (!date) documents.set(documentName(name), {});
    else if (typeof date.value === 'string' && isDocumentDate(date.value))
      documents.set(documentName(name), { dct: date.value });
    else file.report(date, DATE_ADVICE);
  }
  return { documents, places, problems: file.problems };
}

const indentation = (file: JsonFile): string => {
  const first = propertiesOf(file.root)[0]?.key.offset;
  if (first === undefined) return '  ';
  const line = file.text.lastIndexOf('\n', first - 1);
  const before = file.text.slice(line + 1, first);
  return line >= 0 && before.trim() === '' ? before : '  ';
};

/**
 * The file's content with another date of a document (undefined takes it away); `content` is undefined where there
 * is no file. Gives a problem where the date is none or the file is broken: it is not written over.
 */
export function withDocumentDate(
  uri: string,
  content: string | undefined,
  name: string,
  date: string | undefined,
): EditedFile {
  if (date !== undefined && !isDocumentDate(date))
    return { problem: message('documents.noDate', { date, advice: DATE_ADVICE }) };
  return edited(uri, content, (file) => edit(file, name, date));
}

/** The file's content, or why it cannot be changed. */
export type EditedFile = { readonly content: string } | { readonly problem: Message };

function edited(
  uri: string,
  content: string | undefined,
  change: (file: JsonFile) => string | { readonly problem: Message },
): EditedFile {
  const file = parseJsonFile(
    uri,
    content === undefined || content.trim() === '' ? '{}\n' : content,
    DOCUMENTS_OTHERWISE,
  );
  const broken = file.problems[0];
  if (broken || file.root?.type !== 'object') return { problem: brokenDocuments(uri, broken?.line ?? 1) };
  const changed = change(file);
  if (typeof changed !== 'string') return changed;
  return { content: content?.startsWith('\ufeff') ? '\ufeff' + changed.slice(1) : changed };
}

const entryIn = (file: JsonFile, name: string) =>
  propertiesOf(file.root).findLast((property) => documentName(property.name) === name);

/** What the file says of a document, as JSON text; undefined where it says nothing, or is broken. */
export function entryText(uri: string, content: string, name: string): string | undefined {
  const file = parseJsonFile(uri, content, DOCUMENTS_OTHERWISE);
  const value = entryIn(file, name)?.value;
  return value && file.text.slice(value.offset, value.offset + value.length);
}

/** The same entry under another name. Nothing is written over: where there is one of that name, it is a problem. */
export function withEntryRenamed(uri: string, content: string, from: string, to: string): EditedFile {
  return edited(uri, content, (file) => {
    const entry = entryIn(file, from);
    if (!entry) return file.text;
    if (entryIn(file, to)) return { problem: message('documents.taken', { document: to }) };
    const { offset, length } = entry.key;
    const name = entry.name.endsWith('.txt') ? `${to}.txt` : to;
    return file.text.slice(0, offset) + JSON.stringify(name) + file.text.slice(offset + length);
  });
}

/** With an entry more, given as JSON text. */
export function withEntry(uri: string, content: string | undefined, name: string, value: string): EditedFile {
  return edited(uri, content, (file) =>
    entryIn(file, name)
      ? { problem: message('documents.taken', { document: name }) }
      : append(file, name, value),
  );
}

/** Without what it says of a document. */
export function withoutEntry(uri: string, content: string, name: string): EditedFile {
  return edited(uri, content, (file) => {
    const entry = entryIn(file, name);
    return entry ? applyEdits(file.text, modify(file.text, [entry.name], undefined, {})) : file.text;
  });
}

function edit(file: JsonFile, name: string, date: string | undefined): string {
  const { text } = file;
  const splice = (from: number, to: number, by: string): string => text.slice(0, from) + by + text.slice(to);
  const entry = entryIn(file, name);
  const facts = propertiesOf(entry?.value);
  const present = facts.findLast((property) => property.name === 'dct');
  if (date === undefined) {
    if (!entry?.value || !present?.value) return text;
    const { offset, length } = present.value;
    // The key goes with the comma that parts it from its neighbour.
    const index = facts.indexOf(present);
    const next = facts[index + 1];
    const previous = facts[index - 1]?.value;
    if (next) return splice(present.key.offset, next.key.offset, '');
    return splice(previous ? previous.offset + previous.length : present.key.offset, offset + length, '');
  }
  const value = JSON.stringify(date);
  if (present?.value) return splice(present.value.offset, present.value.offset + present.value.length, value);
  if (entry?.value?.type === 'object') {
    const at = entry.value.offset + 1;
    return splice(at, at, facts.length > 0 ? ` "dct": ${value},` : ` "dct": ${value} `);
  }
  const facet = `{ "dct": ${value} }`;
  if (entry?.value) return splice(entry.value.offset, entry.value.offset + entry.value.length, facet);
  return append(file, name, facet);
}

/** At the end of the file, on a line of its own. */
function append(file: JsonFile, name: string, value: string): string {
  const { text } = file;
  const splice = (at: number, by: string): string => text.slice(0, at) + by + text.slice(at);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${lineBreak}${indentation(file)}${JSON.stringify(name)}: ${value}`;
  const last = propertiesOf(file.root).at(-1);
  if (last?.value) return splice(last.value.offset + last.value.length, ',' + line);
  return splice((file.root?.offset ?? 0) + 1, line + lineBreak);
}
