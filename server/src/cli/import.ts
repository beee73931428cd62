/** `hawashi import CORPUS FILE… --format F --annotator NAME`: shows what would be taken in; with --apply, takes it in. */
import { readFile, writeFile } from 'node:fs/promises';
import { annotatorProblem } from '../corpus/annotators.js';
import type { Corpus } from '../corpus/corpus.js';
import type { ExchangeDocument, ReadIssue } from '../formats/format.js';
import { planImport, writePlan, type Conflict, type LabelTable } from '../formats/importing.js';
import { formatLabelTable, labelTable, parseLabelTable } from '../formats/labelTable.js';
import { chooseFormat, type ChosenFormat } from '../formats/registry.js';
import { readCorpusText } from '../formats/corpusDocuments.js';
import { openCorpus } from './corpusFolder.js';
import { inputFiles } from './inputFiles.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, Messages, sayError } from './messages.js';
import type { Run } from './program.js';

export interface ImportOptions {
  readonly format: string;
  readonly annotator: string;
  readonly labels?: string;
  readonly writeLabels?: string;
  readonly apply?: boolean;
  readonly json?: boolean;
}

export async function importFiles(
  folder: string,
  paths: readonly string[],
  options: ImportOptions,
  run: Run,
): Promise<number> {
  const { messages } = run;
  const chosen = chooseFormat(options.format);
  const problem = annotatorProblem(options.annotator);
  if (problem !== undefined) throw new BadUse(problem);
  const corpus = await openCorpus(folder, messages);
  const decided = await readLabelTable(options.labels, messages);
  const source = new ImportSource(corpus, paths, chosen, messages);
  const counts = await source.labels();
  const labels = labelTable(counts.keys(), corpus.settings.labels, decided);
  if (options.writeLabels !== undefined) await writeFile(options.writeLabels, formatLabelTable(labels));

  const total = { documents: 0, annotations: 0, relations: 0, known: 0, failed: 0 };
  const conflicts: Conflict[] = [];
  const taken: { document: string; source: string; annotations: number }[] = [];
  const report = (issue: ReadIssue): void => messages.error(issue.message, issue);
  const task = { corpus, annotator: options.annotator, documents: source.documents(false), labels, report };
  for await (const step of planImport(task)) {
    if (step.kind === 'unmatched') {
      conflicts.push(step.conflict);
      continue;
    }
    const { plan } = step;
    conflicts.push(...plan.conflicts);
    total.documents++;
    total.annotations += plan.annotations.length;
    total.relations += plan.relations.length;
    total.known += plan.known;
    taken.push({ document: plan.document.name, source: plan.source, annotations: plan.annotations.length });
    if (options.apply !== true) continue;
    const written = await writePlan(corpus, options.annotator, plan);
    if (written.problem === undefined) continue;
    total.failed++;
    messages.error(written.problem);
  }
  await tell(run, options, corpus, { labels, counts, conflicts, taken, total });
  return conflicts.length > 0 || messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

async function readLabelTable(file: string | undefined, messages: Messages): Promise<LabelTable> {
  if (file === undefined) return new Map();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BadUse(`${file}: ${sayError(error)}`);
  });
  return parseLabelTable(file, text, (issue) => messages.error(issue.message, issue));
}

/** The imported documents, gone through twice: for the labels that occur, and for the plan. */
class ImportSource {
  constructor(
    private readonly corpus: Corpus,
    private readonly paths: readonly string[],
    private readonly chosen: ChosenFormat,
    private readonly messages: Messages,
  ) {}

  /** How often each label occurs. */
  async labels(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for await (const { annotations } of this.documents(true))
      for (const { label } of annotations) counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
  }

  async *documents(silent: boolean): AsyncGenerator<ExchangeDocument> {
    const report = (issue: ReadIssue): void => {
      if (!silent) this.messages.error(issue.message, issue);
    };
    // What cannot be read is told in the second round.
    const messages = silent ? new Messages(() => undefined, false) : this.messages;
    for await (const { files } of inputFiles(this.paths, this.chosen.format, messages)) {
      const texts = await this.textsFor(files);
      yield* this.chosen.format.read(files, { report, textOf: (name) => texts.get(name) });
    }
  }

  /** Texts of the corpus for files that hold none, by the names that the files may mean. */
  private async textsFor(files: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    const { carries, options } = { carries: this.chosen.format.carries(this.chosen.options), ...this.chosen };
    if (carries.text !== 'none' && options['texts'] === undefined) return texts;
    const documents = await this.corpus.documents();
    for (const path of files.keys()) {
      const name = path.replace(/\.[^./]*$/, '');
      const document =
        documents.find((one) => one.name === name) ?? documents.find((one) => one.name.endsWith(`/${name}`));
      const text = document && (await readCorpusText(this.corpus, document, () => undefined));
      if (document && text) texts.set(name, text.file).set(document.name, text.file);
    }
    return texts;
  }
}

interface Outcome {
  readonly labels: LabelTable;
  readonly counts: ReadonlyMap<string, number>;
  readonly conflicts: readonly Conflict[];
  readonly taken: readonly {
    readonly document: string;
    readonly source: string;
    readonly annotations: number;
  }[];
  readonly total: {
    readonly documents: number;
    readonly annotations: number;
    readonly relations: number;
    readonly known: number;
    readonly failed: number;
  };
}

async function tell(run: Run, options: ImportOptions, corpus: Corpus, outcome: Outcome): Promise<void> {
  const { labels, counts, conflicts, taken, total } = outcome;
  const applied = options.apply === true;
  if (options.json) {
    const table = [...labels].map(([label, becomes]) => ({ label, becomes, count: counts.get(label) ?? 0 }));
    await run.print(
      JSON.stringify({ applied, ...total, labels: table, documents: taken, conflicts }, null, 2) + '\n',
    );
  } else {
    const known = new Set(corpus.settings.labels.map((label) => label.name));
    const lines = ['labels:'];
    for (const [label, becomes] of labels) {
      const note =
        becomes === undefined
          ? 'left out'
          : known.has(becomes)
            ? becomes
            : `${becomes} (not in the corpus’ label set)`;
      lines.push(`  ${label} (${counts.get(label) ?? 0}) → ${note}`);
    }
    lines.push(
      'documents:',
      ...taken.map(({ document, source, annotations }) => `  ${source} → ${document}: ${annotations} new`),
    );
    if (conflicts.length > 0)
      lines.push('conflicts:', ...conflicts.map((one) => `  ${one.document}: ${one.kind}: ${one.message}`));
    await run.print(lines.join('\n') + '\n');
  }
  const what = `${total.annotations} annotations and ${total.relations} relations in ${total.documents} documents`;
  const rest = `${total.known} were there already, ${conflicts.length} conflicts`;
  if (applied) run.messages.info(`taken in for ${options.annotator}: ${what}; ${rest}`);
  else
    run.messages.info(
      `would be taken in for ${options.annotator}: ${what}; ${rest}. Nothing is written without --apply`,
    );
}
