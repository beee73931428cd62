/** What decisions have taught, for whoever looks at documents. */
import type { RevisionBasis } from '../../suggestions/corpusNames/revision.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { CorpusDocument } from '../documentNames.js';

export interface CorpusTeaching {
  /** What an annotator has taught by now; undefined where nothing is learned. More comes as `learned`. */
  basis(annotator: string): RevisionBasis | undefined;
  /** The same, once all that is decided was taken in. */
  settled(annotator: string): Promise<RevisionBasis | undefined>;
  /** What others than the corpus' decisions suggest in a document. */
  othersIn(document: CorpusDocument, annotator: string): Promise<readonly Suggestion[]>;
}
