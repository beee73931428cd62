/** Plans what adjudication makes of the documents of a corpus. Writes nothing: `corpus/changes` carries it out, and takes it back. */
import { annotatorProblem } from '../../annotation/annotatorName.js';
import { message, type Message } from '../../messages/message.js';
import { alignedRows } from '../agreement/alignedRows.js';
import { compare, type CompareOptions, type Comparison } from '../agreement/comparing.js';
import type { CorpusChange, DocumentChange, Ticks } from '../changes/change.js';
import type { CorpusModel } from '../corpusModel.js';
import { adjudicate, isOpen, type AdjudicatedDocument } from './adjudication.js';
import { provenanceOf } from './provenance.js';
import type { Settled, Strategy } from './strategies.js';

export interface AdjudicationRequest extends CompareOptions {
  readonly model: CorpusModel;
  readonly annotators: readonly string[];
  /** Whose annotations are made. */
  readonly as: string;
  readonly by: string;
  readonly strategies: readonly Strategy[];
  /** What somebody decided, by document and number of the row. */
  readonly chosen?: ReadonlyMap<string, ReadonlyMap<number, Settled>>;
  /** A plan of the same documents just before: what is compared, and how it lies side by side, is taken from it. */
  readonly before?: AdjudicationPlan;
}

export interface AdjudicationPlan {
  readonly comparison: Comparison;
  /** Those with most that is open first. */
  readonly documents: readonly AdjudicatedDocument[];
  readonly change: CorpusChange;
  /** All of it. */
  readonly ticks: Ticks;
}

/** A message says why it cannot be. */
export async function planAdjudication(
  request: AdjudicationRequest,
): Promise<AdjudicationPlan | { readonly refusal: Message }> {
  const { model, annotators, as, strategies, by } = request;
  const refusal =
    annotatorProblem(as) ?? (annotators.includes(as) ? message('adjudication.self', { as }) : undefined);
  if (refusal) return { refusal };
  const comparison = request.before?.comparison ?? (await compare(model, annotators, request));
  const known = new Map(
    request.before?.documents.map(({ document, rows }) => [document.name, rows.map(({ row }) => row)]),
  );
  const documents: AdjudicatedDocument[] = [];
  const changes: DocumentChange[] = [];
  let [own, adjudicated] = [0, 0];
  for (const document of comparison.documents) {
    const there = await model.corpus.document(document.name);
    const decided = there && (await model.decided(there, as));
    if (!decided) continue;
    if (decided.trouble)
      return { refusal: message('change.inDocument', { document: document.name, said: decided.trouble }) };
    for (const annotation of decided.set.annotations)
      if (provenanceOf(annotation)) adjudicated++;
      else own++;
    const chosen = request.chosen?.get(document.name);
    const planned = adjudicate(document, known.get(document.name) ?? alignedRows(document, model.language), {
      ...{ annotators, gold: decided.set, language: model.language, strategies, by },
      ...(chosen && { chosen }),
    });
    documents.push(planned);
    const places = withStatus(planned, decided.set.status);
    if (places.length > 0) changes.push({ document: there, status: decided.set.status, places });
  }
  // What somebody annotated there without adjudicating is their work, and no place for this.
  if (own > 0 && adjudicated === 0) return { refusal: message('adjudication.theirs', { as, count: own }) };
  const ticks = new Map(changes.map(({ document, places }) => [document.name, new Set(places.keys())]));
  const title = message('adjudication.title', { as });
  return {
    ...{ comparison, ticks, documents: byOpenRows(documents) },
    change: { title, annotator: as, documents: changes, entities: [], told: [] },
  };
}

const openIn = ({ rows }: AdjudicatedDocument): number => rows.filter(isOpen).length;

function byOpenRows(documents: readonly AdjudicatedDocument[]): readonly AdjudicatedDocument[] {
  return [...documents].sort((a, b) => openIn(b) - openIn(a));
}

/** A document in which nothing is open any more is done. */
function withStatus(
  planned: AdjudicatedDocument,
  status: DocumentChange['status'],
): DocumentChange['places'] {
  const { places } = planned;
  const isDone = openIn(planned) === 0;
  if (!isDone || status === 'done') return places;
  return [...places, { span: { start: 0, end: 0 }, text: '', decision: { kind: 'status', status: 'done' } }];
}
