/**
 * Files in memory: for tests, and for a web worker that is given a corpus by its page. An address without a scheme is
 * one of `file:`.
 */
import {
  LARGEST_FILE,
  tooLarge,
  FileError,
  sameBytes,
  type DirectoryEntry,
  type FileErrorCode,
  type FileSystem,
} from './fileSystem.js';
import { message } from '../../messages/message.js';
import { shownFile } from '../../annotation/fileProblem.js';
import { normaliseUri, relativePath } from './uris.js';

interface MemoryFile {
  readonly content: Uint8Array;
  readonly modified: number;
}

type RefusalKey = 'file.isFolder' | 'file.notFound' | 'file.madeMeanwhile' | 'file.changedMeanwhile';

const refusal = (code: FileErrorCode, uri: string, key: RefusalKey): FileError =>
  new FileError(code, uri, message(key, { file: shownFile(uri) }));

export class MemoryFileSystem implements FileSystem {
  private readonly files = new Map<string, MemoryFile>();
  private clock = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [uri, content] of Object.entries(files)) this.put(uri, content);
  }

  /** Sets a file's content at once, as another program would. */
  put(uri: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.files.set(normaliseUri(uri), { content: bytes, modified: ++this.clock });
  }

  delete(uri: string): void {
    this.files.delete(normaliseUri(uri));
  }

  /** A file's content as text; undefined where there is none. */
  text(uri: string): string | undefined {
    const file = this.files.get(normaliseUri(uri));
    return file && new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.content);
  }

  /** The addresses of all files, in order. */
  uris(): string[] {
    return [...this.files.keys()].sort();
  }

  readFile(uri: string, { most = LARGEST_FILE }: { readonly most?: number } = {}): Promise<Uint8Array> {
    const file = this.files.get(normaliseUri(uri));
    if (file && file.content.length > most)
      return Promise.reject(new FileError('too-large', uri, tooLarge(most)));
    if (file) return Promise.resolve(file.content.slice());
    if (this.isDirectory(uri)) return Promise.reject(refusal('is-directory', uri, 'file.isFolder'));
    return Promise.reject(refusal('not-found', uri, 'file.notFound'));
  }

  stat(uri: string): Promise<{ readonly size: number; readonly modified: number } | undefined> {
    const file = this.files.get(normaliseUri(uri));
    return Promise.resolve(file && { size: file.content.length, modified: file.modified });
  }

  readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    const entries = new Map<string, DirectoryEntry>();
    for (const file of this.files.keys()) {
      const below = relativePath(normaliseUri(uri), file);
      if (below === undefined) continue;
      const slash = below.indexOf('/');
      const name = slash < 0 ? below : below.slice(0, slash);
      entries.set(name, { name, kind: slash < 0 ? 'file' : 'directory' });
    }
    if (entries.size === 0) return Promise.reject(refusal('not-found', uri, 'file.notFound'));
    return Promise.resolve([...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  writeFile(
    uri: string,
    content: Uint8Array,
    options?: { readonly ifContent?: Uint8Array | null },
  ): Promise<void> {
    const there = this.files.get(normaliseUri(uri));
    if (this.isDirectory(uri)) return Promise.reject(refusal('is-directory', uri, 'file.isFolder'));
    const expected = options?.ifContent;
    if (expected === null && there) return Promise.reject(refusal('changed', uri, 'file.madeMeanwhile'));
    if (expected && !(there && sameBytes(there.content, expected)))
      return Promise.reject(refusal('changed', uri, 'file.changedMeanwhile'));
    this.files.set(normaliseUri(uri), { content: content.slice(), modified: ++this.clock });
    return Promise.resolve();
  }

  moveFile(from: string, to: string): Promise<void> {
    const file = this.files.get(normaliseUri(from));
    if (!file) return Promise.reject(refusal('not-found', from, 'file.notFound'));
    if (normaliseUri(from) === normaliseUri(to)) return Promise.resolve();
    if (this.files.has(normaliseUri(to)) || this.isDirectory(to))
      return Promise.reject(refusal('exists', to, 'file.madeMeanwhile'));
    this.files.delete(normaliseUri(from));
    this.files.set(normaliseUri(to), file);
    return Promise.resolve();
  }

  removeFile(uri: string, content: Uint8Array): Promise<void> {
    const there = this.files.get(normaliseUri(uri));
    if (!there) return Promise.reject(refusal('not-found', uri, 'file.notFound'));
    if (!sameBytes(there.content, content))
      return Promise.reject(refusal('changed', uri, 'file.changedMeanwhile'));
    this.files.delete(normaliseUri(uri));
    return Promise.resolve();
  }

  private isDirectory(uri: string): boolean {
    const folder = normaliseUri(uri);
    for (const file of this.files.keys()) if (relativePath(folder, file) !== undefined) return true;
    return false;
  }
}
