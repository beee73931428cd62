/**
 * An import from beginning to end: the labels that occur and what they become, the plan document by document, and,
 * if asked for, the writing. Without `apply` it is a dry run, which tells the same.
 */
import type { Corpus } from '../corpus/corpus.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { ReadIssue } from '../formats/format.js';
import { DATE_FIELD } from '../annotation/documentFields.js';
import { message, type Message } from '../messages/message.js';
import { ConflictList } from './conflicts.js';
import type { DocumentPlan } from './documentPlan.js';
import { carryOut, planImport } from './importing.js';
import type { ImportSource } from './importSource.js';
import { IssueGroups } from './issueGroups.js';
import { ImportedAnnotators } from './importedAnnotators.js';
import { labelTable, type LabelTable } from './labelTable.js';

export interface ImportRun {
  readonly model: CorpusModel;
  readonly annotator: string;
  readonly source: ImportSource;
  /** What the user decided about labels; the rest is proposed. */
  readonly decided: LabelTable;
  /** Whether to write. */
  readonly apply: boolean;
  readonly report: (issue: ReadIssue) => void;
  /** Told after each document, of `total` (0 as long as they are only counted); false stops the import there. */
  readonly onDocument?: (done: number, total: number) => boolean | Promise<boolean>;
}

export interface ImportedLabel {
  readonly label: string;
  readonly count: number;
  /** The label of the corpus; absent: it is left out. */
  readonly becomes?: string;
  /** Whether what it becomes is in the corpus' label set. */
  readonly known: boolean;
}

export interface ImportedDocument {
  /** Name in the corpus. */
  readonly document: string;
  /** Name in the imported files. */
  readonly source: string;
  readonly matched: DocumentPlan['matched'];
  /** New annotations. */
  readonly annotations: number;
  readonly relations: number;
  /** Annotations that were there already. */
  readonly known: number;
  readonly conflicts: number;
  /** Address of the annotation file. */
  readonly file: string;
}

export interface ImportOutcome {
  readonly applied: boolean;
  /** False where it was stopped. */
  readonly complete: boolean;
  readonly documents: readonly ImportedDocument[];
  readonly annotations: number;
  /** Annotations that were there already, and got what they lacked. */
  readonly completed: number;
  readonly relations: number;
  readonly known: number;
  /** Documents that got a date, or a status. */
  readonly dates: number;
  readonly statuses: number;
  /** Documents of which more labels are complete than was known. */
  readonly exhaustive: number;
  /** What else was said of documents as wholes, and taken in. */
  readonly fields: number;
  /** Documents that could not be written. */
  readonly failed: number;
  readonly labels: readonly ImportedLabel[];
  readonly conflicts: ConflictList;
  /** How often something in the files was not understood. */
  readonly problems: number;
}

/** Rejects where the annotator's name is none; all else is reported, one line a kind, at the end. */
export async function runImport(run: ImportRun): Promise<ImportOutcome> {
  const { corpus } = run.model;
  const issues = new IssueGroups();
  const read = await readFirst(run);
  const table = labelTable(read.labels.keys(), corpus.settings.labels, run.decided);
  const outcome = await planAll(run, read, table, issues);
  await tellDoubts(run, read, outcome.documents, issues);
  for (const issue of issues.told) run.report(issue);
  const inSet = new Set(corpus.settings.labels.map((label) => label.name));
  const labels = [...table].map(([label, becomes]) => ({
    label,
    count: read.labels.get(label) ?? 0,
    ...(becomes !== undefined && { becomes }),
    known: becomes !== undefined && inSet.has(becomes),
  }));
  return { applied: run.apply, ...outcome, labels, problems: issues.count };
}

/** What the files hold; what of them cannot be read is told when they are read again. */
interface FirstReading {
  readonly labels: ReadonlyMap<string, number>;
  readonly documents: number;
  readonly relations: number;
  /** How much is said of documents as wholes. */
  readonly facts: number;
  /** Names of annotators. */
  readonly annotators: ReadonlySet<string>;
  readonly complete: boolean;
}

async function readFirst({ source, onDocument }: ImportRun): Promise<FirstReading> {
  const labels = new Map<string, number>();
  let documents = 0;
  let relations = 0;
  let facts = 0;
  const annotators = new Set<string>();
  for await (const document of source.documents(() => undefined)) {
    documents++;
    relations += document.relations.length;
    facts += Object.keys(document.fields ?? {}).length + (document.date === undefined ? 0 : 1);
    if (document.annotator !== undefined) annotators.add(document.annotator);
    for (const { label } of document.annotations) labels.set(label, (labels.get(label) ?? 0) + 1);
    if ((await onDocument?.(documents, 0)) === false)
      return { labels, documents, relations, facts, annotators, complete: false };
  }
  return { labels, documents, relations, facts, annotators, complete: true };
}

