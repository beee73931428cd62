/** The card of the current annotation or suggestion: what it is, what is said of it, what can be done with it. */
import { say } from '../kit/say.js';
import type { Occurrence } from '../../../server/src/protocol/corpus.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { hasTimexValue, timexProblem } from '../../../server/src/annotation/timexValue.js';
import { colorsOf } from './colors.js';
import { bidi, button, element } from './elements.js';
import { entityField } from './entityField.js';
import { ask, tell } from './host.js';
import type { Session } from './session.js';
import { keyOf, type ReaderAction } from '../../actions/actions.js';

export interface CardHandlers {
  readonly run: (action: ReaderAction) => void;
  readonly go: (item: Item) => void;
}

export class Card {
  readonly element = element('section', {
    className: 'card',
    attributes: { 'aria-label': 'Current annotation' },
  });
  /** What it was drawn from, and that in words: most changes of the state are elsewhere. */
  private item: Item | undefined;
  private from: DocumentState | undefined;
  private shown = '';

  constructor(
    private readonly session: Session,
    private readonly handlers: CardHandlers,
  ) {}

  /** Draws anew where something shown has changed; what is being typed is not taken away. */
  show(): void {
    const { current: item, state } = this.session;
    if (item === this.item && state === this.from) return;
    if (this.typedIn() !== undefined && this.element.dataset['id'] === item?.id) return;
    this.item = item;
    this.from = state;
    const related = state?.relations.filter(({ from, to }) => from === item?.id || to === item?.id);
    const key = JSON.stringify([item, related]);
    if (key === this.shown) return;
    this.shown = key;
    this.element.dataset['id'] = item?.id ?? '';
    this.element.replaceChildren(...(item ? this.parts(item) : [this.hint()]));
  }

  /** Puts the keyboard into a field of the card; says whether there is one. */
  edit(field: 'value' | 'note' | 'entity'): boolean {
    // What has just become current may not be drawn yet.
    this.show();
    const input = this.element.querySelector<HTMLInputElement>(`[data-field=${field}]`);
    input?.focus();
    input?.select();
    return input !== null;
  }

  private typedIn(): string | undefined {
    const { activeElement } = document;
    return activeElement instanceof HTMLInputElement && this.element.contains(activeElement)
      ? activeElement.value
      : undefined;
  }

  private hint(): HTMLElement {
    return element(
      'p',
      { className: 'hint' },
      'Select words to tag them, or click a mark. ? shows all keys.',
    );
  }

  private parts(item: Item): HTMLElement[] {
    const definition = this.session.label(item.label);
    const act = (action: ReaderAction, title: string) =>
      button(title, () => this.handlers.run(action), { keys: keyOf(action) });
    const suggested = item.kind === 'suggestion';
    const misplaced = item.anchor === 'ambiguous' || item.anchor === 'lost';
    return [
      element(
        'h2',
        {},
        element('span', { className: 'chip', style: { '--line': colorsOf(definition).line } }, item.label),
        ' ',
        bidi(item.text, 'quote'),
      ),
      element('p', { className: 'origin' }, originOf(item)),
      element(
        'p',
        { className: 'actions' },
        suggested && act('accept', 'Accept'),
        misplaced && act('accept', 'It belongs here'),
        suggested && act('reject', 'Reject'),
        act('changeLabel', 'Label…'),
        !suggested && act('remove', 'Remove'),
      ),
      ...this.fields(item),
      this.sameName(item),
      ...this.relations(item),
    ];
  }

  private fields(item: Item): HTMLElement[] {
    const fields: HTMLElement[] = [];
    const time = hasTimexValue(item.label);
    if (time || item.value !== undefined) fields.push(this.valueField(item, time));
    if (!time) fields.push(entityField(this.session, item));
    const note = this.field('note', 'Note', item.note ?? '', (typed) =>
      this.session.decide({ kind: 'describe', id: item.id, note: typed || null }),
    );
    fields.push(note.row);
    return fields;
  }

  private valueField(item: Item, time: boolean): HTMLElement {
    const { row, input } = this.field(
      'value',
      time ? `Value (TIMEX3 ${item.label})` : 'Value',
      item.value ?? '',
      (typed) => this.session.decide({ kind: 'describe', id: item.id, value: typed || null }),
      (typed) => {
        const problem = time && typed !== '' ? timexProblem(typed, item.label) : undefined;
        return problem && say(problem);
      },
    );
    if (item.valueText !== undefined) row.append(element('p', { className: 'words' }, bidi(item.valueText)));
    if (item.label === 'DATE') row.append(this.calendar(item, input));
    return row;
  }

  /** The browser's calendar, for a value that is one day. */
  private calendar(item: Item, input: HTMLInputElement): HTMLElement {
    const day = element('input', {
      type: 'date',
      className: 'calendar',
      title: 'Choose the day',
      value: /^\d{4}-\d\d-\d\d$/.test(item.value ?? '') ? item.value! : '',
      attributes: { 'aria-label': 'Choose the day in a calendar' },
    });
    day.onchange = () => {
      if (day.value === '') return;
      input.value = day.value;
      input.dispatchEvent(new Event('change'));
    };
    return day;
  }

