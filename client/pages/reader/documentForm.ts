/**
 * What is said of the document as a whole, beside its text: a field each, by its type, with what the text itself says
 * where nobody has said it yet. Each edit is a decision. A row is drawn anew where it has changed, and not while somebody
 * types in it.
 */
import { isNothing, type AttributeValue } from '../../../server/src/annotation/attributes.js';
import {
  fieldProblem,
  fieldTitle,
  isEmptyValue,
  type DocumentField,
} from '../../../server/src/annotation/documentFields.js';
import { message } from '../../../server/src/messages/message.js';
import type { DocumentFields, ProposedField } from '../../../server/src/protocol/state.js';
import { keyOf } from '../../actions/actions.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { calendar } from '../kit/components/calendar.js';
import { LEAVE } from '../kit/components/leaving.js';
import { bidi, element, setChildren } from '../kit/elements.js';
import { say, sayAround } from '../kit/say.js';
import { host } from './host.js';
import type { PageSession } from './session.js';
import { inWords, otherValue, valueField } from './valueField.js';

interface Row {
  readonly element: HTMLElement;
  /** What it was drawn from, as text. */
  readonly from: string;
}

const words = (name: string): string => {
  const title = fieldTitle(name);
  return typeof title === 'string' ? title : say(title);
};

export class DocumentForm {
  readonly element = element('section', {
    className: 'document-form',
    hidden: host.remembered().showsForm !== true,
    attributes: { 'aria-label': say(message('page.fields.title')) },
  });
  private readonly acceptAll = element('div');
  private readonly list = element('div');
  private rows = new Map<string, Row>();
  private shown: DocumentFields | undefined;
  private lastKey = '';

  /** `leave` puts the keyboard back into the text. */
  constructor(
    private readonly session: PageSession,
    private readonly handlers: { readonly leave: () => void; readonly warn: (words: string) => void },
  ) {
    this.element.append(
      element(
        'div',
        { className: 'form-head' },
        element('h2', {}, say(message('page.fields.title'))),
        button(say(message('page.close')), () => this.close(), {
          text: '×',
          className: 'icon',
          keys: keyOf('editFields'),
        }),
      ),
      this.acceptAll,
      this.list,
    );
    // Whoever is done with a field by Enter goes on to the next one, and from the last one back to the text.
    this.element.addEventListener('keydown', ({ key }) => (this.lastKey = key), { capture: true });
    this.element.addEventListener(LEAVE, (event) => {
      if (this.lastKey === 'Enter' && this.goOn(event.target)) event.stopPropagation();
    });
  }

  /** Opens the form and goes to its first field that says nothing; from within, or where nothing is to be filled in, closes it. */
  toggle(): void {
    if (!this.session.state?.fields) return this.handlers.warn(say(message('page.fields.none')));
    if (!this.element.hidden && this.element.contains(document.activeElement)) return this.close();
    this.element.hidden = false;
    host.remember({ showsForm: true });
    this.show();
    this.element.scrollIntoView({ block: 'nearest' });
    const { values } = this.session.state.fields;
    const names = [...this.rows.keys()];
    const empty = names.find((name) => isEmptyValue(values[name])) ?? names[0];
    this.controlOf(empty)?.focus();
  }

  close(): void {
    this.element.hidden = true;
    host.remember({ showsForm: false });
    this.handlers.leave();
  }

  show(): void {
    const fields = this.session.state?.fields;
    if (this.element.hidden || fields === this.shown || !fields) return;
    this.shown = fields;
    const names = new Set([...fields.definitions.map(({ name }) => name), ...Object.keys(fields.values)]);
    const focused = this.focusedField;
    this.rows = new Map([...names].map((name) => [name, this.rowOf(name, fields)]));
    setChildren(
      this.list,
      [...this.rows.values()].map((row) => row.element),
    );
    this.acceptAll.replaceChildren(...this.offerAll(fields.proposed));
    if (focused !== undefined && this.focusedField !== focused) this.controlNamed(focused)?.focus();
  }

