/** A part of the page: a heading, a chart with its table beside it, and both to be saved. */
import { message } from '../../../server/src/messages/message.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { element, setChildren, type Child } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { svgText } from './charts/frame.js';
import { host } from './host.js';
import { csvOf, tableOf, type Numbers } from './table.js';

export interface Part<Row> {
  /** What its files are called. */
  readonly name: string;
  readonly numbers: Numbers<Row>;
  /** Drawn in a width in CSS pixels. */
  readonly chart: (width: number) => SVGSVGElement;
  /** What the colours stand for. */
  readonly legend: readonly { readonly color: string; readonly words: string }[];
  /** Told below the heading. */
  readonly note?: string;
  readonly choices?: readonly Child[];
}

/** Narrower a chart says nothing. */
const LEAST = 280;

export class Panel<Row> {
  private readonly figure = element('div', { className: 'chart' });
  readonly element: HTMLElement;

  constructor(private readonly part: Part<Row>) {
    const { name, numbers, legend, note, choices = [] } = part;
    const { title } = numbers;
    const isEmpty = numbers.rows.length === 0;
    const save = (format: 'csv' | 'svg', content: () => string) =>
      button(
        say(message('overview.save', { title, format: format.toUpperCase() })),
        () => host.tell({ type: 'save', name, format, content: content() }),
        {
          text: say(message(`overview.${format}`)),
        },
      );
    this.element = element(
      'section',
      { attributes: { 'aria-label': title } },
      element('h2', {}, title),
      note !== undefined && element('p', { className: 'note' }, note),
      isEmpty && element('p', {}, say(message('overview.nothing'))),
      !isEmpty &&
        element(
          'div',
          { className: 'beside' },
          element(
            'div',
            { className: 'drawn' },
            element(
              'ul',
              { className: 'colours' },
              ...legend.map(({ color, words }) => element('li', { style: { '--colour': color } }, words)),
            ),
            this.figure,
          ),
          tableOf(numbers),
        ),
      !isEmpty &&
        actionRow(
          ...choices,
          save('csv', () => csvOf(numbers)),
          save('svg', () => svgText(this.svg!)),
        ),
    );
  }

  private get svg(): SVGSVGElement | null {
    return this.figure.querySelector('svg');
  }

  /** Draws the chart in the width that there is. */
  draw(): void {
    if (this.part.numbers.rows.length === 0) return;
    setChildren(this.figure, [this.part.chart(Math.max(LEAST, Math.floor(this.figure.clientWidth)))]);
  }
}
