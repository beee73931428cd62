/** Decisions that cannot be written where they belong when the service ends: copies elsewhere, and what the user is told. */
import { shownFile } from '../annotation/fileProblem.js';
import type { UnsavedDecisions } from './annotationStores.js';
import type { FileSystem } from './files/fileSystem.js';
import { baseName, joinUri } from './files/uris.js';
import { message, type Message } from '../messages/message.js';

/** Writes a copy into the first of the folders (addresses) that takes it. Gives what is to be told. Never rejects. */
export async function rescue(
  files: FileSystem,
  folders: readonly string[],
  { annotator, bytes, document, root, store }: UnsavedDecisions,
): Promise<Message> {
  const reason = store.trouble ?? message('rescue.notEnded');
  const told = { document: document.name, annotator, reason };
  const corpus = decodeURIComponent(baseName(root));
  const start = [corpus, annotator, document.name].join(' - ').replace(/[\\/:*?"<>|\p{Cc}]/gu, '-');
  const name = `${start.slice(0, 60)} ${crypto.randomUUID().slice(0, 8)}.jsonl`;
  for (const folder of folders) {
    const copy = joinUri(folder, name);
    try {
      await files.writeFile(copy, bytes);
      return message('rescue.copied', { ...told, copy: shownFile(copy) });
    } catch {
      // The next one, perhaps.
    }
  }
  return message('rescue.lost', told);
}
