/**
 * What annotators marked, side by side: the rows of γ's best alignment, each something that one or more of them saw, with what they
 * differ in.
 */
import { placeKey } from '../../annotation/fragments.js';
import { sameAttributes } from '../../annotation/attributes.js';
import type { WordBorders } from '../../annotation/snapping.js';
import { borderDifference, type BorderDifference } from './borderKinds.js';
import type { ComparedAnnotation, ComparedDocument, ComparedRelation } from './comparedDocument.js';
import { bestAlignment, type Alignment } from './gamma/alignment.js';
import { EVEN, type Continuum } from './gamma/continuum.js';

/** What annotators may differ in, the gravest first; a row is of the first that it has, or `agreed`. */
export const DIFFERENCES = ['missing', 'label', 'border', 'link', 'value', 'attribute', 'relation'] as const;
export type Difference = (typeof DIFFERENCES)[number];
export const ROW_CLASSES = [...DIFFERENCES, 'agreed'] as const;
export type RowClass = (typeof ROW_CLASSES)[number];

export interface AlignedRow {
  /** The annotation of each annotator; undefined where they have none. */
  readonly cells: readonly (ComparedAnnotation | undefined)[];
  readonly differences: ReadonlySet<Difference>;
  /** Of borders that differ: each against the first cell that has one. */
  readonly borders: readonly BorderDifference[];
}

export const classOf = ({ differences }: Pick<AlignedRow, 'differences'>): RowClass =>
  DIFFERENCES.find((difference) => differences.has(difference)) ?? 'agreed';

/** What of a document γ looks at: hulls and labels. */
export const continuumOf = ({ work }: Pick<ComparedDocument, 'work'>): Continuum =>
  work.map(({ annotations }) => annotations.map(({ start, end, label }) => ({ start, end, label })));

/** By place. `alignment`: the document's best one, where it is known already. */
export function alignedRows(
  document: ComparedDocument,
  language: WordBorders,
  alignment: Pick<Alignment, 'tuples'> = bestAlignment(continuumOf(document), EVEN),
): readonly AlignedRow[] {
  const relations = document.work.map(relationsByAnnotation);
  const rows = alignment.tuples.map((tuple): AlignedRow => {
    const cells = tuple.map((index, i) => (index === -1 ? undefined : document.work[i]!.annotations[index]));
    return rowOf(document.text, cells, relations, language);
  });
  const start = ({ cells }: AlignedRow): number => Math.min(...cells.map((cell) => cell?.start ?? Infinity));
  const end = ({ cells }: AlignedRow): number => Math.max(...cells.map((cell) => cell?.end ?? -Infinity));
  return rows.sort((a, b) => start(a) - start(b) || end(b) - end(a));
}

function rowOf(
  text: string,
  cells: AlignedRow['cells'],
  relations: readonly ReadonlyMap<string, string>[],
  language: WordBorders,
): AlignedRow {
  const differences = new Set<Difference>();
  const borders: BorderDifference[] = [];
  const [first, ...others] = cells.flatMap((cell, i) =>
    cell ? [{ cell, relations: relations[i]!.get(cell.id) ?? '' }] : [],
  );
  if (others.length + 1 < cells.length) differences.add('missing');
  for (const other of others) {
    const border = borderDifference(text, first!.cell, other.cell, language);
    if (border) borders.push(border);
    for (const difference of differencesBetween(first!.cell, other.cell)) differences.add(difference);
    if (first!.relations !== other.relations) differences.add('relation');
  }
  return { cells, differences, borders };
}

/** What two annotations of the same thing differ in. */
export function* differencesBetween(
  one: ComparedAnnotation,
  other: ComparedAnnotation,
): Iterable<Difference> {
  if (one.label !== other.label) yield 'label';
  if (placeKey(one) !== placeKey(other)) yield 'border';
  if (one.canonical !== other.canonical) yield 'link';
  if (one.value !== other.value || one.mod !== other.mod) yield 'value';
  if (!sameAttributes(one.attributes, other.attributes)) yield 'attribute';
}

/** What leads from each annotation, by its id: the same text where two annotators say the same. */
function relationsByAnnotation({
  annotations,
  relations,
}: ComparedDocument['work'][number]): ReadonlyMap<string, string> {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const found = new Map<string, string[]>();
  for (const relation of relations) {
    const said = relationKey(relation, byId);
    found.set(relation.from, [...(found.get(relation.from) ?? []), said]);
  }
  return new Map([...found].map(([id, said]) => [id, said.sort().join('\n')]));
}

/** The same for relations of two annotators that say the same: type, attributes, and annotations of the same places and labels. */
export function relationKey(
  { type, from, to, attributes = {} }: ComparedRelation,
  annotations: ReadonlyMap<string, ComparedAnnotation>,
): string {
  const end = (id: string): string => {
    const annotation = annotations.get(id)!;
    return `${placeKey(annotation)} ${annotation.label}`;
  };
  const said = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, end(from), end(to), said]);
}
