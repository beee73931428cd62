/**
 * Takes documents of other tools into a corpus, as an annotator of choice. Texts are matched by content; nothing
 * that is there is changed; what cannot be taken in is told, one by one. Planning and writing are apart, so that
 * a plan can be shown first.
 */
import { message, type Message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import { lowerBound } from '../text/lowerBound.js';
import { anchorAnnotations } from '../annotation/anchoring.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { quoteOf } from '../annotation/context.js';
import { newId } from '../annotation/decisions.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { annotatorProblem } from '../corpus/annotators.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusDocument } from '../corpus/documentList.js';
import { editorText } from '../text/offsets.js';
import type { ExchangeDocument, ReadIssue } from '../formats/format.js';
import { carryBetween } from './textMatching.js';
import { TextIndex } from './textIndex.js';
import type { Decided } from '../corpus/snapshots.js';

/** Labels of the file → labels of the corpus; a label that leads to nothing is left out. */
export type LabelTable = ReadonlyMap<string, string | undefined>;

export type ConflictKind =
  | 'unmatched' // no document of the corpus has this text or name
  | 'relabelled' // the place has another label already
  | 'crossing' // it crosses an annotation that is there
  | 'moved' // the texts differ; it was found, but not where it was
  | 'lost' // the texts differ, and it was not found with certainty
  | 'relation';

export interface Conflict {
  readonly kind: ConflictKind;
  /** Document as the imported file names it. */
  readonly document: string;
  /** Names the annotation. */
  readonly message: Message;
}

/** What is to be written for one document. */
export interface DocumentPlan {
  readonly source: string;
  readonly document: CorpusDocument;
  readonly matched: 'name' | 'content';
  /** New annotations, in offsets of the editor's text, by place. */
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Already there, the same. */
  readonly known: number;
  readonly conflicts: readonly Conflict[];
}

export interface ImportTask {
  readonly model: CorpusModel;
  readonly annotator: string;
  readonly documents: AsyncIterable<ExchangeDocument>;
  readonly labels: LabelTable;
  readonly report: (issue: ReadIssue) => void;
}

export type PlanStep =
  | { readonly kind: 'planned'; readonly plan: DocumentPlan }
  | { readonly kind: 'unmatched'; readonly conflict: Conflict };

/** Plans document by document; nothing is written. Rejects where the annotator's name is none. */
export async function* planImport(task: ImportTask): AsyncGenerator<PlanStep> {
  const problem = annotatorProblem(task.annotator);
  if (problem !== undefined) throw new MessageError(problem);
  const index = new TextIndex(task.model, task.report);
  for await (const source of task.documents) {
    const match = await index.find(source);
    const decided = match && (await task.model.decided(match.document, task.annotator));
    if (decided) {
      yield { kind: 'planned', plan: planDocument(task, source, decided, match.by) };
      continue;
    }
    const conflict: Conflict = {
      kind: 'unmatched',
      document: source.name,
      message: message('conflict.unmatched'),
    };
    yield { kind: 'unmatched', conflict };
  }
}

const named = ({ label, text }: Annotation): Message => message('annotation.named', { label, text });

function planDocument(
  task: ImportTask,
  source: ExchangeDocument,
  { document, text, set }: Decided,
  matched: 'name' | 'content',
): DocumentPlan {
  const conflicts: Conflict[] = [];
  const conflict = (kind: ConflictKind, told: Message): void => {
    conflicts.push({ kind, document: source.name, message: told });
  };
  const taken = new PlacedSpans(set.annotations);
  const related = new Set(set.relations.map(relationKey));
  /** Ids of the file → ids in the corpus. */
  const ids = new Map<string, string>();
  const annotations: Annotation[] = [];
  let known = 0;
  for (const annotation of intoEditor(mapLabels(source, task.labels), text.editor, conflict)) {
    const same = taken.at(annotation);
    if (same) {
      ids.set(annotation.id, same.id);
      if (same.label === annotation.label) known++;
      else
        conflict(
          'relabelled',
          message(same.rejected ? 'conflict.relabelledRejected' : 'conflict.relabelled', {
            annotation: named(annotation),
            label: same.label,
          }),
        );
      continue;
    }
    const crossed = taken.crossing(annotation);
    if (crossed) {
      conflict(
        'crossing',
        message('conflict.crossing', { annotation: named(annotation), other: named(crossed) }),
      );
      continue;
    }
    const id = newId();
    ids.set(annotation.id, id);
    const added: Annotation = { ...annotation, id, origin: 'imported', ...quoteOf(text.editor, annotation) };
    annotations.push(added);
    taken.add(added);
  }
  const relations = source.relations.flatMap((relation): Relation[] => {
    const from = ids.get(relation.from);
    const to = ids.get(relation.to);
    if (from !== undefined && to !== undefined) {
      const added = { id: newId(), type: relation.type, from, to };
      const isNew = !related.has(relationKey(added));
      related.add(relationKey(added));
      return isNew ? [added] : [];
    }
    conflict('relation', message('conflict.relation', { type: relation.type }));
    return [];
  });
  return { source: source.name, document, matched, annotations, relations, known, conflicts };
}

