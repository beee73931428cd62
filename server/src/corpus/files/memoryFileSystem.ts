/** Files in memory: for tests, and for a web worker that is given a corpus by its page. */
import { FileError, sameBytes, type DirectoryEntry, type FileSystem } from './fileSystem.js';
import { normalisePath, relativePath } from './paths.js';

interface MemoryFile {
  readonly content: Uint8Array;
  readonly modified: number;
}

export class MemoryFileSystem implements FileSystem {
  private readonly files = new Map<string, MemoryFile>();
  private clock = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content);
  }

  /** Sets a file's content at once, as another program would. */
  put(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.files.set(normalisePath(path), { content: bytes, modified: ++this.clock });
  }

  delete(path: string): void {
    this.files.delete(normalisePath(path));
  }

  /** A file's content as text; undefined where there is none. */
  text(path: string): string | undefined {
    const file = this.files.get(normalisePath(path));
    return file && new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.content);
  }

  paths(): string[] {
    return [...this.files.keys()].sort();
  }

  readFile(path: string): Promise<Uint8Array> {
    const file = this.files.get(normalisePath(path));
    if (file) return Promise.resolve(file.content.slice());
    if (this.isDirectory(path))
      return Promise.reject(new FileError('is-directory', path, `${path} is a folder`));
    return Promise.reject(new FileError('not-found', path, `${path} does not exist`));
  }

  stat(path: string): Promise<{ readonly size: number; readonly modified: number } | undefined> {
    const file = this.files.get(normalisePath(path));
    return Promise.resolve(file && { size: file.content.length, modified: file.modified });
  }

  readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    const entries = new Map<string, DirectoryEntry>();
    for (const file of this.files.keys()) {
      const below = relativePath(normalisePath(path), file);
      if (below === undefined) continue;
      const slash = below.indexOf('/');
      const name = slash < 0 ? below : below.slice(0, slash);
      entries.set(name, { name, kind: slash < 0 ? 'file' : 'directory' });
    }
    if (entries.size === 0) return Promise.reject(new FileError('not-found', path, `${path} does not exist`));
    return Promise.resolve([...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  writeFile(
    path: string,
    content: Uint8Array,
    options?: { readonly ifContent?: Uint8Array | null },
  ): Promise<void> {
    const there = this.files.get(normalisePath(path));
    if (this.isDirectory(path))
      return Promise.reject(new FileError('is-directory', path, `${path} is a folder`));
    const expected = options?.ifContent;
    if (expected === null && there)
      return Promise.reject(new FileError('changed', path, `${path} was made meanwhile`));
    if (expected && !(there && sameBytes(there.content, expected)))
      return Promise.reject(new FileError('changed', path, `${path} changed meanwhile`));
    this.files.set(normalisePath(path), { content: content.slice(), modified: ++this.clock });
    return Promise.resolve();
  }

  private isDirectory(path: string): boolean {
    const folder = normalisePath(path);
    for (const file of this.files.keys()) if (relativePath(folder, file) !== undefined) return true;
    return false;
  }
}
