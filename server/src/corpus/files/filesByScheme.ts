/** One file system of several: the scheme of an address says which of them has the file. */
import { message } from '../../messages/message.js';
import { shownFile } from '../../annotation/fileProblem.js';
import { FileError, filesWithin, type FileSystem } from './fileSystem.js';
import { schemeOf } from './uris.js';

/** Addresses of other schemes are refused as files that cannot be read. */
export function filesByScheme(systems: Readonly<Record<string, FileSystem>>): FileSystem {
  const withFiles = async <T>(uri: string, work: (files: FileSystem) => Promise<T>): Promise<T> => {
    const scheme = schemeOf(uri);
    if (Object.hasOwn(systems, scheme)) return work(systems[scheme]!);
    throw new FileError('unavailable', uri, message('file.otherScheme', { file: shownFile(uri), scheme }));
  };
  return {
    readFile: (uri, options) => withFiles(uri, (files) => files.readFile(uri, options)),
    stat: (uri) => withFiles(uri, (files) => files.stat(uri)),
    readDirectory: (uri) => withFiles(uri, (files) => files.readDirectory(uri)),
    writeFile: (uri, content, options) => withFiles(uri, (files) => files.writeFile(uri, content, options)),
    moveFile: (from, to) => withFiles(from, (files) => files.moveFile(from, to)),
    removeFile: (uri, content) => withFiles(uri, (files) => files.removeFile(uri, content)),
    within: (folder) => {
      const bounded = Object.entries(systems).map(
        ([scheme, files]) =>
          [scheme, schemeOf(folder) === scheme ? filesWithin(files, folder) : files] as const,
      );
      return filesByScheme(Object.fromEntries(bounded));
    },
  };
}
