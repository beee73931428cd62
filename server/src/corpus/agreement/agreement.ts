/** How far annotators agree in the documents that all of them are done with: figures, confusions, borders, and every place. */
import type { LanguagePack } from '../../languages/languagePack.js';
import { message, sameMessage, type Message } from '../../messages/message.js';
import { alignedRows, classOf, type AlignedRow, type RowClass } from './alignedRows.js';
import { bootstrapInterval } from './bootstrap.js';
import type { BorderKind } from './borderKinds.js';
import type { ComparedDocument } from './comparedDocument.js';
import type { Comparison, LeftOut } from './comparing.js';
import { facetMeasures } from './measured/facetMeasures.js';
import { gammaMeasures } from './measured/gammaMeasures.js';
import { MEASURES, ONCE, type Group, type Measure, type Measured, type Value } from './measured/measured.js';
import { overlapMeasures } from './measured/overlapMeasures.js';
import { tokenMeasures } from './measured/tokenMeasures.js';
import { unitMeasures } from './measured/unitMeasures.js';
import type { Steps } from './steps.js';

export interface AgreementOptions {
  /** Absent: all. */
  readonly measures?: readonly Measure[];
  readonly seed?: number;
  /** Continua that are drawn for γ; absent: 30. */
  readonly samples?: number;
  /** Draws of documents for each interval; 0: none. */
  readonly draws?: number;
}

export interface Figure extends Omit<Value, 'drawn'> {
  readonly measure: Measure;
  readonly annotators: readonly string[];
  /** The label, attribute or kind that it is of; absent: all. */
  readonly of?: string;
  readonly count: number;
  /** Where the value is in 95 of 100 cases: of other documents of the kind, or, of a single one, of other samples by chance. */
  readonly interval?: readonly [low: number, high: number];
  /** Why there is no value, where there is none. */
  readonly why?: Message;
}

/** How often one label stands where another annotator has another, or nothing. */
export interface Confusion {
  /** Sorted, the first no more than the second; undefined: none. */
  readonly labels: readonly [string, string | undefined];
  readonly count: number;
  /** How often of them the annotator who comes first has the second. */
  readonly turned: number;
}

/** How often borders differ like this. */
export interface BorderCount {
  readonly kind: BorderKind;
  readonly before: string;
  readonly after: string;
  readonly count: number;
}

export interface AlignedDocument {
  readonly document: ComparedDocument;
  readonly rows: readonly AlignedRow[];
}

export interface Agreement {
  readonly annotators: readonly string[];
  readonly documents: readonly AlignedDocument[];
  readonly left: readonly LeftOut[];
  readonly notes: readonly Message[];
  readonly figures: readonly Figure[];
  readonly classes: Readonly<Record<RowClass, number>>;
  /** The most frequent first, with what agrees. */
  readonly confusions: readonly Confusion[];
  readonly borders: readonly BorderCount[];
}

/** Two annotators or more; the figures of all together come first, then those of each pair. */
export function* agreementSteps(
  { annotators, documents, left, notes }: Comparison,
  language: LanguagePack,
  options: AgreementOptions = {},
): Steps<Agreement> {
  const wanted = new Set(options.measures ?? MEASURES);
  const { seed = 1, samples } = options;
  const figures: Figure[] = [];
  const told: Message[] = [...notes];
  let alignments: readonly { readonly tuples: readonly (readonly number[])[] }[] = [];
  for (const group of groupsOf(annotators.length)) {
    const its: Group = {
      documents:
        group.length === annotators.length ? documents : documents.map((document) => ofSome(document, group)),
      ...{ language, seed, ...(samples !== undefined && { samples }) },
    };
    const gamma = yield* gammaMeasures(its, wanted);
    if (group.length === annotators.length) alignments = gamma.gamma.alignments;
    const parts = [
      gamma,
      overlapMeasures(its, wanted),
      facetMeasures(its, wanted),
      unitMeasures(its, wanted),
    ];
    yield;
    parts.push(tokenMeasures(its, wanted));
    const names = group.map((i) => annotators[i]!);
    for (const { measured, notes: more } of parts) {
      if (group.length === annotators.length) told.push(...more);
      for (const each of measured) {
        yield;
        figures.push(figureOf(each, names, documents.length, options));
      }
    }
  }
  const aligned: AlignedDocument[] = [];
  for (const [i, document] of documents.entries()) {
    yield;
    aligned.push({ document, rows: alignedRows(document, language, alignments[i]) });
  }
  return {
    ...{ annotators, documents: aligned, left, figures: inOrder(figures, annotators.length) },
    notes: told.filter((note, i) => !told.slice(0, i).some((other) => sameMessage(note, other))),
    ...countsOf(aligned.flatMap(({ rows }) => rows)),
  };
}