const relationKey = ({ type, from, to }: Relation): string => JSON.stringify([type, from, to]);

function mapLabels(source: ExchangeDocument, labels: LabelTable): ExchangeDocument {
  const annotations = source.annotations.flatMap((annotation) => {
    const label = labels.has(annotation.label) ? labels.get(annotation.label) : annotation.label;
    return label === undefined ? [] : [{ ...annotation, label }];
  });
  return { ...source, annotations };
}

/** Moves annotations from the file's text to the editor's, by counting characters, else by looking for them. */
function intoEditor(
  source: ExchangeDocument,
  editor: string,
  conflict: (kind: ConflictKind, told: Message) => void,
): Annotation[] {
  const carry = carryBetween(source.text, editor);
  if (carry) {
    return source.annotations
      .flatMap((annotation) => {
        const span = carry(annotation);
        if (span) return [{ ...annotation, ...span, text: editor.slice(span.start, span.end) }];
        conflict('lost', message('conflict.invisible', { annotation: named(annotation) }));
        return [];
      })
      .sort(byPlace);
  }
  const shown = editorText(source.text);
  const move = carryBetween(source.text, shown) ?? ((span) => span);
  const quoted = source.annotations.flatMap((annotation): Annotation[] => {
    const span = move(annotation);
    return span ? [{ ...annotation, ...span, ...quoteOf(shown, span) }] : [];
  });
  return anchorAnnotations(quoted.sort(byPlace), editor)
    .flatMap((annotation): Annotation[] => {
      const { anchor, ...placed } = annotation;
      if (anchor === 'lost' || anchor === 'ambiguous') {
        conflict('lost', message('conflict.lost', { annotation: named(annotation) }));
        return [];
      }
      if (anchor === 'moved') conflict('moved', message('conflict.moved', { annotation: named(annotation) }));
      return [placed];
    })
    .sort(byPlace);
}

/** Annotations that are there, for questions about places. */
class PlacedSpans {
  private readonly byPlace = new Map<string, Annotation>();
  private readonly all: Annotation[] = [];
  private longest = 0;

  constructor(annotations: readonly Annotation[]) {
    for (const annotation of annotations) this.add(annotation);
  }

  add(annotation: Annotation): void {
    this.byPlace.set(`${annotation.start} ${annotation.end}`, annotation);
    if (annotation.rejected) return;
    this.longest = Math.max(this.longest, annotation.end - annotation.start);
    this.all.splice(this.indexFrom(annotation.start), 0, annotation);
  }

  at({ start, end }: Annotation): Annotation | undefined {
    return this.byPlace.get(`${start} ${end}`);
  }

  /** Index of the first that begins at an offset or behind it. */
  private indexFrom(offset: number): number {
    return lowerBound(this.all.length, (i) => this.all[i]!.start < offset);
  }

  crossing({ start, end }: Annotation): Annotation | undefined {
    for (let i = this.indexFrom(start - this.longest); i < this.all.length; i++) {
      const other = this.all[i]!;
      if (other.start >= end) return undefined;
      const before = other.start < start && start < other.end && other.end < end;
      const behind = start < other.start && other.start < end && end < other.end;
      if (before || behind) return other;
    }
    return undefined;
  }
}

/**
 * Carries a plan out, as one decision of the annotator, which merges and can be undone as others do. Gives why not, where
 * it cannot be written.
 */
export async function carryOut(
  model: CorpusModel,
  annotator: string,
  { document, annotations, relations }: DocumentPlan,
): Promise<{ readonly problem?: Message }> {
  if (annotations.length === 0 && relations.length === 0) return {};
  const store = await model.store(document, annotator);
  if (!store) return { problem: message('import.notStored') };
  if (store.trouble !== undefined) return { problem: store.trouble };
  store.decide({ kind: 'import', annotations, relations });
  await store.flush();
  return store.trouble === undefined ? {} : { problem: store.trouble };
}
