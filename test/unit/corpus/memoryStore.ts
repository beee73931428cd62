/** A store of annotations on a file system in memory, and one whose steps fail. */
import { message } from '../../../server/src/messages/message.js';
import {
  AnnotationStore,
  type StoreEvent,
  type StoreOptions,
} from '../../../server/src/corpus/annotationStore.js';
import type { Decision } from '../../../server/src/annotation/decisions.js';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { FileError, type FileSystem } from '../../../server/src/corpus/files/fileSystem.js';
import type { Patience } from '../../../server/src/corpus/settledFile.js';
import type { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';

export const PATH = '/c/annotations/amal/doc.jsonl';
export const TEXT = 'زار حموشي مراكش ثم عاد حموشي إلى الرباط';
export const text = DocumentText.ofFile(TEXT);

/** Looks at a file that is being saved often, and not for long. */
const SOON: Patience = { pause: 1, cut: 12, gone: 10, most: 60 };

export const open = (files: FileSystem, options: Partial<StoreOptions> = {}): Promise<AnnotationStore> =>
  AnnotationStore.open({
    files,
    uri: PATH,
    document: 'doc',
    documentFile: 'doc.txt',
    annotator: 'amal',
    text,
    retryDelays: [],
    patience: SOON,
    ...options,
  });

export function tag(word: string, label: string, from = 0): Decision {
  const start = TEXT.indexOf(word, from);
  return { kind: 'tag', spans: [{ start, end: start + word.length }], label };
}

export const lines = (files: MemoryFileSystem): Record<string, unknown>[] =>
  (files.text(PATH) ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
export const stored = (files: MemoryFileSystem): string[] =>
  lines(files).map((line) => `${String(line['label'])} ${String(line['text'])}`);
export const shown = (store: AnnotationStore): string[] =>
  store.set.annotations.map((annotation) => `${annotation.label} ${annotation.text}`);

/** Waits for an event of a kind. */
export const next = (store: AnnotationStore, kind: StoreEvent['kind']): Promise<StoreEvent> =>
  new Promise((resolve) => {
    const stop = store.onDidChange((event) => {
      if (event.kind !== kind) return;
      stop();
      resolve(event);
    });
  });

/** A file system whose steps can be made to fail or to wait. */
export class Faulty implements FileSystem {
  failing: (operation: string, call: number) => FileError | undefined = () => undefined;
  /** Called before a write reaches the file. */
  before: () => void = () => undefined;
  calls = 0;
  writes = 0;

  constructor(readonly files: MemoryFileSystem) {}

  private step<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const error = this.failing(operation, this.calls++);
    return error ? Promise.reject(error) : work();
  }
  readFile(path: string): Promise<Uint8Array> {
    return this.step('read', () => this.files.readFile(path));
  }
  stat(path: string): ReturnType<FileSystem['stat']> {
    return this.step('stat', () => this.files.stat(path));
  }
  readDirectory(path: string): ReturnType<FileSystem['readDirectory']> {
    return this.step('list', () => this.files.readDirectory(path));
  }
  writeFile(
    path: string,
    content: Uint8Array,
    options?: { readonly ifContent?: Uint8Array | null },
  ): Promise<void> {
    this.before();
    return this.step('write', () => {
      this.writes++;
      return this.files.writeFile(path, content, options);
    });
  }
  removeFile(path: string, content: Uint8Array): Promise<void> {
    return this.files.removeFile(path, content);
  }
  moveFile(from: string, to: string): Promise<void> {
    return this.step('move', () => this.files.moveFile(from, to));
  }
}

export const full = new FileError('unavailable', PATH, message('file.reason.diskFull'));