/** All, then each pair. */
function groupsOf(annotators: number): number[][] {
  const all = Array.from({ length: annotators }, (_, i) => i);
  const pairs = all.flatMap((one) => all.slice(one + 1).map((other) => [one, other]));
  return annotators > 2 ? [all, ...pairs] : [all];
}

const ofSome = (document: ComparedDocument, group: readonly number[]): ComparedDocument => ({
  ...document,
  work: group.map((i) => document.work[i]!),
});

function figureOf(
  { measure, of, at, count, why }: Measured,
  annotators: readonly string[],
  documents: number,
  { seed = 1, draws }: AgreementOptions,
): Figure {
  const { drawn, value, ...rest } = at(ONCE);
  const figure = { measure, annotators, count, ...rest, ...(of !== undefined && { of }) };
  if (value === undefined)
    return { ...figure, why: documents === 0 ? message('agreement.why.noDocuments') : why };
  const sure =
    draws === 0
      ? undefined
      : bootstrapInterval(documents, (times) => at(times).value, {
          seed,
          ...(draws !== undefined && { draws }),
        });
  const interval = sure ?? drawn;
  return { ...figure, value, ...(interval && { interval }) };
}

/** By measure, then all annotators before pairs, then all before labels. */
function inOrder(figures: readonly Figure[], annotators: number): readonly Figure[] {
  const rank = ({ measure, annotators: whose }: Figure): number =>
    2 * MEASURES.indexOf(measure) + (whose.length === annotators ? 0 : 1);
  return figures
    .map((figure, i) => ({ figure, i }))
    .sort((a, b) => rank(a.figure) - rank(b.figure) || a.i - b.i)
    .map(({ figure }) => figure);
}

function countsOf(rows: readonly AlignedRow[]): Pick<Agreement, 'classes' | 'confusions' | 'borders'> {
  const classes: Record<RowClass, number> = {
    ...{ missing: 0, label: 0, border: 0, link: 0, value: 0, attribute: 0, relation: 0, agreed: 0 },
  };
  const confusions = new Map<
    string,
    { labels: [string, string | undefined]; count: number; turned: number }
  >();
  const borders = new Map<string, { kind: BorderKind; before: string; after: string; count: number }>();
  const add = <T extends { count: number }>(into: Map<string, T>, key: string, first: T): void => {
    const known = into.get(key);
    if (known) known.count++;
    else into.set(key, first);
  };
  for (const row of rows) {
    classes[classOf(row)]++;
    for (const { labels, isTurned } of labelPairs(row)) {
      add(confusions, JSON.stringify(labels), { labels, count: 1, turned: 0 });
      if (isTurned) confusions.get(JSON.stringify(labels))!.turned++;
    }
    for (const { kind, before, after } of row.borders)
      add(borders, JSON.stringify([kind, before, after]), { kind, before, after, count: 1 });
  }
  const byCount = (a: { count: number }, b: { count: number }): number => b.count - a.count;
  return {
    classes,
    confusions: [...confusions.values()].sort(byCount),
    borders: [...borders.values()].sort(byCount),
  };
}

/** What each pair of annotators says, in the order of the labels, none last. */
function* labelPairs({
  cells,
}: AlignedRow): Iterable<{ readonly labels: [string, string | undefined]; readonly isTurned: boolean }> {
  for (const [i, one] of cells.entries())
    for (const other of cells.slice(i + 1)) {
      const [a, b] = [one?.label, other?.label];
      if (a !== undefined && (b === undefined || a <= b)) yield { labels: [a, b], isTurned: false };
      else if (b !== undefined) yield { labels: [b, a], isTurned: true };
    }
}
