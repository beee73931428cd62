/** Words that stand around hits more often than by chance; a word leads to its lines. */
import { message, type MessageKey } from '../../../server/src/messages/message.js';
import type { SearchCollocate, SearchTable } from '../../../server/src/protocol/search.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { host } from './host.js';
import type { Searching } from './searching.js';
import { choice, tableView } from '../kit/components/tableView.js';

const MEASURES = ['logLikelihood', 'mi', 't', 'z', 'dice', 'logDice', 'logRatio'] as const;
type Measure = (typeof MEASURES)[number];

const rounded = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3));

export class CollocatesPanel {
  readonly element: HTMLElement;
  private readonly window = element('input', { type: 'number', value: '5', min: '1', max: '20' });
  private readonly least = element('input', { type: 'number', value: '2', min: '1' });
  private readonly found = element('div', {
    className: 'found',
    tabIndex: 0,
    attributes: { role: 'region' },
  });
  private measure: Measure = MEASURES[0];
  private turn = 0;

  constructor(
    private readonly searching: Searching,
    private readonly choose: (word: string) => void,
    ...others: readonly HTMLElement[]
  ) {
    this.found.setAttribute('aria-label', say(message('concordance.collocates')));
    for (const input of [this.window, this.least]) input.onchange = () => void this.show();
    const bar = element(
      'div',
      { className: 'bar' },
      choice('window', say(message('concordance.window')), this.window),
      choice('least', say(message('concordance.least')), this.least),
      ...others,
    );
    this.element = element('div', { className: 'panel' }, bar, this.found);
  }

  private get asked() {
    return {
      window: Number(this.window.value) || 5,
      least: Number(this.least.value) || 1,
      measure: this.measure,
    };
  }

  get table(): SearchTable {
    return { of: 'collocates', ...this.asked };
  }

  async show(): Promise<void> {
    const { id, view } = this.searching;
    const turn = ++this.turn;
    if (id === undefined) return this.found.replaceChildren();
    this.found.setAttribute('aria-busy', 'true');
    const words = await host.call('hawashi/searchCollocates', { search: id, view, ...this.asked });
    if (turn !== this.turn) return;
    this.found.setAttribute('aria-busy', 'false');
    const columns = [
      { title: say(message('concordance.word')), cell: ({ word }: SearchCollocate) => bidi(word) },
      ...(['together', 'frequency', 'expected'] as const).map((name) => ({
        title: say(message(`concordance.${name}`)),
        cell: (row: SearchCollocate) => rounded(row[name]),
        isNumber: true,
      })),
      ...MEASURES.map((measure) => ({
        title: say({ key: `concordance.measure.${measure}` as MessageKey }),
        cell: ({ measures }: SearchCollocate) => rounded(measures[measure] ?? 0),
        ...{ isNumber: true, isSorted: measure === this.measure },
        sort: () => {
          this.measure = measure;
          void this.show();
        },
      })),
    ];
    const title = say(message('concordance.collocates'));
    this.found.replaceChildren(tableView(title, columns, words ?? [], ({ word }) => this.choose(word)));
  }
}
