/** One file system of several: the scheme of an address says which of them has the file. */
import { shownFile } from '../../annotation/fileProblem.js';
import { FileError, type FileSystem } from './fileSystem.js';
import { schemeOf } from './uris.js';

/** Addresses of other schemes are refused, in words, as files that cannot be read. */
export function filesByScheme(systems: Readonly<Record<string, FileSystem>>): FileSystem {
  const withFiles = async <T>(uri: string, work: (files: FileSystem) => Promise<T>): Promise<T> => {
    const scheme = schemeOf(uri);
    if (Object.hasOwn(systems, scheme)) return work(systems[scheme]!);
    const message = `${shownFile(uri)} is no file or folder on this machine («${scheme}:» cannot be read from here)`;
    throw new FileError('unavailable', uri, message);
  };
  return {
    readFile: (uri) => withFiles(uri, (files) => files.readFile(uri)),
    stat: (uri) => withFiles(uri, (files) => files.stat(uri)),
    readDirectory: (uri) => withFiles(uri, (files) => files.readDirectory(uri)),
    writeFile: (uri, content, options) => withFiles(uri, (files) => files.writeFile(uri, content, options)),
  };
}