type Outcome = Omit<ImportOutcome, 'applied' | 'labels' | 'problems'>;

async function planAll(
  run: ImportRun,
  read: FirstReading,
  labels: LabelTable,
  issues: IssueGroups,
): Promise<Outcome> {
  const { model, source, apply } = run;
  const report = (issue: ReadIssue): void => issues.add(issue);
  const documents: ImportedDocument[] = [];
  const conflicts = new ConflictList();
  const sums = {
    ...{ annotations: 0, completed: 0, relations: 0, known: 0 },
    ...{ dates: 0, fields: 0, statuses: 0, exhaustive: 0, failed: 0 },
  };
  let { complete } = read;
  let done = 0;
  const task = {
    model,
    annotators: new ImportedAnnotators(run.annotator, read.annotators),
    documents: complete ? source.documents(report) : none(),
    labels,
    apply,
    report,
  };
  for await (const step of planImport(task)) {
    if (step.kind === 'unmatched') conflicts.add(step.conflict);
    else {
      const { plan } = step;
      conflicts.addAll(plan.conflicts);
      const written = apply ? await carryOut(model, plan) : {};
      if (written.problem === undefined) {
        documents.push(summary(model.corpus, plan));
        sums.annotations += plan.annotations.length;
        sums.completed += plan.completed.length;
        sums.relations += plan.relations.length;
        sums.known += plan.known;
        const { problem, ...facts } = await takeFacts(model, plan, apply);
        sums.dates += facts.dates;
        sums.fields += facts.fields;
        if (problem) report({ file: plan.source, message: problem });
        sums.statuses += plan.status === undefined ? 0 : 1;
        sums.exhaustive += plan.exhaustive === undefined ? 0 : 1;
      } else {
        sums.failed++;
        report({ file: plan.source, message: written.problem });
      }
    }
    if ((await run.onDocument?.(++done, read.documents)) === false) {
      complete = false;
      break;
    }
  }
  return { complete, documents, ...sums, conflicts };
}

/** How many dates and fields a plan brings, and why they could not be written. */
async function takeFacts(
  model: CorpusModel,
  { document, date, fields }: DocumentPlan,
  apply: boolean,
): Promise<{ readonly dates: number; readonly fields: number; readonly problem?: Message }> {
  const changes = { ...(date !== undefined && { [DATE_FIELD]: date }), ...fields };
  const count = Object.keys(changes).length;
  const { problem } = apply && count > 0 ? await model.setFields(document, changes) : {};
  if (problem) return { dates: 0, fields: 0, problem };
  const dates = date === undefined ? 0 : 1;
  return { dates, fields: count - dates };
}

/** An import of nothing must not look like one of all, nor several sources of one document like several documents. */
async function tellDoubts(
  { source, annotator }: ImportRun,
  { labels, relations, facts, annotators, complete }: FirstReading,
  documents: readonly ImportedDocument[],
  issues: IssueGroups,
): Promise<void> {
  const { several } = new ImportedAnnotators(annotator, annotators);
  if (several.length > 0)
    issues.add({
      file: documents[0]?.source ?? annotator,
      understood: true,
      message: message('import.annotators', { names: several.slice(0, 20), count: several.length }),
    });
  if (complete && labels.size === 0 && relations + facts === 0 && !issues.hasFault) {
    const issue = await source.nothingFound();
    if (issue) issues.add(issue);
  }
  const sources = new Map<string, string[]>();
  for (const { file, source: name } of documents) sources.set(file, [...(sources.get(file) ?? []), name]);
  for (const [file, names] of sources)
    if (names.length > 1)
      issues.add({
        file: documents.find((one) => one.file === file)!.document,
        understood: true,
        message: message('import.severalSources', {
          sources: names.slice(0, 5),
          count: names.length,
          annotator,
        }),
      });
}

async function* none(): AsyncGenerator<never> {}

function summary(corpus: Corpus, plan: DocumentPlan): ImportedDocument {
  return {
    document: plan.document.name,
    source: plan.source,
    matched: plan.matched,
    annotations: plan.annotations.length,
    relations: plan.relations.length,
    known: plan.known,
    conflicts: plan.conflicts.count,
    file: corpus.annotationFile(plan.annotator, plan.document.name),
  };
}
