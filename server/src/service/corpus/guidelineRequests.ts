/** What is asked about the guidelines of a corpus, and making them. */
import { shownFile } from '../../annotation/fileProblem.js';
import type { GuidelineLanguage } from '../../annotation/guideline.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { createGuidelines } from '../../corpus/guidelines/createGuidelines.js';
import type { Format } from '../../messages/formatter.js';
import { message } from '../../messages/message.js';
import type { EditResult } from '../../protocol/edits.js';
import type { CorpusGuidelines, GuidelineChanges } from '../../protocol/guidelines.js';
import { changedGuidelines, reviewedNow } from '../../corpus/guidelines/guidelineReview.js';
import { done, refused } from '../deciding.js';

export class GuidelineRequests {
  constructor(
    private readonly corpusAt: (uri: string) => Promise<CorpusModel | undefined>,
    private readonly say: Format,
  ) {}

  /** Null where there is no corpus that could have any. */
  async of(uri: string): Promise<CorpusGuidelines | null> {
    const model = await this.corpusAt(uri);
    if (!model?.corpus.isFolder) return null;
    const { guidelines, settings } = model.corpus;
    return {
      file: guidelines.uri,
      isThere: guidelines.isThere,
      labels: settings.labels.flatMap(({ name }) => guidelines.of(name) ?? []),
    };
  }

  /** Null where there is no corpus that could have any. */
  async changes(uri: string): Promise<GuidelineChanges | null> {
    const model = await this.corpusAt(uri);
    if (!model?.corpus.isFolder) return null;
    return { file: model.corpus.guidelines.uri, changed: await changedGuidelines(model.corpus) };
  }

  /** Their annotations were looked at by the guidelines as they are. */
  async reviewed(uri: string, labels: readonly string[]): Promise<EditResult> {
    const model = await this.corpusAt(uri);
    if (!model?.corpus.isFolder) return refused(this.say(message('edit.noCorpus')));
    const { problem } = await reviewedNow(model.corpus, labels);
    if (problem) return refused(this.say(problem));
    return done(this.say(message('guidelines.reviewed', { labels })));
  }

  async create(uri: string, language: GuidelineLanguage): Promise<EditResult> {
    const model = await this.corpusAt(uri);
    if (!model?.corpus.isFolder) return refused(this.say(message('edit.noCorpus')));
    const problem = await createGuidelines(model.corpus, language);
    if (problem) return refused(this.say(problem));
    const file = model.corpus.guidelines.uri;
    await model.fileChanges.take([file]);
    const told = this.say(message('guidelines.created', { file: shownFile(file) }));
    return { done: true, message: told, ids: [], ranges: [] };
  }
}
