/** Agreement as tables and as JSON. Pure. */
import { formatPlain } from '../../messages/format.js';
import type { Agreement, Figure } from './agreement.js';
import { classOf, type AlignedRow } from './alignedRows.js';

type Cell = string | number | undefined;

export const FIGURES_HEAD = [
  ...['measure', 'of', 'annotators', 'value', 'low', 'high', 'observed', 'expected', 'count', 'why'],
];

/** Names of annotators may hold anything but this. */
const BETWEEN = ' / ';

export const figureCells = (figure: Figure): readonly Cell[] => {
  const { measure, of, annotators, value, interval, observed, expected, count, why } = figure;
  return [
    ...[
      measure,
      of,
      annotators.join(BETWEEN),
      value,
      interval?.[0],
      interval?.[1],
      observed,
      expected,
      count,
    ],
    why && formatPlain(why),
  ];
};

/** A number, or why there is none; its label and kind as the catalogue has them. */
const figureObject = ({ why, interval, ...figure }: Figure): object => ({
  ...figure,
  ...(interval && { interval }),
  ...(why && { why: formatPlain(why) }),
});

/** All of it as plain data, the texts of documents left out. */
export function agreementObject(agreement: Agreement): object {
  const { annotators, documents, left, notes, figures, classes, confusions, borders } = agreement;
  return {
    annotators,
    documents: documents.map(({ document: { name, work }, rows }) => ({
      document: name,
      annotations: work.map(({ annotations }) => annotations.length),
      disagreements: rows
        .filter((row) => classOf(row) !== 'agreed')
        .map((row) => disagreementObject(row, annotators)),
    })),
    left: left.map(({ document, why }) => ({ document, why: formatPlain(why) })),
    notes: notes.map(formatPlain),
    figures: figures.map(figureObject),
    classes,
    confusions: confusions.map(({ labels: [one, other], count }) => ({
      labels: [one, other ?? null],
      count,
    })),
    borders,
  };
}

function disagreementObject(row: AlignedRow, annotators: readonly string[]): object {
  return {
    class: classOf(row),
    differences: [...row.differences],
    annotations: row.cells.flatMap((cell, i) => {
      if (!cell) return [];
      const { id, label, text, value, canonical } = cell;
      const more = { ...(value !== undefined && { value }), ...(canonical !== undefined && { canonical }) };
      return [{ annotator: annotators[i]!, id, label, text, ...more }];
    }),
  };
}
