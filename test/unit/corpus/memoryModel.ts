/** Models of corpora in memory. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import type { FileSystem } from '../../../server/src/corpus/files/fileSystem.js';
import type { ModelHost } from '../../../server/src/corpus/modelHost.js';
import { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../languages/packs.js';

export const untagged = new Recogniser(testLanguages());

export const openModel = (
  files: FileSystem,
  root: string,
  host: Partial<ModelHost> = {},
): Promise<CorpusModel> => CorpusModel.open({ files, recogniser: untagged, retryDelays: [], ...host }, root);

export const NEWS = 'زار حموشي مراكش يوم 8 نونبر 2024.\nوقال حموشي إن الإنتربول في مراكش أيضا.';
/** An annotation of it, as a file has it. */
export const MARRAKESH = { start: 10, end: 15, text: 'مراكش', label: 'GPE' };
export const line = (value: object): string => JSON.stringify(value) + '\n';

/** Counts what is read. */
export class CountingFiles extends MemoryFileSystem {
  reads = 0;
  override readFile(uri: string): Promise<Uint8Array> {
    this.reads++;
    return super.readFile(uri);
  }
}

/** A corpus of two documents, the first of which an editor has open. */
export async function openedModel() {
  const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS, '/c/b.txt': 'نص' });
  const shown = TextDocument.create('file:///c/a.txt', 'hawashi', 1, NEWS);
  const open = new Map([[shown.uri, shown]]);
  const model = await openModel(files, '/c', { openText: (uri) => open.get(uri) });
  const document = (await model.corpus.document('a'))!;
  return { files, model, document, shown, close: () => open.clear() };
}
