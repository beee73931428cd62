/** What clients ask about learning: what it is worth, the tagger of the corpus, and how often suggestions are accepted. */
import { shownFile } from '../../annotation/fileProblem.js';
import { acceptanceReport } from '../../corpus/learning/acceptance.js';
import { reviewedDocuments } from '../../corpus/learning/decidedDocuments.js';
import { FASTEST_READING } from '../../corpus/learning/readingPace.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import type { AcceptanceTold, LearningResult, LearningState } from '../../protocol/learning.js';
import type { Requests } from '../../protocol/requests.js';
import { sourceName } from '../../suggestions/sourceName.js';

export interface LearningRequestsHost {
  readonly corpusAt: (uri: string) => Promise<CorpusModel | undefined>;
  readonly annotator: (model: CorpusModel) => string;
  readonly say: Format;
}

type Asked<M extends keyof Requests> = Requests[M][0];

export class LearningRequests {
  constructor(private readonly host: LearningRequestsHost) {}

  /** Undefined where there is no corpus. */
  async state({ uri }: Asked<'hawashi/learning'>): Promise<LearningState | undefined> {
    const model = await this.host.corpusAt(uri);
    if (!model) return undefined;
    const annotator = this.host.annotator(model);
    const { isOn, taggers } = model.learning;
    const { uri: file, ...state } = await taggers.state(annotator);
    return { annotator, isOn, file, ...state };
  }

  evaluate({ uri, keep }: Asked<'hawashi/evaluateLearning'>): Promise<LearningResult> {
    return this.during(uri, async (model, annotator) => ({
      problem: await model.learning.taggers.evaluate(annotator, keep),
      done: message(keep ? 'learning.trained' : 'learning.evaluatedNow'),
    }));
  }

  forget({ uri }: Asked<'hawashi/forgetTagger'>): Promise<LearningResult> {
    return this.during(uri, async (model, annotator) => {
      const { uri: file } = await model.learning.taggers.state(annotator);
      const was = await model.learning.taggers.forget(annotator);
      return {
        done: message(was ? 'tool.learn.forgotten' : 'tool.learn.nothingToForget', { file: shownFile(file) }),
      };
    });
  }

  copy({ uri, file, way }: Asked<'hawashi/copyTagger'>): Promise<LearningResult> {
    return this.during(uri, async ({ learning, allFiles, corpus }, annotator) => {
      if (way === 'from') {
        const problem = await learning.taggers.adopt(annotator, await allFiles.readFile(file));
        return { problem, done: message('learning.adopted', { file: shownFile(file) }) };
      }
      const { uri: own, kept } = await learning.taggers.state(annotator);
      if (!kept) return { problem: message('learning.nothingToExport') };
      await allFiles.writeFile(file, await corpus.files.readFile(own));
      return { done: message('tool.learn.written', { file: shownFile(file) }) };
    });
  }

  /** Undefined where there is no corpus. */
  async acceptance({ uri }: Asked<'hawashi/acceptance'>): Promise<AcceptanceTold | undefined> {
    const model = await this.host.corpusAt(uri);
    if (!model) return undefined;
    const { say } = this.host;
    const reviewed = await reviewedDocuments(model, this.host.annotator(model));
    const { pace, sources, ...report } = acceptanceReport(reviewed, model.language.spelling);
    const { byName } = await model.corpus.documentList();
    const documents = pace.documents.flatMap((one) => {
      const known = byName.get(one.document);
      return known ? { ...one, uri: known.uri } : [];
    });
    return {
      ...report,
      sources: Object.fromEntries(
        Object.entries(sources).map(([source, figures]) => [sourceName(source, say), figures]),
      ),
      pace: { ...pace, documents, fastest: FASTEST_READING },
    };
  }

  private async during(
    uri: string,
    work: (
      model: CorpusModel,
      annotator: string,
    ) => Promise<{ readonly problem?: Message | undefined; readonly done?: Message }>,
  ): Promise<LearningResult> {
    const { say } = this.host;
    const refused = (why: Message): LearningResult => ({ done: false, message: say(why) });
    const model = await this.host.corpusAt(uri);
    if (!model) return refused(message('edit.noCorpus'));
    try {
      const { problem, done } = await work(model, this.host.annotator(model));
      if (problem) return refused(problem);
      return { done: true, message: done ? say(done) : '' };
    } catch (error) {
      return refused(messageOf(error));
    }
  }
}
