/** `hawashi learn CORPUS`: what the decisions of an annotator teach, and what that is worth. */
import type { CorpusModel } from '../corpus/corpusModel.js';
import { evaluateLearning } from '../corpus/learning/evaluation.js';
import { evaluationReport } from '../corpus/learning/evaluationReport.js';
import type { AnnotatedDocument } from '../corpus/learning/simulation.js';
import { suggestedAs } from '../annotation/labels.js';
import { formatPlain } from '../messages/format.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, type Messages } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface LearnOptions {
  readonly evaluate?: boolean;
  readonly annotator: string;
  readonly after?: number;
  readonly json?: boolean;
}

/** Fewer documents cannot be told apart into those that teach and those that are suggested for. */
const FEWEST = 2;

export async function learn(folder: string, options: LearnOptions, run: Run): Promise<number> {
  const { messages } = run;
  if (!options.evaluate) throw new BadUse(say('tool.learn.what'));
  const model = await openModel(folder, messages, messages);
  const documents = await annotatedDocuments(model, options.annotator, messages);
  if (documents.length < Math.max(FEWEST, (options.after ?? 0) + 1))
    throw new BadUse(
      say('tool.learn.tooFew', { annotator: options.annotator, count: documents.length, least: FEWEST }),
    );
  const { labels } = model.corpus.settings;
  const basis = { language: model.language, labels: new Set(labels.map(({ name }) => name)) };
  const evaluation = await evaluateLearning(documents, basis, options);
  await run.print(options.json ? JSON.stringify(evaluation, null, 2) + '\n' : evaluationReport(evaluation));
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

/** The documents that an annotator has annotated, in order of names, with what is recognised in them. */
async function annotatedDocuments(
  model: CorpusModel,
  annotator: string,
  messages: Messages,
): Promise<AnnotatedDocument[]> {
  const { corpus, host } = model;
  const as = suggestedAs(corpus.settings.labels);
  const documents: AnnotatedDocument[] = [];
  for (const document of await corpus.documents()) {
    const { problem } = await model.text(document);
    if (problem) messages.error(formatPlain(problem.message), { file: document.file });
    const decided = problem ? undefined : await model.decided(document, annotator);
    const gold = decided?.set.annotations.filter(({ rejected, anchor }) => !rejected && anchor !== 'lost');
    if (!decided || !gold || gold.length === 0) continue;
    const text = decided.text.editor;
    const settings = { ...corpus.readingSettings(document.name), once: true };
    const read = await host.recogniser.recogniseInSlices(text, settings, () => Promise.resolve(true));
    const suggestions = (read?.mentions ?? []).flatMap((mention) => {
      const label = as.get(mention.label);
      return label === undefined ? [] : { ...mention, label };
    });
    documents.push({ name: document.name, text, gold, suggestions });
  }
  return documents;
}
