/** What the index asks of the corpus that it is about. */
import type { FileProblem } from '../../annotation/fileProblem.js';
import type { LanguagePack } from '../../languages/languagePack.js';
import type { AnnotationStore } from '../annotationStore.js';
import type { Corpus } from '../corpus.js';
import type { CorpusListener } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import type { ReadText } from '../documentTexts.js';
import type { ModelHost } from '../modelHost.js';
import type { CorpusTeaching } from '../learning/corpusTeaching.js';
import type { Snapshot } from '../snapshot.js';
import type { Decided } from '../snapshots.js';

export interface IndexedCorpus {
  readonly corpus: Corpus;
  readonly language: LanguagePack;
  readonly host: Pick<ModelHost, 'recogniser' | 'reader' | 'cache' | 'sources' | 'log'>;
  readonly minimumConfidence: number;
  readonly learning: CorpusTeaching;
  onDidChange(listener: CorpusListener): () => void;
  isOpen(document: CorpusDocument): boolean;
  text(document: CorpusDocument): Promise<ReadText>;
  there(document: CorpusDocument, annotator: string): AnnotationStore | undefined;
  keeps(annotator: string): boolean;
  decided(document: CorpusDocument, annotator: string): Promise<Decided | undefined>;
  snapshot(document: CorpusDocument, annotator: string): Promise<Snapshot | undefined>;
  earlySnapshot(document: CorpusDocument, annotator: string): Promise<Snapshot | undefined>;
  snapshotOf(decided: Decided): Promise<Snapshot | undefined>;
  pauseInBackground(): Promise<void>;
  /** Told what the index leaves out now, and why. */
  indexProblems(problems: readonly FileProblem[]): void;
}
