/** How far annotators agree, as a page that stands by itself: no script, nothing that is fetched. */
import type { Agreement, Figure } from '../corpus/agreement/agreement.js';
import { ROW_CLASSES } from '../corpus/agreement/alignedRows.js';
import { MEASURES } from '../corpus/agreement/measured/measured.js';
import { MEASURE_WORDS } from '../corpus/agreement/measured/measureWords.js';
import { formatPlain } from '../messages/format.js';
import { measureName } from './agreementText.js';
import { escaped, htmlPage, isolated } from './html.js';
import { say } from './say.js';
import style from './agreementPage.css';

/** A cell: text, or a number, which stands at the end. */
type Cell = string | { readonly number: string };

export function agreementPage(agreement: Agreement): string {
  const { annotators, documents, left, notes, classes, confusions, borders } = agreement;
  const title = say('agreement.title');
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${isolated(say('agreement.compared', { annotators, documents: documents.length, left: left.length }))}</p>`,
    ...figureTables(agreement),
    table(
      say('agreement.title.rows'),
      [],
      ROW_CLASSES.map((name) => [say(`agreement.class.${name}`), { number: String(classes[name]) }]),
    ),
    table(
      say('agreement.title.confusions'),
      [say('agreement.head.label'), say('agreement.head.label'), say('agreement.head.count')],
      confusions.map(({ labels: [one, other], count }) => [
        one,
        other ?? say('agreement.none'),
        { number: String(count) },
      ]),
    ),
    table(
      say('agreement.title.borders'),
      [
        say('agreement.head.kind'),
        say('agreement.head.before'),
        say('agreement.head.after'),
        say('agreement.head.count'),
      ],
      borders.map(({ kind, before, after, count }) => [
        say(`agreement.border.${kind}`),
        before,
        after,
        { number: String(count) },
      ]),
    ),
    table(
      say('agreement.title.left'),
      [],
      left.map(({ document, why }) => [document, formatPlain(why)]),
    ),
    list(say('agreement.title.notes'), notes.map(formatPlain)),
    list(
      say('agreement.title.about'),
      MEASURES.filter((measure) => agreement.figures.some((figure) => figure.measure === measure)).map(
        (measure) =>
          `${formatPlain(MEASURE_WORDS[measure].name)}: ${formatPlain(MEASURE_WORDS[measure].about)}`,
      ),
    ),
  ];
  return htmlPage(title, style, parts.join('\n'));
}

function figureTables({ figures, annotators }: Agreement): string[] {
  const all = figures.filter(({ annotators: whose }) => whose.length === annotators.length);
  const pairs = figures.filter(({ annotators: whose }) => whose.length < annotators.length);
  const head = [
    say('agreement.head.measure'),
    say('agreement.head.value'),
    say('agreement.head.interval'),
    say('agreement.head.count'),
    '',
  ];
  const row = (figure: Figure): Cell[] => [
    measureName(figure),
    ...[figure.value, figure.interval].map((value) => ({
      number:
        value === undefined
          ? '–'
          : typeof value === 'number'
            ? value.toFixed(3)
            : value.map((each) => each.toFixed(3)).join(' … '),
    })),
    { number: String(figure.count) },
    figure.why ? formatPlain(figure.why) : '',
  ];
  return [
    table(say('agreement.title.all'), head, all.filter(({ of }) => of === undefined).map(row)),
    table(
      say('agreement.title.pairs'),
      [say('agreement.head.annotators'), ...head],
      pairs
        .filter(({ of }) => of === undefined)
        .map((figure) => [figure.annotators.join(' – '), ...row(figure)]),
    ),
    table(say('agreement.title.parts'), head, all.filter(({ of }) => of !== undefined).map(row)),
  ];
}

function table(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const cell = (given: Cell): string =>
    typeof given === 'string'
      ? `<td>${isolated(given)}</td>`
      : `<td class="number">${escaped(given.number)}</td>`;
  const heading =
    head.length > 0
      ? `<thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>`
      : '';
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<table><caption>${escaped(title)}</caption>${heading}<tbody>\n${body}\n</tbody></table>`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<h2>${escaped(title)}</h2><ul>${items.map((item) => `<li>${isolated(item)}</li>`).join('\n')}</ul>`;
}
