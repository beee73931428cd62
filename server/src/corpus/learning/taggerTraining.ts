/** Trains the tagger of a corpus, and finds out by cross-validation for which labels it helps. Pure: for any thread. */
import type { LanguagePack } from '../../languages/languagePack.js';
import { trainTagger } from '../../suggestions/corpusTagger/corpusTagger.js';
import type { TaggerFile } from '../../suggestions/corpusTagger/modelFile.js';
import type { Span } from '../../text/span.js';
import { evaluateLearning, type LearningEvaluation } from './evaluation.js';
import type { AnnotatedDocument } from './simulation.js';

/** What a thread is given: plain data. */
export interface TrainingJob {
  readonly documents: readonly DecidedDocument[];
  /** Names of the labels that may be suggested. */
  readonly labels: readonly string[];
  /** BCP 47 tag: chooses the language pack. */
  readonly locale: string;
}

/** An annotated document, with what was refused in it, and whether all of it was looked at. */
export interface DecidedDocument extends AnnotatedDocument {
  readonly rejected: readonly Span[];
  readonly isDone: boolean;
}

export interface Training {
  /** Absent where no label has enough annotations. */
  readonly file?: TaggerFile;
  readonly evaluation: LearningEvaluation;
}

/** Documents that are needed: what is learned is judged on some that it was not learned from. */
export const FEWEST_DOCUMENTS = 3;

/** Undefined where there are too few documents. */
export async function trainCorpusTagger(
  { documents, labels }: TrainingJob,
  language: LanguagePack,
): Promise<Training | undefined> {
  if (documents.length < FEWEST_DOCUMENTS) return undefined;
  const model = trainTagger(
    documents.map(({ text, gold, suggestions, rejected, isDone }) => ({
      ...{ text, annotations: gold, suggested: suggestions, rejected, isDone },
    })),
    language,
  );
  const basis = { language, labels: new Set(labels) };
  const evaluation = await evaluateLearning(documents, basis, { withTagger: true });
  const annotations = documents.reduce((sum, { gold }) => sum + gold.length, 0);
  return { ...(model && { file: { model, used: evaluation.taggerUsed, annotations } }), evaluation };
}

/** Undefined where there are too few documents. Rejects where training fails. */
export type TaggerTrainer = (job: TrainingJob) => Promise<Training | undefined>;
