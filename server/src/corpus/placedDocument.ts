/** A document and where it belongs. */
import type { CorpusModel } from './corpusModel.js';
import type { CorpusDocument } from './documentNames.js';

/** A document, and the model of the corpus that it belongs to. */
export interface PlacedDocument {
  readonly model: CorpusModel;
  readonly document: CorpusDocument;
}
