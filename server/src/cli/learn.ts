/** `hawashi learn CORPUS`: trains the tagger of a corpus, or tells what its annotations teach and what that is worth. */
import { evaluateLearning } from '../corpus/learning/evaluation.js';
import { evaluationReport } from '../corpus/learning/evaluationReport.js';
import { acceptanceReport } from '../corpus/learning/acceptance.js';
import { acceptanceTable } from '../corpus/learning/acceptanceTable.js';
import { decidedDocuments, reviewedDocuments } from '../corpus/learning/decidedDocuments.js';
import { FEWEST_DOCUMENTS, trainCorpusTagger, type TrainingJob } from '../corpus/learning/taggerTraining.js';
import { teachingOrder } from '../corpus/learning/teachingOrder.js';
import { teachingReport } from '../corpus/learning/teachingReport.js';
import { TaggerStore } from '../corpus/learning/taggerStore.js';
import { formatPlain } from '../messages/format.js';
import { shownFile } from '../annotation/fileProblem.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface LearnOptions {
  readonly evaluate?: boolean;
  readonly bias?: boolean;
  readonly forget?: boolean;
  readonly order?: boolean;
  readonly limit: number;
  readonly annotator: string;
  readonly after?: number;
  readonly json?: boolean;
}

export async function learn(folder: string, options: LearnOptions, run: Run): Promise<number> {
  const { messages } = run;
  const { annotator, after } = options;
  const asked = [options.evaluate, options.bias, options.order, options.forget].filter(Boolean);
  if (asked.length > 1) throw new BadUse(say('tool.learn.oneOf'));
  const model = await openModel(folder, messages, messages);
  const { corpus, language } = model;
  const store = new TaggerStore(corpus);
  const file = shownFile(store.uri(annotator));
  if (options.forget) {
    const was = await store.forget(annotator);
    messages.info(say(was ? 'tool.learn.forgotten' : 'tool.learn.nothingToForget', { file }));
    return EXIT_FINE;
  }
  if (options.order) {
    const order = await teachingOrder(model.index, annotator, options.limit);
    if (order) await run.print(options.json ? JSON.stringify(order, null, 2) + '\n' : teachingReport(order));
    return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
  }
  if (options.bias) {
    const reviewed = await reviewedDocuments(model, annotator);
    if (reviewed.length === 0) throw new BadUse(say('tool.learn.nothingDecided', { annotator }));
    const report = acceptanceReport(reviewed, language.spelling);
    await run.print(options.json ? JSON.stringify(report, null, 2) + '\n' : acceptanceTable(report));
    return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
  }
  const documents = await decidedDocuments(model, annotator);
  const least = Math.max(FEWEST_DOCUMENTS, (after ?? 0) + 1);
  if (documents.length < least)
    throw new BadUse(say('tool.learn.tooFew', { annotator, count: documents.length, least }));
  const labels = corpus.settings.labels.map(({ name }) => name);
  const print = (evaluation: Parameters<typeof evaluationReport>[0]): Promise<boolean> =>
    run.print(options.json ? JSON.stringify(evaluation, null, 2) + '\n' : evaluationReport(evaluation));
  if (options.evaluate) {
    const basis = { language, labels: new Set(labels) };
    await print(
      await evaluateLearning(documents, basis, { withTagger: true, ...(after !== undefined && { after }) }),
    );
    return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
  }
  const job: TrainingJob = { documents, labels, locale: corpus.settings.locale };
  const training = await trainCorpusTagger(job, language);
  if (!training?.file) throw new BadUse(say('tool.learn.nothingToLearn', { annotator }));
  const problem = await store.write(annotator, training.file);
  if (problem) messages.error(formatPlain(problem), { file });
  else messages.info(say('tool.learn.written', { file }));
  await print(training.evaluation);
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}
