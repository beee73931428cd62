/** Hugging Face datasets as JSON Lines, with a dataset card. */
import { argillaObjects } from './parts/argillaRecords.js';
import { CardCounts, datasetCard } from './parts/datasetCard.js';
import { DATASET_CARRIES, documentOfRecord, recordOf } from './parts/datasetRecord.js';
import type { Format } from './format.js';
import { DATASET_SHAPE } from './parts/jsonShapes.js';
import { isJsonFile, knowing, readJsonLinesDocuments } from './parts/jsonLinesDocuments.js';

const EXTENSION = '.jsonl';
const FILE = 'data/train.jsonl';

export const huggingFace: Format = {
  id: 'hf-jsonl',
  title: 'Hugging Face dataset (JSON Lines)',
  description: 'formats.hfJsonl',
  extension: EXTENSION,
  specification: 'https://huggingface.co/docs/datasets/loading#json',
  unit: 'code points',
  layout: 'corpus',
  options: [],
  carries: () => DATASET_CARRIES,
  createWriter: (corpus) => {
    const counts = new CardCounts();
    return {
      document: (document) => {
        counts.add(document.annotations);
        return [{ path: FILE, content: JSON.stringify(recordOf(document, corpus.fields)) + '\n' }];
      },
      end: () => [datasetCard(corpus, { file: FILE, ...counts })],
    };
  },
  accepts: isJsonFile,
  read: (files, context) =>
    readJsonLinesDocuments(
      files,
      context,
      knowing(DATASET_SHAPE, (object, { place, fallbackName }, own) =>
        documentOfRecord(object, fallbackName, place, own),
      ),
      argillaObjects,
    ),
};
