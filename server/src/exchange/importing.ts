/**
 * Takes documents of other tools into a corpus, as an annotator of choice. Texts are matched by content; what is there
 * stays, and gets what it lacks; what cannot be taken in is told. Planning and writing are apart, so that a plan can be
 * shown first.
 */
import { message, type Message } from '../messages/message.js';
import type { Decision } from '../annotation/decisions.js';
import { decisionRules } from '../annotation/completeness.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { Decided } from '../corpus/snapshots.js';
import type { ExchangeDocument, ReadIssue } from '../formats/format.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { withDefinedTypes } from './attributeTypes.js';
import { withOwnPlace } from './exhaustiveFact.js';
import { ConflictList, type Complain, type Conflict } from './conflicts.js';
import type { DocumentPlan } from './documentPlan.js';
import { planFacts } from './factsPlan.js';
import type { ImportedAnnotators } from './importedAnnotators.js';
import { corpusLabels, type LabelTable } from './labelTable.js';
import { intoEditor } from './placing.js';
import { PlannedBefore, type Ground } from './plannedBefore.js';
import { planRelations, planSpans } from './spansPlan.js';
import { TextIndex } from './textIndex.js';

export interface ImportTask {
  readonly model: CorpusModel;
  readonly annotators: ImportedAnnotators;
  readonly documents: AsyncIterable<ExchangeDocument>;
  readonly labels: LabelTable;
  /** Whether each plan is carried out before the next is made; otherwise a plan knows those before it. */
  readonly apply: boolean;
  readonly report: (issue: ReadIssue) => void;
}

export type PlanStep =
  | { readonly kind: 'planned'; readonly plan: DocumentPlan }
  | { readonly kind: 'unmatched'; readonly conflict: Conflict };

/** Plans document by document; nothing is written. */
export async function* planImport(task: ImportTask): AsyncGenerator<PlanStep> {
  const { model, annotators } = task;
  const index = new TextIndex(model, task.report);
  const planned = new PlannedBefore();
  for await (const source of task.documents) {
    const match = await index.find(source);
    const annotator = annotators.of(source.annotator);
    const decided = match && (await model.decided(match.document, annotator));
    if (!decided) {
      const told = message('conflict.unmatched');
      yield { kind: 'unmatched', conflict: { kind: 'unmatched', document: source.name, message: told } };
      continue;
    }
    const { name } = decided.document;
    const { corpus } = model;
    const there = { set: decided.set, date: corpus.date(name), fields: corpus.fields(name) };
    const ground = planned.over(annotator, name, there);
    const plan = planDocument(task, source, decided, ground, { annotator, matched: match.by });
    if (!task.apply) planned.keep(plan, ground);
    yield { kind: 'planned', plan };
  }
}

function planDocument(
  { labels, model }: ImportTask,
  source: ExchangeDocument,
  { document, text }: Decided,
  ground: Ground,
  about: Pick<DocumentPlan, 'annotator' | 'matched'>,
): DocumentPlan {
  const conflicts = new ConflictList();
  const complain: Complain = (kind, told) => conflicts.add({ kind, document: source.name, message: told });
  const { spans: rules, attributes } = model.corpus.settings;
  const { fieldDefinitions } = model.corpus;
  const typed = <T extends Annotation | Relation>(one: T): T => withDefinedTypes(one, attributes, complain);
  const annotations = corpusLabels(source.annotations, labels, complain).map(typed);
  const placed = intoEditor({ ...source, annotations }, text.editor, complain);
  const { ids, ...spans } = planSpans(placed, text.editor, ground.set, { rules, complain });
  return {
    source: source.name,
    document,
    ...about,
    ...spans,
    relations: planRelations(source.relations.map(typed), ground.set, ids, complain),
    ...planFacts(withOwnPlace(source, labels, fieldDefinitions), fieldDefinitions, ground, complain),
    conflicts,
  };
}

/**
 * Carries a plan out, as one decision of the annotator, which merges and can be undone as others do. Gives why not, where
 * it cannot be written.
 */
export async function carryOut(
  model: CorpusModel,
  {
    annotator,
    document,
    annotations,
    completed,
    relations,
    status,
    exhaustive = [],
  }: Pick<
    DocumentPlan,
    'annotator' | 'document' | 'annotations' | 'completed' | 'relations' | 'status' | 'exhaustive'
  >,
): Promise<{ readonly problem?: Message }> {
  const decisions: Decision[] = [];
  if (annotations.length + completed.length + relations.length > 0)
    decisions.push({ kind: 'import', annotations: [...completed, ...annotations], relations });
  if (status !== undefined) decisions.push({ kind: 'status', status });
  if (exhaustive.length > 0) decisions.push({ kind: 'exhaustive', labels: exhaustive, open: [] });
  if (decisions.length === 0) return {};
  const store = await model.store(document, annotator);
  if (!store) return { problem: message('import.notStored') };
  if (!store.isSaved && store.trouble) return { problem: store.trouble };
  const { settings } = model.corpus;
  // A file that says both which labels are exhaustive and the status means just that: neither follows from the other.
  store.decide(
    { kind: 'several', decisions },
    exhaustive.length > 0 ? settings.spans : decisionRules(settings),
  );
  await store.flush();
  return !store.isSaved && store.trouble ? { problem: store.trouble } : {};
}
