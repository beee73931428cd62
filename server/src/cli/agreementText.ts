/** How far annotators agree, as tables of a terminal. */
import type { Agreement, Figure } from '../corpus/agreement/agreement.js';
import { ROW_CLASSES } from '../corpus/agreement/alignedRows.js';
import { MEASURE_WORDS } from '../corpus/agreement/measured/measureWords.js';
import { formatPlain } from '../messages/format.js';
import { say } from './say.js';

/** Rows of the tables of confusions and borders; the other formats have all. */
const MOST_ROWS = 20;

/** A measure by its name, with what it is of. */
export function measureName({ measure, of }: Pick<Figure, 'measure' | 'of'>): string {
  const name = formatPlain(MEASURE_WORDS[measure].name);
  return of === undefined ? name : `${name}, ${of}`;
}

export function agreementText(agreement: Agreement): string {
  const { annotators, documents, left, notes, classes, confusions, borders, figures } = agreement;
  const sections = [
    say('agreement.compared', { annotators, documents: documents.length, left: left.length }) + '\n',
    ...figureTables(figures, annotators),
    table(say('agreement.title.rows'), [
      ...ROW_CLASSES.map((name) => [say(`agreement.class.${name}`), String(classes[name])]),
    ]),
    table(
      say('agreement.title.confusions'),
      confusions
        .slice(0, MOST_ROWS)
        .map(({ labels: [one, other], count }) => [one, other ?? say('agreement.none'), String(count)]),
    ),
    table(
      say('agreement.title.borders'),
      borders
        .slice(0, MOST_ROWS)
        .map(({ kind, before, after, count }) => [
          say(`agreement.border.${kind}`),
          plain(before),
          plain(after),
          String(count),
        ]),
    ),
    table(
      say('agreement.title.left'),
      left.map(({ document, why }) => [document, formatPlain(why)]),
    ),
    table(
      say('agreement.title.notes'),
      notes.map((note) => [formatPlain(note)]),
    ),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

const plain = (text: string): string => (text === '' ? '–' : text.replace(/\s+/gu, ' '));

/** All annotators first, then a column a pair. */
function figureTables(figures: readonly Figure[], annotators: readonly string[]): string[] {
  const all = figures.filter(({ annotators: whose }) => whose.length === annotators.length);
  const pairs = figures.filter(
    ({ annotators: whose, of }) => whose.length < annotators.length && of === undefined,
  );
  const row = (figure: Figure): string[] => [
    ...[measureName(figure), number(figure.value), intervalText(figure), String(figure.count)],
    figure.why ? formatPlain(figure.why) : '',
  ];
  const names = [...new Set(pairs.map(({ annotators: whose }) => whose.join(' – ')))];
  const measures = [...new Set(pairs.map(({ measure }) => measure))];
  return [
    table(say('agreement.title.all'), all.filter(({ of }) => of === undefined).map(row)),
    table(
      say('agreement.title.pairs'),
      names.length === 0
        ? []
        : [
            ['', ...names],
            ...measures.map((measure) => [
              measureName({ measure }),
              ...names.map((name) =>
                number(
                  pairs.find((each) => each.measure === measure && each.annotators.join(' – ') === name)
                    ?.value,
                ),
              ),
            ]),
          ],
    ),
    partsTable(all.filter(({ of }) => of !== undefined)),
  ];
}

/** A row a label or attribute, a column a measure. */
function partsTable(figures: readonly Figure[]): string {
  const measures = [...new Set(figures.map(({ measure }) => measure))];
  const parts = [...new Set(figures.map(({ of }) => of!))];
  const value = (measure: Figure['measure'], part: string): string => {
    const figure = figures.find((each) => each.measure === measure && each.of === part);
    return figure ? number(figure.value) : '';
  };
  const rows = parts.map((part) => [part, ...measures.map((measure) => value(measure, part))]);
  const head = ['', ...measures.map((measure) => measureName({ measure }))];
  return table(say('agreement.title.parts'), rows.length === 0 ? [] : [head, ...rows]);
}

const number = (value: number | undefined): string => value?.toFixed(3) ?? '–';
const intervalText = ({ interval }: Figure): string =>
  interval ? interval.map((value) => value.toFixed(3)).join(' … ') : '';

/** Columns as wide as what they hold; nothing where there are no rows. */
function table(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`.trimEnd();
  return `${title}\n${rows.map((row) => `${line(row)}\n`).join('')}`;
}
