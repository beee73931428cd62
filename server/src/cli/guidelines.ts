/** `hawashi guidelines CORPUS`: of which labels the guidelines say something else now, and which annotations that may concern. */
import { changedGuidelines, reviewedNow } from '../corpus/guidelines/guidelineReview.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { formatPlain } from '../messages/format.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface GuidelinesOptions {
  readonly json?: boolean;
  /** true: of all labels. */
  readonly reviewed?: true | readonly string[];
}

interface Concerned {
  readonly annotator: string;
  readonly document: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
}

/** 1 where annotations are to be looked at. */
export async function guidelines(folder: string, options: GuidelinesOptions, run: Run): Promise<number> {
  const { messages } = run;
  const model = await openModel(folder, messages, messages);
  const { corpus } = model;
  if (!corpus.guidelines.isThere) throw new BadUse(say('tool.guidelines.none'));
  const labels = corpus.settings.labels.map(({ name }) => name);
  if (options.reviewed !== undefined) {
    const given = options.reviewed === true ? labels : options.reviewed;
    const unknown = given.filter((label) => !labels.includes(label));
    if (unknown.length > 0) throw new BadUse(say('tool.guidelines.noLabel', { labels: unknown }));
    const { problem } = await reviewedNow(corpus, given);
    if (problem) messages.error(formatPlain(problem));
    else messages.info(say('guidelines.reviewed', { labels: given }));
    await model.dispose();
    return problem ? EXIT_FINDINGS : EXIT_FINE;
  }
  if (labels.every((label) => !corpus.reviewed.of(label))) messages.info(say('tool.guidelines.unknown'));
  const changed = await changedGuidelines(corpus);
  const concerned = await annotationsOf(model, new Set(changed.map(({ label }) => label)));
  await run.print(options.json ? asJson(changed, concerned) : concerned.map(asLine).join(''));
  if (changed.length > 0)
    messages.info(
      say('tool.guidelines.done', {
        labels: changed.map(({ label }) => label),
        count: concerned.length,
      }),
    );
  await model.dispose();
  return concerned.length > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

async function annotationsOf(model: CorpusModel, labels: ReadonlySet<string>): Promise<readonly Concerned[]> {
  const found: Concerned[] = [];
  if (labels.size === 0) return found;
  for (const document of await model.corpus.documents())
    for (const annotator of await model.corpus.annotators()) {
      const decided = await model.decided(document, annotator);
      for (const { label, start, end, text, rejected } of decided?.set.annotations ?? [])
        if (!rejected && labels.has(label))
          found.push({ annotator, document: document.name, start, end, text, label });
    }
  return found;
}

const asJson = (changed: readonly object[], annotations: readonly Concerned[]): string =>
  `${JSON.stringify({ changed, annotations }, null, 2)}\n`;

const asLine = ({ label, document, annotator, start, text }: Concerned): string =>
  `${[label, document, annotator, start, text.replace(/\s+/gu, ' ')].join('\t')}\n`;
