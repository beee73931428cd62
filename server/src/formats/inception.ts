/**
 * Projects that INCEpTION (or WebAnno) exported as ZIP archives, and documents in ZIP archives: the files of its formats
 * within, each with the annotator whose work it is. Read alone.
 */
import { message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { ExchangeDocument, ImportFormat, InputFiles, ReadContext } from './format.js';
import { inOrder } from './parts/inputText.js';
import { asWorkOf, membersOf, PROJECT } from './parts/inceptionProject.js';
import { isTypeSystem } from './parts/typeSystem.js';
import { webAnno } from './parts/webAnno.js';
import { zippedFiles, zippedNames } from './parts/zip.js';
import { uimaJson } from './uimaJson.js';
import { uimaXmi } from './uimaXmi.js';

const EXTENSION = '.zip';
const INNER: readonly ImportFormat[] = [webAnno, uimaXmi, uimaJson];
/** The formats in which projects have the work of their annotators. */
export const IN_PROJECTS: ReadonlySet<ImportFormat> = new Set(INNER);
/** Archives in archives: a document of a project, with its types. */
const DEEPEST = 2;

async function* readArchive(
  path: string,
  bytes: Uint8Array,
  context: ReadContext,
  depth: number,
): AsyncGenerator<ExchangeDocument> {
  const names = zippedNames(bytes);
  const members = new Map(
    membersOf(names)
      .filter(({ path: one }) => isRead(one) && !one.endsWith(PROJECT))
      .map((member) => [member.path, member]),
  );
  if (members.size === 0) {
    const key = names.some((name) => name.endsWith('.ser')) ? 'read.zipSerialised' : 'read.zipEmpty';
    context.report({ file: path, message: message(key) });
  }
  const types = new Map(
    [...zippedFiles(bytes, new Set(names.filter(isTypeSystem)))].map((one) => [
      `${path}/${one.name}`,
      one.bytes,
    ]),
  );
  for (const { name, bytes: inner } of zippedFiles(bytes, new Set(members.keys()))) {
    const member = members.get(name)!;
    const within = { path: `${path}/${name}`, bytes: inner, types };
    for await (const document of readMember(within, context, depth)) yield asWorkOf(member, document);
  }
}

const isRead = (path: string): boolean =>
  path.endsWith(EXTENSION) || INNER.some((format) => format.accepts(path));

async function* readMember(
  { path, bytes, types }: { readonly path: string; readonly bytes: Uint8Array; readonly types: InputFiles },
  context: ReadContext,
  depth: number,
): AsyncGenerator<ExchangeDocument> {
  if (path.endsWith(EXTENSION)) {
    if (depth < DEEPEST) yield* readArchive(path, bytes, context, depth + 1);
    else context.report({ file: path, message: message('read.zipDeep') });
    return;
  }
  const format = INNER.find((one) => one.accepts(path))!;
  yield* format.read(new Map([...types, [path, bytes]]), context);
}

export const inception: ImportFormat = {
  id: 'inception',
  title: 'INCEpTION project (ZIP)',
  description: 'formats.inception',
  extension: EXTENSION,
  specification:
    'https://inception-project.github.io/releases/latest/docs/user-guide.html#sect_projects_export',
  unit: 'UTF-16 units',
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const [path, bytes] of inOrder(files)) {
      if (!this.accepts(path)) continue;
      try {
        yield* readArchive(path, bytes, context, 1);
      } catch (error) {
        context.report({ file: path, message: message('read.zip', { reason: messageOf(error) }) });
      }
    }
  },
};
