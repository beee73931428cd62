/** `hawashi questions CORPUS`: what is asked about its documents; answers and settles questions by their ids. */
import { annotatorProblem } from '../annotation/annotatorName.js';
import type { Thread } from '../annotation/questions/question.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { QuestionOutcome } from '../corpus/questions/corpusQuestions.js';
import { formatPlain } from '../messages/format.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface QuestionsOptions {
  readonly settled?: boolean;
  readonly document?: readonly string[];
  readonly format?: string;
  readonly json?: boolean;
  readonly answer?: string;
  readonly comment?: string;
  readonly settle?: readonly string[];
  readonly annotator?: string;
}

const FORMATS = ['text', 'json'] as const;

/** 0, however many questions are open; 1 where something could not be done. */
export async function questions(folder: string, options: QuestionsOptions, run: Run): Promise<number> {
  const { messages } = run;
  const given = options.format ?? (options.json ? 'json' : 'text');
  const format = FORMATS.find((known) => known === given);
  if (!format) throw new BadUse(say('tool.check.wrongFormat', { known: FORMATS, given }));
  const author = authorOf(options);
  const model = await openModel(folder, messages, messages);
  if (author !== undefined) await write(model, author, options, run);
  else {
    const found = await threadsIn(model, options);
    await run.print(format === 'json' ? asJson(found) : found.map(asText).join('\n'));
    const open = found.filter(({ question }) => question.settled === undefined).length;
    messages.info(say('tool.questions.done', { count: open }));
  }
  await model.dispose();
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

/** Who answers or settles; undefined where questions are listed. */
function authorOf({ answer, comment, settle, annotator }: QuestionsOptions): string | undefined {
  if ((answer === undefined) !== (comment === undefined)) throw new BadUse(say('tool.questions.half'));
  if (answer === undefined && settle === undefined) {
    if (annotator !== undefined) throw new BadUse(say('tool.questions.nothing'));
    return undefined;
  }
  if (annotator === undefined) throw new BadUse(say('tool.questions.who'));
  const problem = annotatorProblem(annotator);
  if (problem) throw new BadUse(formatPlain(problem));
  return annotator;
}

async function write(
  { questions: asked }: CorpusModel,
  author: string,
  { answer, comment = '', settle = [] }: QuestionsOptions,
  { messages }: Run,
): Promise<void> {
  const tell = (id: string, outcome: QuestionOutcome): void => {
    if ('problem' in outcome) messages.error(`${id}: ${formatPlain(outcome.problem)}`);
  };
  if (answer !== undefined) tell(answer, await asked.answer(answer, author, comment));
  for (const id of settle) tell(id, await asked.settle(id, author, true));
}

async function threadsIn(
  { corpus }: CorpusModel,
  { settled = false, document }: QuestionsOptions,
): Promise<readonly Thread[]> {
  const known = [...corpus.questions.documents()].sort();
  for (const name of document ?? [])
    if (!known.includes(name) && !(await corpus.document(name)))
      throw new BadUse(say('tool.questions.noDocument', { name }));
  return known
    .filter((name) => document?.includes(name) !== false)
    .flatMap((name) => corpus.questions.of(name))
    .filter(({ question }) => settled || question.settled === undefined);
}

const asJson = (threads: readonly Thread[]): string =>
  `${JSON.stringify({ questions: threads.map(threadObject) }, null, 2)}\n`;

function threadObject({ question, answers }: Thread) {
  const { id, document, place, annotation, author, time, comment, settled } = question;
  return {
    ...{ id, document, ...(place && { start: place.start, end: place.end, text: place.text }) },
    ...(annotation !== undefined && { annotation }),
    ...{ author, time, comment, ...(settled !== undefined && { settled }) },
    answers: answers.map((answer) => ({
      ...{ id: answer.id, author: answer.author, time: answer.time, comment: answer.comment },
    })),
  };
}

/** The question in a line with what it is about, then a line each comment; a comment of several lines stays within its own. */
function asText({ question, answers }: Thread): string {
  const { id, document, place, settled } = question;
  const about = place ? say('tool.questions.about', { document, text: oneLine(place.text) }) : document;
  const state = settled === undefined ? '' : ` ${say('tool.questions.settledBy', { author: settled })}`;
  const comments = [question, ...answers].map(
    ({ author, time, comment }) => `  ${author} (${time.slice(0, 10)}): ${oneLine(comment)}\n`,
  );
  return `${id}  ${about}${state}\n${comments.join('')}`;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');
