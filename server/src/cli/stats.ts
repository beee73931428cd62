/** `hawashi stats CORPUS`: what is in a corpus, counted from its files; nothing is recognised. */
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusDocument } from '../corpus/documentNames.js';
import { statisticsOf, type CountedDocument, type Statistics } from '../corpus/statistics.js';
import { formatPlain } from '../messages/format.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface StatsOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly annotator?: readonly string[];
}

const FORMATS = ['text', 'json', 'csv'] as const;

export async function stats(folder: string, options: StatsOptions, run: Run): Promise<number> {
  const { messages } = run;
  const format = FORMATS.find((known) => known === (options.format ?? (options.json ? 'json' : 'text')));
  if (!format)
    throw new BadUse(say('tool.check.wrongFormat', { known: FORMATS, given: String(options.format) }));
  const model = await openModel(folder, messages, messages);
  const annotators = options.annotator ?? (await model.corpus.annotators());
  const counted: CountedDocument[] = [];
  for (const document of await model.corpus.documents()) {
    const { problem } = await model.text(document);
    if (problem) messages.error(formatPlain(problem.message), { file: document.file });
    else counted.push(await count(model, document, annotators));
  }
  await run.print(shown(statisticsOf(counted), format));
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

async function count(
  model: CorpusModel,
  document: CorpusDocument,
  annotators: readonly string[],
): Promise<CountedDocument> {
  const { corpus, language } = model;
  const text = (await model.text(document)).text?.().editor ?? '';
  const tokens = language.spelling.words(text).filter(({ kind }) => kind !== 'symbol').length;
  const outlet = corpus.fields(document.name)['outlet'];
  const month = /^\d{4}-\d\d/.exec(corpus.date(document.name) ?? '')?.[0];
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
  return {
    ...{ name: document.name, tokens, work },
    ...(typeof outlet === 'string' && { outlet }),
    ...(month !== undefined && { month }),
  };
}

function shown(statistics: Statistics, format: (typeof FORMATS)[number]): string {
  if (format === 'json') return JSON.stringify(statistics, null, 2) + '\n';
  const { documents, tokens, annotations, rows } = statistics;
  const all = { documents, tokens, annotations };
  if (format === 'csv')
    return [
      ['group', 'name', 'documents', 'tokens', 'annotations'],
      ...[{ group: 'all', name: '', ...all }, ...rows].map(cells),
    ]
      .map((row) => row.map(quoted).join(',') + '\r\n')
      .join('');
  const width = Math.max(...rows.map(({ name }) => name.length), 12) + 2;
  const line = (name: string, figures: readonly (string | number)[]): string =>
    name.padEnd(width) + figures.map((figure) => String(figure).padStart(13)).join('') + '\n';
  let group = '';
  const lines = rows.map((row) => {
    const heading = row.group === group ? '' : `\n${say(`stats.${row.group}`)}\n`;
    group = row.group;
    return heading + line(`  ${row.name || say('stats.none')}`, [row.documents, row.tokens, row.annotations]);
  });
  const headings = [say('stats.documents'), say('stats.tokens'), say('stats.annotations')];
  return line('', headings) + line(say('stats.all'), [documents, tokens, annotations]) + lines.join('');
}

const cells = (row: {
  group: string;
  name: string;
  documents: number;
  tokens: number;
  annotations: number;
}): string[] => [row.group, row.name, row.documents, row.tokens, row.annotations].map(String);

/** What a spreadsheet would take for a formula is marked as text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
