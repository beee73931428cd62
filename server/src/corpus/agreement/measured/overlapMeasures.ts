/** F1 of annotations, of nested ones, and of relations; of more than two annotators, that of all pairs together. */
import { message, type Message } from '../../../messages/message.js';
import { relationKey } from '../alignedRows.js';
import type { ComparedAnnotation, ComparedDocument, ComparedWork } from '../comparedDocument.js';
import { common, f1Of, overlapOf, type Overlap, type OverlapKind } from '../overlapScores.js';
import { labelsIn, type Group, type Measure, type Measured, type Measuring } from './measured.js';

const KINDS: Readonly<Partial<Record<Measure, OverlapKind>>> = {
  ...{ f1: 'exact', 'f1-partial': 'partial', 'f1-labels': 'labels', 'f1-borders': 'borders' },
};

export function overlapMeasures({ documents }: Group, wanted: ReadonlySet<Measure>): Measuring {
  const measured: Measured[] = [];
  const labels = labelsIn(documents);
  for (const [name, kind] of Object.entries(KINDS)) {
    const measure = name as Measure;
    if (!wanted.has(measure)) continue;
    measured.push(
      byOverlaps(
        measure,
        documents,
        ({ annotations }) => annotations,
        kind,
        message('agreement.why.nothing'),
      ),
    );
    // Borders have no label.
    for (const label of kind === 'borders' ? [] : labels)
      measured.push({
        ...byOverlaps(measure, documents, ofLabel(label), kind, message('agreement.why.notUsed', { label })),
        of: label,
      });
  }
  if (wanted.has('nested'))
    measured.push(
      byOverlaps('nested', documents, nested(false), 'exact', message('agreement.why.notNested')),
    );
  if (wanted.has('same-label'))
    measured.push(
      byOverlaps('same-label', documents, nested(true), 'exact', message('agreement.why.notSameLabel')),
    );
  if (wanted.has('relations')) measured.push(...relationMeasures(documents));
  return { measured, notes: [] };
}

type Choice = (work: ComparedWork) => readonly ComparedAnnotation[];

const ofLabel =
  (label: string): Choice =>
  ({ annotations }) =>
    annotations.filter((annotation) => annotation.label === label);

/** Annotations that lie within another of the same annotator (and label). */
const nested =
  (sameLabel: boolean): Choice =>
  ({ annotations }) => {
    // By place, longer first: what an annotation lies in comes before it.
    let open: ComparedAnnotation[] = [];
    return annotations.filter((annotation) => {
      open = open.filter(({ end }) => end > annotation.start);
      const isWithin = open.some(
        ({ end, label }) => end >= annotation.end && (!sameLabel || label === annotation.label),
      );
      open.push(annotation);
      return isWithin;
    });
  };

function byOverlaps(
  measure: Measure,
  documents: readonly ComparedDocument[],
  chosen: Choice,
  kind: OverlapKind,
  why: Message,
): Measured {
  const sums = documents.map(({ work }) =>
    ofPairs(work.map(chosen), (one, other) => overlapOf(one, other, kind)),
  );
  return ofSums(measure, sums, why);
}

/** The overlaps of all pairs together. */
function ofPairs<T>(lists: readonly T[], overlap: (one: T, other: T) => Overlap): Overlap {
  const sum = { first: 0, second: 0, common: 0 };
  for (const [i, one] of lists.entries())
    for (const other of lists.slice(i + 1)) {
      const each = overlap(one, other);
      sum.first += each.first;
      sum.second += each.second;
      sum.common += each.common;
    }
  return sum;
}

function ofSums(measure: Measure, sums: readonly Overlap[], why: Message): Measured {
  return {
    ...{ measure, why },
    count: sums.reduce((all, { first, second }) => all + first + second, 0),
    at: (times) => {
      const all = { first: 0, second: 0, common: 0 };
      for (const [i, { first, second, common: both }] of sums.entries()) {
        const often = times(i);
        all.first += often * first;
        all.second += often * second;
        all.common += often * both;
      }
      const value = f1Of(all);
      return value === undefined ? {} : { value };
    },
  };
}

/** Relations that two annotators draw between the same places with the same labels, of all types and of each. */
function relationMeasures(documents: readonly ComparedDocument[]): Measured[] {
  const types = new Set(
    documents.flatMap(({ work }) => work.flatMap(({ relations }) => relations.map(({ type }) => type))),
  );
  const of = (type?: string): Measured => {
    const sums = documents.map(({ work }) =>
      ofPairs(
        work.map((their) => keysOf(their, type)),
        (one, other) => ({
          first: one.length,
          second: other.length,
          common: common(one, other, (key) => key),
        }),
      ),
    );
    return {
      ...ofSums('relations', sums, message('agreement.why.noRelations')),
      ...(type !== undefined && { of: type }),
    };
  };
  return [of(), ...[...types].sort().map(of)];
}

function keysOf({ annotations, relations }: ComparedWork, type: string | undefined): readonly string[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return relations
    .filter((relation) => type === undefined || relation.type === type)
    .map((relation) => relationKey(relation, byId));
}
