/**
 * Makes one annotation of what several annotators marked, row by row of their best alignment: what is decided already stays, what a
 * strategy settles or somebody chose is planned as a change of the adjudicator's annotations, and the rest is left open.
 */
import { quoteOf } from '../../annotation/context.js';
import { newId, type Decision } from '../../annotation/decisions.js';
import { movedTo, placeKey, type Place } from '../../annotation/fragments.js';
import type { Annotation, AnnotationSet, Relation } from '../../annotation/model.js';
import type { AlignedRow } from '../agreement/alignedRows.js';
import type { ComparedAnnotation, ComparedDocument } from '../agreement/comparedDocument.js';
import type { PlaceChange } from '../changes/change.js';
import type { LanguagePack } from '../../languages/languagePack.js';
import { provenanceOf, sourceOf, type Provenance } from './provenance.js';
import { settle, type Settled, type Strategy } from './strategies.js';

export interface AdjudicatedRow {
  readonly row: AlignedRow;
  /** What the adjudicator has for it, or has rejected. */
  readonly decided?: Annotation;
  /** What is planned. */
  readonly settled?: Settled;
}

export interface AdjudicatedDocument {
  readonly document: ComparedDocument;
  readonly rows: readonly AdjudicatedRow[];
  /** What is planned, as decisions on the adjudicator's annotations. */
  readonly places: readonly PlaceChange[];
}

export interface Adjudicating {
  readonly annotators: readonly string[];
  /** What the adjudicator has in the document. */
  readonly gold: AnnotationSet;
  readonly language: LanguagePack;
  /** Tried one after the other for what is open. */
  readonly strategies: readonly Strategy[];
  /** What somebody decided about rows, by their number: it goes before strategies, and over what was decided before. */
  readonly chosen?: ReadonlyMap<number, Settled>;
  /** Who decides, for the lines. */
  readonly by: string;
  readonly makeId?: () => string;
}

export function adjudicate(
  document: ComparedDocument,
  rows: readonly AlignedRow[],
  options: Adjudicating,
): AdjudicatedDocument {
  const known = new Decided(options.gold, options.annotators);
  const borders = { text: document.text, language: options.language };
  const adjudicated = rows.map((row, number): AdjudicatedRow => {
    const decided = known.of(row);
    const settled =
      options.chosen?.get(number) ?? (decided ? undefined : settle(row, options.strategies, borders));
    return { row, ...(decided && { decided }), ...(settled && { settled }) };
  });
  return { document, rows: adjudicated, places: placesOf(document, adjudicated, options) };
}

/** Whether a row waits for somebody. */
export const isOpen = ({ decided, settled }: AdjudicatedRow): boolean => !decided && !settled;

/** What the adjudicator has: by the annotations that it was made of, else by its place. */
class Decided {
  private readonly bySource = new Map<string, Annotation>();
  private readonly byPlace = new Map<string, Annotation>();

  constructor(
    { annotations }: AnnotationSet,
    private readonly annotators: readonly string[],
  ) {
    for (const annotation of annotations) {
      const from = provenanceOf(annotation)?.from;
      for (const source of from ?? []) this.bySource.set(source, annotation);
      if (!from && annotation.rejected !== true) this.byPlace.set(keyOf(annotation), annotation);
    }
  }

  of({ cells }: AlignedRow): Annotation | undefined {
    for (const [i, cell] of cells.entries()) {
      const decided = cell && this.bySource.get(sourceOf(this.annotators[i]!, cell.id));
      if (decided) return decided;
    }
    const there = cells.find((cell) => cell && this.byPlace.has(keyOf(cell)));
    return there && this.byPlace.get(keyOf(there));
  }
}

const keyOf = (annotation: Place & { readonly label: string }): string =>
  `${placeKey(annotation)} ${annotation.label}`;

/** The decisions that carry out what is settled: annotations first, then relations between them. */
function placesOf(
  document: ComparedDocument,
  rows: readonly AdjudicatedRow[],
  options: Adjudicating,
): readonly PlaceChange[] {
  const makeId = options.makeId ?? newId;
  const places: PlaceChange[] = [];
  /** The adjudicator's annotation for each of an annotator's, by source. */
  const ids = new Map<string, string>();
  const fresh = new Set<string>();
  for (const { row, decided, settled } of rows) {
    const annotation = settled && settledAnnotation(document, row, settled, options, makeId());
    if (annotation) places.push({ ...placeOf(annotation), decision: taking(annotation, decided) });
    const its = annotation ?? decided;
    if (!its || its.rejected === true) continue;
    for (const [i, cell] of row.cells.entries()) {
      if (!cell) continue;
      ids.set(sourceOf(options.annotators[i]!, cell.id), its.id);
      if (annotation && i === settled?.annotator) fresh.add(sourceOf(options.annotators[i]!, cell.id));
    }
  }
  return [...places, ...relationsOf(document, options, ids, fresh, makeId)];
}

/** Taken in; what was decided before goes. */
function taking(annotation: Annotation, before: Annotation | undefined): Decision {
  const taken: Decision = { kind: 'import', annotations: [annotation], relations: [] };
  return before ? { kind: 'several', decisions: [{ kind: 'remove', ids: [before.id] }, taken] } : taken;
}

const placeOf = ({ start, end, text }: Annotation): Pick<PlaceChange, 'span' | 'text'> => ({
  span: { start, end },
  text,
});

function settledAnnotation(
  { text }: ComparedDocument,
  { cells }: AlignedRow,
  { annotator, place, why }: Settled,
  { annotators, by }: Adjudicating,
  id: string,
): Annotation {
  const provenance: Provenance = {
    from: cells.flatMap((cell, i) => (cell ? [sourceOf(annotators[i]!, cell.id)] : [])),
    ...{ by, why },
  };
  const chosen = (annotator === undefined ? undefined : cells[annotator]) ?? cells.find(Boolean)!;
  const annotation: Annotation = {
    ...(place ? movedTo(chosen, place) : chosen),
    id,
    extra: { ...provenance },
  };
  const placed = { ...annotation, ...quoteOf(text, annotation) };
  // Of what is rejected only its place and label are kept.
  if (annotator !== undefined) return placed;
  const { start, end, fragments, label, prefix, suffix } = placed;
  const where = { id, start, end, ...(fragments && { fragments }), text: placed.text, label };
  return { ...where, rejected: true, prefix, suffix, extra: placed.extra! };
}

/** Relations of the annotators whose annotations were taken now, where both ends are there. */
function relationsOf(
  { work }: ComparedDocument,
  { annotators, by }: Adjudicating,
  ids: ReadonlyMap<string, string>,
  fresh: ReadonlySet<string>,
  makeId: () => string,
): PlaceChange[] {
  const places: PlaceChange[] = [];
  for (const [i, { annotations, relations }] of work.entries()) {
    const byId = new Map(
      annotations.map((annotation): [string, ComparedAnnotation] => [annotation.id, annotation]),
    );
    for (const relation of relations) {
      const source = (id: string): string => sourceOf(annotators[i]!, id);
      const [from, to] = [ids.get(source(relation.from)), ids.get(source(relation.to))];
      if (from === undefined || to === undefined || !fresh.has(source(relation.from))) continue;
      // `from` is where a relation begins: what it was made of stands in `source`.
      const extra = { source: source(relation.id), by, why: 'relation' };
      const taken: Relation = { ...relation, id: makeId(), from, to, extra };
      const { start, end, text } = byId.get(relation.from)!;
      places.push({
        span: { start, end },
        text,
        decision: { kind: 'import', annotations: [], relations: [taken] },
      });
    }
  }
  return places;
}
