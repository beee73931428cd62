/** Where corpora are: folders with a corpus file. */
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { shownFile } from '../annotation/fileProblem.js';
import { CORPUS_FILE, DEFAULT_SETTINGS, type CorpusSettings } from './corpusFile.js';
import type { SchemeId } from '../annotation/schemeIds.js';
import { FileError, isLasting, type FileSystem } from './files/fileSystem.js';
import { joinUri, normaliseUri, parentUri } from './files/uris.js';
import { SCHEMES } from './schemes/schemes.js';

/** The corpus folder that a file or folder belongs to: the nearest one, upwards, that has a `hawashi.json`. */
export async function findCorpusRoot(files: FileSystem, uri: string): Promise<string | undefined> {
  for (let folder: string | undefined = normaliseUri(uri); folder !== undefined; folder = parentUri(folder)) {
    try {
      if (await files.stat(joinUri(folder, CORPUS_FILE))) return folder;
    } catch (error) {
      // A corpus file that is left alone makes a corpus all the same, which says what is wrong with it. A folder that
      // may not be looked into is none.
      if (isLasting(error) && error.code !== 'name-too-long') return folder;
    }
  }
  return undefined;
}

/** Makes a folder a corpus that starts from a ready scheme. Gives why not, where it is one already or cannot be written. */
export async function createCorpus(
  files: FileSystem,
  folder: string,
  {
    documents = DEFAULT_SETTINGS.documents,
    locale = DEFAULT_SETTINGS.locale,
    scheme = 'builtin',
  }: Partial<Pick<CorpusSettings, 'documents' | 'locale'>> & { readonly scheme?: SchemeId } = {},
): Promise<{ readonly uri: string } | { readonly problem: Message }> {
  const uri = joinUri(folder, CORPUS_FILE);
  const content = { documents, annotations: DEFAULT_SETTINGS.annotations, locale, ...SCHEMES[scheme] };
  try {
    const bytes = new TextEncoder().encode(JSON.stringify(content, null, 2) + '\n');
    await files.writeFile(uri, bytes, { ifContent: null });
    return { uri };
  } catch (error) {
    if (error instanceof FileError && (error.code === 'changed' || error.code === 'exists'))
      return { problem: message('corpus.thereAlready', { folder: shownFile(folder), file: CORPUS_FILE }) };
    return { problem: messageOf(error) };
  }
}
