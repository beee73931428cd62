/**
 * An import from beginning to end: the labels that occur and what they become, the plan document by document, and,
 * if asked for, the writing. Without `apply` it is a dry run, which tells the same.
 */
import type { Corpus } from '../corpus/corpus.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { ReadIssue } from '../formats/format.js';
import { carryOut, planImport, type Conflict, type DocumentPlan, type LabelTable } from './importing.js';
import type { ImportSource } from './importSource.js';
import { labelTable } from './labelTable.js';

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
  readonly relations: number;
  readonly known: number;
  /** Documents that could not be written. */
  readonly failed: number;
  readonly labels: readonly ImportedLabel[];
  readonly conflicts: readonly Conflict[];
}

/** Rejects where the annotator's name is none; all else is reported. */
export async function runImport(run: ImportRun): Promise<ImportOutcome> {
  const { model, annotator, source } = run;
  const { corpus } = model;
  const counts = new Map<string, number>();
  let total = 0;
  let complete = true;
  // What cannot be read is told in the second round.
  for await (const { annotations } of source.documents(() => undefined)) {
    total++;
    for (const { label } of annotations) counts.set(label, (counts.get(label) ?? 0) + 1);
    complete = (await run.onDocument?.(total, 0)) !== false;
    if (!complete) break;
  }
  const table = labelTable(counts.keys(), corpus.settings.labels, run.decided);
  const documents: ImportedDocument[] = [];
  const conflicts: Conflict[] = [];
  const sums = { annotations: 0, relations: 0, known: 0, failed: 0 };
  let done = 0;
  const task = {
    model,
    annotator,
    documents: complete ? source.documents(run.report) : none(),
    labels: table,
    report: run.report,
  };
  for await (const step of planImport(task)) {
    if (step.kind === 'unmatched') conflicts.push(step.conflict);
    else {
      const { plan } = step;
      conflicts.push(...plan.conflicts);
      const written = run.apply ? await carryOut(model, annotator, plan) : {};
      if (written.problem === undefined) {
        documents.push(summary(corpus, annotator, plan));
        sums.annotations += plan.annotations.length;
        sums.relations += plan.relations.length;
        sums.known += plan.known;
      } else {
        sums.failed++;
        run.report({ file: plan.source, message: written.problem });
      }
    }
    if ((await run.onDocument?.(++done, total)) === false) {
      complete = false;
      break;
    }
  }
  const inSet = new Set(corpus.settings.labels.map((label) => label.name));
  const labels = [...table].map(([label, becomes]) => ({
    label,
    count: counts.get(label) ?? 0,
    ...(becomes !== undefined && { becomes }),
    known: becomes !== undefined && inSet.has(becomes),
  }));
  return { applied: run.apply, complete, documents, ...sums, labels, conflicts };
}

async function* none(): AsyncGenerator<never> {}

function summary(corpus: Corpus, annotator: string, plan: DocumentPlan): ImportedDocument {
  return {
    document: plan.document.name,
    source: plan.source,
    matched: plan.matched,
    annotations: plan.annotations.length,
    relations: plan.relations.length,
    known: plan.known,
    conflicts: plan.conflicts.length,
    file: corpus.annotationFile(annotator, plan.document.name),
  };
}
