/** `hawashi stats CORPUS`: what is in a corpus, counted from its files; nothing is recognised. */
import { DATE_FIELD, fieldTitle } from '../annotation/documentFields.js';
import { assignmentProgress, type AnnotatorProgress } from '../corpus/assignment/progress.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusDocument } from '../corpus/documentNames.js';
import { countWords, statisticsOf, type CountedDocument, type Statistics } from '../corpus/statistics.js';
import {
  countedField,
  facetsSaid,
  MONTH,
  usualFields,
  type CountedField,
} from '../corpus/statisticsFields.js';
import { formatPlain } from '../messages/format.js';
import { csvLine } from '../text/csv.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { progressTable, statuses } from './assignmentTable.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface StatsOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly annotator?: readonly string[];
  /** Fields of documents to count by. */
  readonly by?: readonly string[];
}

const FORMATS = ['text', 'json', 'csv'] as const;

export async function stats(folder: string, options: StatsOptions, run: Run): Promise<number> {
  const { messages } = run;
  const format = FORMATS.find((known) => known === (options.format ?? (options.json ? 'json' : 'text')));
  if (!format)
    throw new BadUse(say('tool.check.wrongFormat', { known: FORMATS, given: String(options.format) }));
  const model = await openModel(folder, messages, messages);
  const annotators = options.annotator ?? (await model.corpus.annotators());
  const fields = await fieldsFor(model, options.by);
  const counted: CountedDocument[] = [];
  for (const document of await model.corpus.documents()) {
    const { problem } = await model.text(document);
    if (problem) messages.error(formatPlain(problem.message), { file: document.file });
    else counted.push(await count(model, document, { annotators, fields }));
  }
  const { plan } = model.corpus.assignment;
  const progress = plan && (await assignmentProgress(plan, statuses(model)));
  const questions = questionCounts(model);
  await run.print(shown(statisticsOf(counted), { progress, questions }, format));
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

/** How many questions are open, and how many settled; undefined where nothing was asked. */
function questionCounts({
  corpus,
}: CorpusModel): { readonly open: number; readonly settled: number } | undefined {
  const all = [...corpus.questions.documents()].flatMap((name) => corpus.questions.of(name));
  const open = all.filter(({ question }) => question.settled === undefined).length;
  return all.length === 0 ? undefined : { open, settled: all.length - open };
}

async function count(
  model: CorpusModel,
  document: CorpusDocument,
  {
    annotators,
    fields,
  }: { readonly annotators: readonly string[]; readonly fields: readonly CountedField[] },
): Promise<CountedDocument> {
  const { corpus, language } = model;
  const text = (await model.text(document)).text?.().editor ?? '';
  const tokens = countWords(language.spelling.words(text));
  const work: CountedDocument['work'][number][] = [];
  for (const annotator of annotators) {
    const decided = await model.decided(document, annotator);
    // Who never looked at a document has no work in it.
    if (!decided || (decided.set.annotations.length === 0 && decided.set.status === 'new')) continue;
    const { annotations, status } = decided.set;
    work.push({
      annotator,
      status,
      labels: annotations.filter(({ rejected }) => !rejected).map(({ label }) => label),
    });
  }
  const facets = facetsSaid(fields, corpus.fields(document.name));
  return { name: document.name, tokens, facets, work };
}

/** Those that are asked for; else the usual ones. */
async function fieldsFor(
  { corpus }: CorpusModel,
  asked: readonly string[] | undefined,
): Promise<readonly CountedField[]> {
  const { fieldDefinitions: known } = corpus;
  if (!asked) return usualFields(known);
  const used = (await corpus.documents()).flatMap(({ name }) => Object.keys(corpus.fields(name)));
  return asked.map((name) => {
    const found =
      known.find((field) => field.name === (name === MONTH ? DATE_FIELD : name)) ??
      (used.includes(name) ? ({ name, type: 'text' } as const) : undefined);
    if (found) return countedField(found);
    throw new BadUse(say('tool.stats.noField', { name, known: known.map((field) => field.name) }));
  });
}

function shown(
  statistics: Statistics,
  {
    progress,
    questions,
  }: {
    readonly progress: readonly AnnotatorProgress[] | undefined;
    readonly questions: ReturnType<typeof questionCounts>;
  },
  format: (typeof FORMATS)[number],
): string {
  if (format === 'json')
    return (
      JSON.stringify(
        { ...statistics, ...(progress && { progress }), ...(questions && { questions }) },
        null,
        2,
      ) + '\n'
    );
  const { documents, tokens, annotations, rows } = statistics;
  const all = { documents, tokens, annotations };
  if (format === 'csv')
    return [
      ['group', 'name', 'documents', 'tokens', 'annotations'],
      ...[{ group: 'all', name: '', ...all }, ...rows].map(cells),
    ]
      .map(csvLine)
      .join('');
  const width = Math.max(...rows.map(({ name }) => name.length), 12) + 2;
  const line = (name: string, figures: readonly (string | number)[]): string =>
    name.padEnd(width) + figures.map((figure) => String(figure).padStart(13)).join('') + '\n';
  let group = '';
  const lines = rows.map((row) => {
    const title = row.group === group ? '' : `\n${heading(row.group)}\n`;
    group = row.group;
    return title + line(`  ${row.name || say('stats.none')}`, [row.documents, row.tokens, row.annotations]);
  });
  const headings = [say('stats.documents'), say('stats.tokens'), say('stats.annotations')];
  return [
    line('', headings),
    line(say('stats.all'), [documents, tokens, annotations]),
    ...lines,
    ...(questions ? [`\n${say('stats.questions')}\n`, `  ${say('stats.questionsOpen', questions)}\n`] : []),
    ...(progress ? [`\n${say('stats.progress')}\n`, progressTable(progress)] : []),
  ].join('');
}

function heading(group: string): string {
  if (group === 'label' || group === 'status' || group === 'annotator' || group === MONTH)
    return say(`stats.${group}`);
  return say('stats.field', { field: fieldTitle(group) });
}

const cells = (row: {
  group: string;
  name: string;
  documents: number;
  tokens: number;
  annotations: number;
}): string[] => [row.group, row.name, row.documents, row.tokens, row.annotations].map(String);