  /** The row as it is, where it says the same, or somebody types in it. */
  private rowOf(name: string, fields: DocumentFields): Row {
    const definition = fields.definitions.find((each) => each.name === name);
    const current = fields.values[name];
    const proposed = fields.proposed.find((each) => each.name === name);
    const from = JSON.stringify([definition, current, proposed]);
    const before = this.rows.get(name);
    if (before && (before.from === from || isBeingTypedIn(before.element, current))) return before;
    return { element: this.row(name, definition, current, proposed), from };
  }

  private row(
    name: string,
    definition: DocumentField | undefined,
    current: unknown,
    proposed: ProposedField | undefined,
  ): HTMLElement {
    const store = (value: AttributeValue | null) =>
      this.session.decide({ kind: 'describeDocument', fields: { [name]: value } });
    const field = `document-${name}`;
    if (!definition) {
      const row = otherValue(name, current, field, () => store(null));
      row.append(element('p', { className: 'hint' }, say(message('page.fields.undefined'))));
      return row;
    }
    const { required, description } = definition;
    const row = valueField({
      definition,
      current,
      field,
      title: required ? say(message('page.fields.required', { field: words(name) })) : words(name),
      problemOf: (value) =>
        value === null || isNothing(value) ? undefined : fieldProblem(definition, value),
      store,
    });
    if (description !== undefined) row.title = description;
    const input = row.querySelector('input');
    if (input && definition.form) input.placeholder = say(message(`page.fields.example.${definition.form}`));
    if (input && required) input.setAttribute('aria-required', 'true');
    if (input && (definition.form === 'date' || definition.form === 'moment')) row.append(calendar(input));
    if (proposed) row.append(this.proposal(proposed, field, () => store(proposed.value)));
    return row;
  }

  /** What the text says of a field that says nothing, to be accepted. */
  private proposal(
    { name, value, reason }: ProposedField,
    field: string,
    accept: () => unknown,
  ): HTMLElement {
    const title = say(message('page.fields.acceptOf', { value, field: words(name) }));
    const take = button(title, accept, { text: say(message('page.fields.accept')) });
    take.dataset['field'] = `${field}-accept`;
    const quoted = bidi(value, 'quoted');
    return element(
      'div',
      { className: 'proposal' },
      element(
        'span',
        { title: reason },
        ...sayAround(quoted, (slot) => message('page.fields.proposed', { value: slot })),
        element('small', { className: 'reason', dir: 'auto' }, reason),
      ),
      take,
    );
  }

  private offerAll(proposed: readonly ProposedField[]): HTMLElement[] {
    if (proposed.length < 2) return [];
    const count = proposed.length;
    const fields = Object.fromEntries(proposed.map(({ name, value }) => [name, value]));
    const take = button(say(message('page.fields.acceptAll', { count })), () =>
      this.session.decide({ kind: 'describeDocument', fields }),
    );
    take.dataset['field'] = 'document-accept-all';
    return [
      element('p', { className: 'hint' }, say(message('page.fields.proposedCount', { count }))),
      actionRow(take),
    ];
  }

  /** To the first control behind an element that is written into or chosen from; says whether there is one. */
  private goOn(from: EventTarget | null): boolean {
    const rows = [...this.rows.values()].map((row) => row.element);
    const at = rows.findIndex((row) => from instanceof Node && row.contains(from));
    const next = rows.slice(at + 1).find((row) => row.querySelector('[data-field]'));
    next?.querySelector<HTMLElement>('[data-field]')?.focus();
    return next !== undefined;
  }

  private controlOf(name: string | undefined): HTMLElement | null | undefined {
    return name === undefined ? undefined : this.rows.get(name)?.element.querySelector('[data-field]');
  }

  private controlNamed(field: string): HTMLElement | null {
    const { element: form } = this;
    const there = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
    // What was accepted is in the field beside it.
    return there ?? form.querySelector(`[data-field="${CSS.escape(field.replace(/-accept$/, ''))}"]`);
  }

  private get focusedField(): string | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.element.contains(activeElement)) return undefined;
    return activeElement.dataset['field'];
  }
}

/** Whether somebody has typed there what is not stored. */
function isBeingTypedIn(row: HTMLElement, current: unknown): boolean {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement) || activeElement.type === 'checkbox') return false;
  if (!row.contains(activeElement)) return false;
  const stored = current === undefined ? '' : inWords(current);
  return activeElement.value.trim() !== stored && activeElement.value !== activeElement.defaultValue;
}
