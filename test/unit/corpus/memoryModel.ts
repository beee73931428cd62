/** A model of a corpus in memory. */
import { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
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
