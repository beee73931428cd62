/** Changes `documents.json` by the smallest edit, so that people's formatting and comments stay. */
import { applyEdits, modify } from 'jsonc-parser';
import { shownFile } from '../annotation/fileProblem.js';
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { DATE_FIELD } from '../annotation/documentFields.js';
import { documentName, DOCUMENTS_OTHERWISE } from './documentsFile.js';
import { readCorpusText } from './corpusText.js';
import { FileError, type FileSystem } from './files/fileSystem.js';
import { parseJsonFile, propertiesOf, type JsonFile } from './jsonFile.js';

/** Why a broken file is not changed. */
const brokenDocuments = (uri: string, line: number): Message =>
  message('documents.broken', { file: shownFile(uri), line });

const indentation = (file: JsonFile): string => {
  const first = propertiesOf(file.root)[0]?.key.offset;
  if (first === undefined) return '  ';
  const line = file.text.lastIndexOf('\n', first - 1);
  const before = file.text.slice(line + 1, first);
  return line >= 0 && before.trim() === '' ? before : '  ';
};

/** The file's content, or why it cannot be changed. */
export type EditedFile = { readonly content: string } | { readonly problem: Message };

/**
 * The file's content with other values of a document's fields (null and undefined take one away); `content` is undefined where there
 * is no file. Gives a problem where the file is broken: it is not written over.
 */
export function withFields(
  uri: string,
  content: string | undefined,
  name: string,
  changes: Readonly<Record<string, unknown>>,
): EditedFile {
  let now = content;
  for (const [field, value] of Object.entries(changes)) {
    const after = edited(uri, now, (file) =>
      value === null || value === undefined
        ? withoutField(file, name, field)
        : withField(file, name, field, JSON.stringify(value)),
    );
    if ('problem' in after) return after;
    now = after.content;
  }
  return { content: now ?? '{}\n' };
}

/** Writes the file as `edit` makes it of what it holds then, also where others write it meanwhile. */
export async function editDocumentsFile(
  files: FileSystem,
  uri: string,
  edit: (content: string | undefined) => EditedFile,
): Promise<{ readonly problem?: Message }> {
  try {
    for (let tries = 0; ; tries++) {
      const { bytes, text, problems } = await readCorpusText(files, uri, DOCUMENTS_OTHERWISE);
      if (problems[0])
        return { problem: bytes ? brokenDocuments(uri, problems[0].line) : problems[0].message };
      const after = edit(text);
      if ('problem' in after) return after;
      try {
        await files.writeFile(uri, new TextEncoder().encode(after.content), { ifContent: bytes ?? null });
        return {};
      } catch (error) {
        if (!(error instanceof FileError && error.code === 'changed') || tries >= 5) throw error;
      }
    }
  } catch (error) {
    return { problem: message('file.notWritten', { file: shownFile(uri), reason: messageOf(error) }) };
  }
}

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

const spliced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** A gap between properties without its comma: nothing is left of it but comments, and what stands around them. */
const withoutComma = (gap: string): string =>
  gap.trim() === ',' ? '' : gap.replace(/^((?:\/\*[^]*?\*\/|\/\/[^\n]*\n|[^,/])*),/, '$1');

/** A key goes with the comma that parts it from its neighbour. */
function withoutField(file: JsonFile, name: string, field: string): string {
  const { text } = file;
  const entry = entryIn(file, name)?.value;
  const said = propertiesOf(entry);
  const present = said.findLast((property) => property.name === field);
  if (!entry || !present?.value) return text;
  const start = present.key.offset;
  const end = present.value.offset + present.value.length;
  const index = said.indexOf(present);
  const next = said[index + 1]?.key.offset;
  const previous = said[index - 1]?.value;
  if (next !== undefined) return spliced(text, start, next, withoutComma(text.slice(end, next)));
  if (previous) {
    const behind = previous.offset + previous.length;
    return spliced(text, behind, end, withoutComma(text.slice(behind, start)));
  }
  const close = entry.offset + entry.length - 1;
  const rest = text.slice(end, close);
  return spliced(text, start, close, rest.includes(',') ? withoutComma(rest) : rest);
}

/** The date comes first, what is said after it last. */
function withField(file: JsonFile, name: string, field: string, value: string): string {
  const { text } = file;
  const entry = entryIn(file, name);
  const said = propertiesOf(entry?.value);
  const present = said.findLast((property) => property.name === field);
  if (present?.value)
    return spliced(text, present.value.offset, present.value.offset + present.value.length, value);
  const property = `${JSON.stringify(field)}: ${value}`;
  const last = said.at(-1);
  if (entry?.value?.type === 'object') {
    const at = entry.value.offset + 1;
    if (!last?.value) return spliced(text, at, at, ` ${property} `);
    if (field === DATE_FIELD) return spliced(text, at, at, ` ${property},`);
    const behind = last.value.offset + last.value.length;
    const space = /\s*$/.exec(text.slice(at, last.key.offset))![0];
    return spliced(text, behind, behind, `,${space.includes('\n') ? space : ' '}${property}`);
  }
  const facet = `{ ${property} }`;
  if (entry?.value) return spliced(text, entry.value.offset, entry.value.offset + entry.value.length, facet);
  return append(file, name, facet);
}

/** At the end of the file, on a line of its own. */
function append(file: JsonFile, name: string, value: string): string {
  const { text } = file;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${lineBreak}${indentation(file)}${JSON.stringify(name)}: ${value}`;
  const last = propertiesOf(file.root).at(-1);
  if (last?.value) {
    const behind = last.value.offset + last.value.length;
    return spliced(text, behind, behind, ',' + line);
  }
  const at = (file.root?.offset ?? 0) + 1;
  return spliced(text, at, at, line + lineBreak);
}
