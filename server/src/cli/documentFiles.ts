/** The documents that the paths of a command line mean, one after the other: folders of any size are walked, not listed. */
import { formatPlain } from '../messages/format.js';
import { say } from './say.js';
import { opendir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CORPUS_FILE, DEFAULT_SETTINGS, parseCorpusFile } from '../corpus/corpusFile.js';
import { documentTest as documentTestOf } from '../corpus/documentList.js';
import { BadUse, sayError, type Messages } from './messages.js';

export interface DocumentFile {
  /** Where the text is. */
  readonly path: string;
  /** Path below the folder that was named, with `/`, without `.txt`. */
  readonly name: string;
  readonly bytes: number;
}

/** Folders that hold no documents. */
const SKIPPED = new Set(['node_modules']);

/** The documents of the paths, in a stable order. A path that is not there is bad use. */
export async function* documentFiles(
  paths: readonly string[],
  messages: Messages,
): AsyncGenerator<DocumentFile> {
  for (const given of paths) {
    const found = await stat(given).catch(() => undefined);
    if (!found) throw new BadUse(say('import.noSuchFile', { file: given }));
    if (!found.isDirectory()) {
      yield { path: given, name: withoutExtension(path.basename(given)), bytes: found.size };
      continue;
    }
    yield* walk(given, '', await documentTest(given, messages), messages);
  }
}

function withoutExtension(name: string): string {
  return name.endsWith('.txt') ? name.slice(0, -4) : name;
}

/** The documents of a corpus are what its `hawashi.json` says; elsewhere they are all text files. */
async function documentTest(folder: string, messages: Messages): Promise<(relative: string) => boolean> {
  const file = path.join(folder, CORPUS_FILE);
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content === undefined) return documentTestOf(DEFAULT_SETTINGS);
  const { settings, problems } = parseCorpusFile(file, content);
  for (const { line, message, severity } of problems)
    messages.tell({ level: severity, message: formatPlain(message), file, line });
  return documentTestOf(settings);
}

async function* walk(
  root: string,
  below: string,
  isDocument: (relative: string) => boolean,
  messages: Messages,
): AsyncGenerator<DocumentFile> {
  const folder = path.join(root, below);
  const folders: string[] = [];
  const files: string[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      const relative = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) folders.push(relative);
      } else if (isDocument(relative)) files.push(relative);
    }
  } catch (error) {
    messages.error(say('tool.folder', { reason: sayError(error) }), { file: folder });
    return;
  }
  for (const relative of files.sort()) {
    const file = path.join(root, relative);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) yield { path: file, name: withoutExtension(relative), bytes: found.size };
  }
  for (const relative of folders.sort()) yield* walk(root, relative, isDocument, messages);
}

/** Dates by document name. */
export type DocumentDates = (name: string) => string | undefined;

/**
 * The dates of a documents.json: `{ "<name>": { "dct": "2024-11-08" } }`. A name is looked up as it is, then by
 * its last part. Throws an error fit for a message where the file is none.
 */
export async function readDocumentDates(file: string): Promise<DocumentDates> {
  const dates = new Map<string, string>();
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new BadUse(say('tool.documents.json', { file, reason: sayError(error) }));
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new BadUse(say('tool.documents.object', { file }));
  for (const [name, facts] of Object.entries(content)) {
    const date: unknown = (facts as { dct?: unknown } | null)?.dct;
    if (typeof date === 'string') dates.set(withoutExtension(name), date);
  }
  return (name) => dates.get(name) ?? dates.get(name.slice(name.lastIndexOf('/') + 1));
}
