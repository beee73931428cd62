/** The mentions of an entity in context, by document or by date; each leads to its place. */
import { message } from '../../../server/src/messages/message.js';
import type { EntityDocument, EntityPlace, EntityProfile } from '../../../server/src/protocol/entities.js';
import { choice } from '../kit/components/tableView.js';
import { cellsOf } from '../kit/contextCells.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { host } from './host.js';
import { byDate } from './months.js';

type Order = 'document' | 'date';

/** What is shown of the mentions. */
export interface MentionFilter {
  /** Only where the document's date begins so; empty: without a date. */
  readonly date?: string;
  /** Only where what is mentioned or stands around it has these letters. */
  readonly words?: string;
}

export class MentionsPanel {
  readonly element: HTMLElement;
  private readonly words = element('input', { type: 'search' });
  private readonly order = element(
    'select',
    {},
    ...(['document', 'date'] as const).map((value) =>
      element('option', { value }, say(message(`entityPage.order.${value}`))),
    ),
  );
  private readonly found = element('div', {
    className: 'found',
    tabIndex: 0,
    attributes: { role: 'region' },
  });
  private readonly told = element('p', { className: 'told', attributes: { role: 'status' } });
  private profile: EntityProfile | undefined;
  private date: string | undefined;

  constructor() {
    this.found.setAttribute('aria-label', say(message('entityPage.mentions')));
    this.words.oninput = () => this.draw();
    this.order.onchange = () => this.draw();
    const bar = element(
      'div',
      { className: 'bar' },
      choice('filter', say(message('entityPage.filter')), this.words),
      choice('order', say(message('entityPage.order')), this.order),
      this.told,
    );
    this.element = element('div', { className: 'panel' }, bar, this.found);
    this.found.addEventListener('keydown', (event) => this.press(event));
  }

  tell(profile: EntityProfile): void {
    this.profile = profile;
    this.draw();
  }

  /** Shows those alone that a table's row leads to. */
  filter({ date, words = '' }: MentionFilter): void {
    this.date = date;
    this.words.value = words;
    this.draw();
    (this.found.querySelector<HTMLElement>('.place') ?? this.found).focus();
  }

  private draw(): void {
    if (!this.profile) return;
    const words = this.words.value.trim();
    const { date } = this;
    if (words === '') this.date = undefined;
    const fits = ({ before, text, after }: EntityPlace): boolean =>
      `${before}${text}${after}`.includes(words);
    let shown = 0;
    const sections = inOrder(this.profile.places, this.order.value as Order).flatMap((document) => {
      if (date !== undefined && (date === '' ? document.date : !document.date?.startsWith(date))) return [];
      const places = document.places.filter(fits);
      shown += places.length;
      return places.length === 0 ? [] : [section(document, places)];
    });
    this.told.textContent = say(message('entityPage.shown', { shown, count: this.profile.count }));
    this.found.replaceChildren(...sections);
  }

  /** The arrows walk the mentions. */
  private press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const all = [...this.found.querySelectorAll<HTMLElement>('.place')];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[at < 0 ? 0 : at + step];
    if (!next) return;
    next.focus();
    event.preventDefault();
  }
}

/** Those without a date last. */
function inOrder(documents: readonly EntityDocument[], order: Order): readonly EntityDocument[] {
  if (order === 'document') return documents;
  return [...documents].sort((a, b) => byDate(a.date ?? '', b.date ?? ''));
}

function section(document: EntityDocument, places: readonly EntityPlace[]): HTMLElement {
  const date = document.date ?? say(message('entityPage.noDate'));
  return element(
    'section',
    {},
    element(
      'h2',
      {},
      bidi(document.name),
      element('small', {}, `×${document.count}`),
      element('small', {}, date),
    ),
    element(
      'ul',
      { className: 'places' },
      ...places.map((place) => element('li', {}, placeButton(document, place))),
    ),
  );
}

/** What stands before is on the side where reading begins. */
function placeButton({ uri, name }: EntityDocument, place: EntityPlace): HTMLElement {
  const { range, confidence, direction } = place;
  const { before, hit, after } = cellsOf(place);
  const cell = (className: string, words: string): HTMLElement =>
    element('span', { className }, element('bdi', { dir: direction }, words));
  const percent = confidence === undefined ? undefined : Math.round(confidence * 100);
  const titles = [
    say(message('entityPage.open', { document: name, line: range.start.line + 1 })),
    ...(percent === undefined ? [] : [say(message('entityPage.suggested', { percent }))]),
  ];
  return element(
    'button',
    {
      type: 'button',
      className: percent === undefined ? 'place' : 'place suggested',
      dir: direction,
      title: titles.join(' · '),
      onclick: () => host.tell({ type: 'open', uri, range }),
    },
    cell('before', before),
    cell('hit', hit),
    cell('after', after),
  );
}
