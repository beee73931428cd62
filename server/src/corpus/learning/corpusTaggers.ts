/** The taggers of a corpus, an annotator's each: read, trained, evaluated, used, thrown away. */
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import type { ParagraphTagger } from '../../suggestions/corpusNames/revision.js';
import type { TaggerFile } from '../../suggestions/corpusTagger/modelFile.js';
import { taggerSource } from '../../suggestions/corpusTagger/taggerSource.js';
import type { IndexedCorpus } from '../index/indexedCorpus.js';
import type { LearningEvaluation } from './evaluation.js';
import { TaggerStore } from './taggerStore.js';
import { FEWEST_DOCUMENTS, type DecidedDocument, type TaggerTrainer } from './taggerTraining.js';

export interface TaggersHost {
  readonly model: Pick<IndexedCorpus, 'corpus' | 'language'>;
  /** What annotators decided, with what others suggest. */
  readonly decided: (annotator: string) => Promise<DecidedDocument[]>;
  /** Trains in a thread of its own; absent: nothing is trained. */
  readonly train?: TaggerTrainer | undefined;
  /** An annotator is suggested for by another tagger than before. */
  readonly changed: (annotator: string) => void;
}

/** What is told of a tagger that is used. */
export interface KeptTagger {
  /** What it was trained on. */
  readonly annotations: number;
  /** Labels that it suggests. */
  readonly used: readonly string[];
}

export interface TaggerState {
  readonly isTraining: boolean;
  /** Address of its file, there or not. */
  readonly uri: string;
  readonly kept?: KeptTagger;
  /** Of the last training or evaluation since the program began. */
  readonly evaluation?: LearningEvaluation;
}

/** Annotations from which on a tagger is trained by itself, */
const FIRST_TRAINING = 100;
/** and again when there are so many times as many as the last time. */
const MORE = 1.25;

interface Known {
  isRead: boolean;
  used: { readonly tagger: ParagraphTagger; readonly kept: KeptTagger } | undefined;
  /** Annotations that it was trained on, or that were too few. */
  trainedOn: number;
  /** While one is trained, or learning is evaluated. */
  training: Promise<Message | undefined> | undefined;
  evaluation: LearningEvaluation | undefined;
}

export class CorpusTaggers {
  private known = new Map<string, Known>();
  private readonly store: TaggerStore;

  constructor(private readonly host: TaggersHost) {
    this.store = new TaggerStore(host.model.corpus);
  }

  /** The corpus is another one by its settings: what is under way is of no use. */
  clear(): void {
    this.known = new Map();
  }

  /** The tagger that suggests, as far as it is read. */
  of(annotator: string): ParagraphTagger | undefined {
    return this.known.get(annotator)?.used?.tagger;
  }

  /** Reads the file, once. */
  async read(annotator: string): Promise<void> {
    const known = this.knownOf(annotator);
    if (known.isRead) return;
    known.isRead = true;
    const file = await this.store.read(annotator);
    if (file) this.use(annotator, known, file);
  }

  async state(annotator: string): Promise<TaggerState> {
    await this.read(annotator);
    const { training, evaluation, used } = this.knownOf(annotator);
    return {
      ...{ isTraining: training !== undefined, uri: this.store.uri(annotator) },
      ...(used && { kept: used.kept }),
      ...(evaluation && { evaluation }),
    };
  }

  /** Trains one where there is enough more to learn than the last time. Gives why not, where it should have been. */
  async grown(annotator: string, annotations: number): Promise<Message | undefined> {
    const known = this.knownOf(annotator);
    if (!this.host.train || known.training) return undefined;
    if (annotations < Math.max(FIRST_TRAINING, known.trainedOn * MORE)) return undefined;
    known.trainedOn = annotations;
    return this.running(annotator, known, true);
  }

  /**
   * Evaluates learning on what an annotator decided, and, with `keep`, trains a tagger and uses it, whatever there was before;
   * where that is under way already, waits for it. Gives why not.
   */
  async evaluate(annotator: string, keep: boolean): Promise<Message | undefined> {
    if (!this.host.train) return message('learning.noThread');
    const known = this.knownOf(annotator);
    return known.training ?? this.running(annotator, known, keep);
  }

  /** Throws it away; what was suggested by it is so no more. Whether there was one. */
  async forget(annotator: string): Promise<boolean> {
    const was = await this.store.forget(annotator);
    const known = this.knownOf(annotator);
    const wasUsed = known.used !== undefined;
    known.used = undefined;
    if (wasUsed) this.host.changed(annotator);
    return was;
  }

  /** Uses one that came from elsewhere. Gives why not. */
  async adopt(annotator: string, content: Uint8Array): Promise<Message | undefined> {
    const file = this.store.parse(content);
    return file ? this.keep(annotator, this.knownOf(annotator), file) : message('learning.noTagger');
  }

  private knownOf(annotator: string): Known {
    let known = this.known.get(annotator);
    if (!known) {
      known = { isRead: false, used: undefined, trainedOn: 0, training: undefined, evaluation: undefined };
      this.known.set(annotator, known);
    }
    return known;
  }

  /** One at a time. */
  private running(annotator: string, known: Known, keep: boolean): Promise<Message | undefined> {
    known.training = this.trained(annotator, known, keep)
      .catch((error: unknown) => message('learning.notTrained', { reason: messageOf(error) }))
      .finally(() => (known.training = undefined));
    return known.training;
  }

  private async trained(annotator: string, known: Known, keep: boolean): Promise<Message | undefined> {
    const { train, decided, model } = this.host;
    const { locale, labels } = model.corpus.settings;
    const documents = await decided(annotator);
    const training = await train?.({ documents, locale, labels: labels.map(({ name }) => name) });
    if (!training) {
      const count = documents.length;
      return message('tool.learn.tooFew', { annotator, count, least: FEWEST_DOCUMENTS });
    }
    if (this.known.get(annotator) !== known) return undefined;
    known.evaluation = training.evaluation;
    if (!keep) return undefined;
    const { file } = training;
    if (!file) return message('tool.learn.nothingToLearn', { annotator });
    known.trainedOn = file.annotations;
    if (file.used.length > 0) return this.keep(annotator, known, file);
    // What helps with no label is not worth a file.
    await this.forget(annotator);
    return undefined;
  }

  /** Gives why it could not be written; it is used all the same. */
  private async keep(annotator: string, known: Known, file: TaggerFile): Promise<Message | undefined> {
    known.isRead = true;
    const told = await this.store.write(annotator, file);
    this.use(annotator, known, file);
    return told;
  }

  private use(annotator: string, known: Known, file: TaggerFile): void {
    const { annotations, used } = file;
    known.trainedOn = annotations;
    known.used = { tagger: taggerSource(file, this.host.model.language), kept: { annotations, used } };
    if (this.known.get(annotator) === known) this.host.changed(annotator);
  }
}
