/** Finds what annotators can be compared in: documents that all of them are done with. What is left out is told. */
import { isFinished, workIn } from '../../annotation/completeness.js';
import { message, type Message } from '../../messages/message.js';
import { byPlace } from '../../text/order.js';
import type { CorpusModel } from '../corpusModel.js';
import type { CorpusDocument } from '../documentNames.js';
import type { Decided } from '../snapshots.js';
import type {
  ComparedAnnotation,
  ComparedDocument,
  ComparedRelation,
  ComparedWork,
} from './comparedDocument.js';

export interface CompareOptions {
  /** Documents that all have begun count too. */
  readonly unfinished?: boolean;
  /** Only these; absent: all. */
  readonly documents?: readonly string[];
  /** Called between two documents; ends the work by throwing. */
  readonly pause?: () => Promise<void>;
}

export interface LeftOut {
  readonly document: string;
  readonly why: Message;
}

export interface Comparison {
  readonly annotators: readonly string[];
  readonly documents: readonly ComparedDocument[];
  /** Documents that somebody has begun, but that are not compared. */
  readonly left: readonly LeftOut[];
  /** What else is not compared, a line a kind. */
  readonly notes: readonly Message[];
}

export async function compare(
  model: CorpusModel,
  annotators: readonly string[],
  options: CompareOptions = {},
): Promise<Comparison> {
  const documents: ComparedDocument[] = [];
  const left: LeftOut[] = [];
  const notes: Message[] = [];
  const wanted = options.documents && new Set(options.documents);
  for (const document of await model.corpus.documents()) {
    if (wanted && !wanted.has(document.name)) continue;
    await options.pause?.();
    const decided: Decided[] = [];
    for (const annotator of annotators) {
      const their = await model.decided(document, annotator);
      if (their) decided.push(their);
    }
    const found = comparable(model, document, annotators, decided, options.unfinished === true);
    if (!found) continue;
    notes.push(...found.notes);
    if (found.why) left.push({ document: document.name, why: found.why });
    else if (found.document) documents.push(found.document);
  }
  return { annotators, documents, left, notes: [...notes, ...unsharedLabels(annotators, documents)] };
}

interface Comparable {
  readonly document?: ComparedDocument;
  readonly why?: Message;
  readonly notes: readonly Message[];
}

/** Undefined where nobody has begun a document. */
function comparable(
  model: CorpusModel,
  { name, uri }: CorpusDocument,
  annotators: readonly string[],
  decided: readonly Decided[],
  unfinished: boolean,
): Comparable | undefined {
  if (decided.length < annotators.length) return { why: message('agreement.left.noText'), notes: [] };
  if (!decided.some((their) => their.trouble !== undefined || hasBegun(their))) return undefined;
  for (const [i, { trouble }] of decided.entries())
    if (trouble)
      return {
        why: message('agreement.left.trouble', { annotator: annotators[i]!, reason: trouble }),
        notes: [],
      };
  const labels = unfinished ? undefined : exhaustiveLabels(model, decided);
  const isOpen = ({ set }: Decided): boolean =>
    unfinished ? !hasBegun({ set } as Decided) : !isFinished(set.status);
  const open = labels ? [] : annotators.filter((_, i) => isOpen(decided[i]!));
  if (labels?.size === 0) return { why: message('agreement.left.noLabel'), notes: [] };
  if (open.length > 0) {
    const values = { annotators: open, count: open.length };
    const why = unfinished
      ? message('agreement.left.notBegun', values)
      : message('agreement.left.open', values);
    return { why, notes: [] };
  }
  const notes: Message[] = [];
  const work = decided.map((their, i) => comparedWork(their, annotators[i]!, name, labels, notes));
  return { document: { name, uri, text: decided[0]!.text.editor, work }, notes };
}

const hasBegun = ({ set }: Decided): boolean => set.status !== 'new' || set.annotations.length > 0;

/** Labels that every annotator says to be complete in a document; undefined where documents are done as wholes. */
function exhaustiveLabels(
  { corpus: { settings } }: CorpusModel,
  decided: readonly Decided[],
): ReadonlySet<string> | undefined {
  if (settings.completeness !== 'labels') return undefined;
  const [first = [], ...others] = decided.map(({ set }) => workIn(set, settings).exhaustive ?? []);
  return new Set(first.filter((label) => others.every((labels) => labels.includes(label))));
}

function comparedWork(
  { set }: Decided,
  annotator: string,
  document: string,
  labels: ReadonlySet<string> | undefined,
  notes: Message[],
): ComparedWork {
  const decided = set.annotations.filter(({ rejected }) => rejected !== true);
  const placed = decided.filter(({ anchor }) => anchor !== 'lost' && anchor !== 'ambiguous');
  const values = { annotator, document };
  if (placed.length < decided.length)
    notes.push(message('agreement.note.misplaced', { ...values, count: decided.length - placed.length }));
  const kept = labels ? placed.filter(({ label }) => labels.has(label)) : placed;
  if (kept.length < placed.length)
    notes.push(message('agreement.note.notExhaustive', { ...values, count: placed.length - kept.length }));
  const ids = new Set(kept.map(({ id }) => id));
  const relations = set.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
  if (relations.length < set.relations.length)
    notes.push(
      message('agreement.note.relations', { ...values, count: set.relations.length - relations.length }),
    );
  const annotations = kept.map(
    ({
      id,
      text,
      label,
      start,
      end,
      fragments,
      value,
      mod,
      canonical,
      note,
      attributes,
    }): ComparedAnnotation => ({
      ...{ id, text, label, start, end },
      ...(fragments && { fragments }),
      ...(value !== undefined && { value }),
      ...(mod !== undefined && { mod }),
      ...(canonical !== undefined && { canonical }),
      ...(note !== undefined && { note }),
      ...(attributes && { attributes }),
    }),
  );
  return {
    annotations: annotations.sort(byPlace),
    relations: relations.map(({ id, type, from, to, attributes }): ComparedRelation => ({
      ...{ id, type, from, to },
      ...(attributes && { attributes }),
    })),
  };
}

/** Labels that not all use: they may have worked by other label sets. */
function unsharedLabels(annotators: readonly string[], documents: readonly ComparedDocument[]): Message[] {
  const users = new Map<string, Set<number>>();
  for (const { work } of documents)
    for (const [i, { annotations }] of work.entries())
      for (const { label } of annotations) {
        const its = users.get(label);
        if (its) its.add(i);
        else users.set(label, new Set([i]));
      }
  return [...users]
    .filter(([, its]) => its.size < annotators.length)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, its]) =>
      message('agreement.note.labelOfSome', { label, annotators: annotators.filter((_, i) => its.has(i)) }),
    );
}