  /** A field that stores what was typed on Enter or on leaving, and takes it back on Escape. */
  private field(
    name: string,
    title: string,
    value: string,
    store: (typed: string) => unknown,
    problemOf: (typed: string) => string | undefined = () => undefined,
  ): { readonly row: HTMLElement; readonly input: HTMLInputElement } {
    const id = `field-${name}`;
    const problem = element('p', {
      className: 'problem',
      id: `${id}-problem`,
      attributes: { role: 'alert' },
    });
    const input = element('input', {
      id,
      value,
      dir: 'auto',
      data: { field: name },
      spellcheck: false,
      attributes: { 'aria-describedby': problem.id },
    });
    const check = () => {
      problem.textContent = problemOf(input.value.trim()) ?? '';
      input.setAttribute('aria-invalid', String(problem.textContent !== ''));
      return problem.textContent === '';
    };
    input.oninput = check;
    input.onchange = () => {
      if (check() && input.value.trim() !== value) store(input.value.trim());
    };
    input.onkeydown = (event) => {
      if (event.key === 'Escape') input.value = value;
      if (event.key === 'Escape' || (event.key === 'Enter' && check())) {
        input.dispatchEvent(new CustomEvent('leave', { bubbles: true }));
      }
    };
    return {
      row: element('div', { className: 'field' }, element('label', { htmlFor: id }, title), input, problem),
      input,
    };
  }

  private sameName(item: Item): HTMLElement {
    const same = (this.session.state?.items ?? []).filter(
      (other) =>
        other.label === item.label &&
        (other.text === item.text || (item.canonical !== undefined && other.canonical === item.canonical)),
    );
    const list = element('ul', { className: 'list' });
    const corpus = button('In the corpus', () => void this.showCorpus(item, corpus));
    const details = element(
      'details',
      {},
      element('summary', {}, `${same.length} in this document`),
      list,
      element(
        'p',
        { className: 'actions' },
        button('Tag all…', () => this.handlers.run('tagEverywhere'), { keys: keyOf('tagEverywhere') }),
        corpus,
      ),
    );
    // A name may stand in a thousand places: they are listed for who wants to see them.
    details.ontoggle = () => {
      if (details.open && !list.hasChildNodes()) list.append(...same.map((other) => this.row(other, item)));
    };
    return details;
  }

  /** Leads to another place of the same name. */
  private row(other: Item, item: Item): HTMLElement {
    return element(
      'li',
      {},
      element(
        'button',
        {
          type: 'button',
          onclick: () => this.handlers.go(other),
          attributes: { 'aria-current': other.id === item.id ? 'true' : undefined },
        },
        bidi(other.text),
        element('small', {}, ` ${other.kind === 'suggestion' ? '?' : ''} ${other.range.start.line + 1}`),
      ),
    );
  }

  private async showCorpus(item: Item, pressed: HTMLElement): Promise<void> {
    const places = await ask('hawashi/occurrences', {
      range: item.range,
      label: item.label,
      everywhere: true,
    });
    const names = new Map<string, Occurrence[]>();
    for (const place of places ?? []) names.set(place.uri, [...(names.get(place.uri) ?? []), place]);
    const list = element(
      'ul',
      { className: 'list' },
      ...[...names].map(([uri, inDocument]) =>
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', onclick: () => tell({ type: 'open', uri, range: inDocument[0]!.range }) },
            bidi(decodeURIComponent(uri.split('/').at(-1) ?? uri)),
            element('small', {}, ` ×${inDocument.length}`),
          ),
        ),
      ),
    );
    pressed.replaceWith(names.size > 0 ? list : element('small', {}, 'Nowhere else in the corpus.'));
  }

  private relations(item: Item): HTMLElement[] {
    if (item.kind === 'suggestion' || (this.session.state?.relationTypes.length ?? 0) === 0) return [];
    const { everything } = this.session;
    const rows = (this.session.state?.relations ?? [])
      .filter(({ from, to }) => from === item.id || to === item.id)
      .map((relation) => {
        const away = relation.from === item.id;
        const other = everything.item(away ? relation.to : relation.from);
        return element(
          'li',
          {},
          element(
            'button',
            { type: 'button', onclick: () => other && this.handlers.go(other) },
            `${away ? '→' : '←'} ${relation.type} `,
            bidi(other?.text ?? '?'),
          ),
          button(
            'Remove the relation',
            () => void this.session.decide({ kind: 'unrelate', id: relation.id }),
            {
              text: '×',
              className: 'icon',
            },
          ),
        );
      });
    return [
      element('h3', {}, 'Relations'),
      element('ul', { className: 'list' }, ...rows),
      element(
        'p',
        { className: 'actions' },
        button('Relate…', () => this.handlers.run('relate'), { keys: keyOf('relate') }),
      ),
    ];
  }
}

function originOf(item: Item): string {
  if (item.kind === 'suggestion') {
    const confidence = `Suggestion, ${Math.round((item.confidence ?? 0) * 100)} %`;
    return item.reasons?.length ? `${confidence}: ${item.reasons.join('; ')}` : confidence;
  }
  const how = { human: 'Annotated', accepted: 'Accepted', imported: 'Imported' }[item.origin ?? 'human'];
  const anchor = {
    exact: '',
    moved: ' · moved with the text',
    ambiguous: ' · stands in several places: which one?',
    lost: ' · its words are gone from the text',
  }[item.anchor ?? 'exact'];
  return how + anchor;
}
