/** How far annotators agree: a matrix, labels, confusions and borders; every number leads to the rows that it counts. */
import type { AgreementAnswer, AgreementFigure } from '../../../server/src/protocol/agreement.js';
import { message } from '../../../server/src/messages/message.js';
import { choice, tableView } from '../kit/components/tableView.js';
import { bidi, element, setChildren } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { confusionGrid } from './confusionGrid.js';
import type { RowFilter } from './rowFilter.js';

const number = (value: number | undefined): string => value?.toFixed(3) ?? '–';
const isClass = (kind: string): kind is 'article' =>
  ['punctuation', 'article', 'proclitic', 'enclitic', 'pieces', 'words', 'letters'].includes(kind);

export class FiguresPanel {
  private readonly measure = element('select', { onchange: () => this.draw() });
  private readonly found = element('div', {
    className: 'found',
    tabIndex: 0,
    attributes: { role: 'region' },
  });
  readonly element = element(
    'section',
    { className: 'panel' },
    element(
      'div',
      { className: 'bar' },
      choice('measure', say(message('agreement.head.measure')), this.measure),
    ),
    this.found,
  );
  private answer: AgreementAnswer | undefined;

  /** `lead` shows the rows that a number counts. */
  constructor(private readonly lead: (filter: RowFilter) => void) {
    this.found.setAttribute('aria-label', say(message('agreement.title.all')));
  }

  show(answer: AgreementAnswer): void {
    this.answer = answer;
    const names = new Map(answer.figures.map(({ measure, name }) => [measure, name]));
    const chosen = this.measure.value;
    setChildren(
      this.measure,
      [...names].map(([value, name]) => element('option', { value, selected: value === chosen }, name)),
    );
    this.draw();
  }

  private draw(): void {
    const { answer } = this;
    if (!answer) return;
    const { annotators, figures, confusions, borders, left, notes } = answer;
    const its = figures.filter(({ measure }) => measure === this.measure.value);
    const parts = its.filter(
      ({ of, annotators: whose }) => of !== undefined && whose.length === annotators.length,
    );
    const all = figures.filter(
      ({ of, annotators: whose }) => of === undefined && whose.length === annotators.length,
    );
    setChildren(this.found, [
      element('p', { className: 'told' }, its[0]?.about),
      this.matrix(its, annotators),
      this.part(say(message('agreement.title.parts')), parts, (figure) => ({ label: figure.of })),
      this.part(say(message('agreement.title.all')), all, () => ({})),
      confusionGrid(confusions, annotators, this.lead),
      this.borders(borders),
      list(
        say(message('agreement.title.left')),
        left.map(({ document, why }) => `${document}: ${why}`),
      ),
      list(say(message('agreement.title.notes')), notes),
    ]);
  }

  /** Annotators against each other; of two, there is one number. */
  private matrix(figures: readonly AgreementFigure[], annotators: readonly string[]): HTMLElement {
    const of = (one: string, other: string): AgreementFigure | undefined =>
      figures.find(
        ({ of: part, annotators: whose }) =>
          part === undefined && whose.length === 2 && whose.includes(one) && whose.includes(other),
      );
    const cell = (one: number, other: number): HTMLElement => {
      const figure = one === other ? undefined : of(annotators[one]!, annotators[other]!);
      if (!figure) return element('td', { className: 'number' });
      const pair = [Math.min(one, other), Math.max(one, other)] as const;
      const lead = element(
        'button',
        { type: 'button', className: 'lead', title: intervalOf(figure), onclick: () => this.lead({ pair }) },
        number(figure.value),
      );
      return element(
        'td',
        { className: 'number', style: { '--share': String(Math.max(0, figure.value ?? 0)) } },
        lead,
      );
    };
    return element(
      'table',
      { className: 'matrix' },
      element('caption', {}, say(message('agreement.title.pairs'))),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('td'),
          ...annotators.map((name) => element('th', { attributes: { scope: 'col' } }, bidi(name))),
        ),
      ),
      element(
        'tbody',
        {},
        ...annotators.map((name, one) =>
          element(
            'tr',
            {},
            element('th', { attributes: { scope: 'row' } }, bidi(name)),
            ...annotators.map((_, other) => cell(one, other)),
          ),
        ),
      ),
    );
  }

  private part(
    title: string,
    figures: readonly AgreementFigure[],
    filter: (figure: AgreementFigure) => RowFilter,
  ): HTMLElement {
    return captioned(
      title,
      tableView(
        title,
        [
          {
            title: say(message('agreement.head.measure')),
            cell: ({ name, of }) => (of === undefined ? name : bidi(of)),
          },
          { title: say(message('agreement.head.value')), isNumber: true, cell: ({ value }) => number(value) },
          { title: say(message('agreement.head.interval')), isNumber: true, cell: intervalOf },
          { title: say(message('agreement.head.count')), isNumber: true, cell: ({ count }) => String(count) },
          {
            title: say(message('agreement.head.about')),
            cell: ({ why, of, about }) => why ?? (of === undefined ? about : ''),
          },
        ],
        figures,
        (figure) => this.lead(filter(figure)),
      ),
    );
  }

  private borders(borders: AgreementAnswer['borders']): HTMLElement {
    const title = say(message('agreement.title.borders'));
    return captioned(
      title,
      tableView(
        title,
        [
          {
            title: say(message('agreement.head.kind')),
            cell: ({ kind }) => (isClass(kind) ? say(message(`agreement.border.${kind}`)) : kind),
          },
          { title: say(message('agreement.head.before')), cell: ({ before }) => bidi(before) },
          { title: say(message('agreement.head.after')), cell: ({ after }) => bidi(after) },
          { title: say(message('agreement.head.count')), isNumber: true, cell: ({ count }) => String(count) },
        ],
        borders,
        ({ kind }) => this.lead({ border: kind }),
      ),
    );
  }
}

const intervalOf = ({ interval }: AgreementFigure): string =>
  interval ? interval.map((value) => value.toFixed(3)).join(' … ') : '';

function captioned(title: string, table: HTMLTableElement): HTMLElement {
  table.prepend(element('caption', {}, title));
  table.hidden = table.tBodies[0]?.rows.length === 0;
  return table;
}

function list(title: string, items: readonly string[]): HTMLElement {
  return element(
    'div',
    { hidden: items.length === 0 },
    element('h2', {}, title),
    element('ul', {}, ...items.map((item) => element('li', {}, bidi(item)))),
  );
}
