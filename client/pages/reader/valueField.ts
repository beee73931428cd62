/** The field of one value by its type, of an attribute or of a document: buttons, boxes, a list, or what is typed. */
import { valueMessage } from '../../../server/src/annotation/attributeMessage.js';
import type { AttributeDefinition, AttributeValue } from '../../../server/src/annotation/attributes.js';
import { isMessage, message, type Message } from '../../../server/src/messages/message.js';
import type { Item } from '../../../server/src/protocol/items.js';
import {
  afterChoice,
  isChosen,
  keyedChoices,
  numberTyped,
  type KeyedChoice,
} from '../../annotating/attributes.js';
import { button } from '../kit/components/buttons.js';
import { Combobox } from '../kit/components/combobox.js';
import { leave } from '../kit/components/leaving.js';
import { textField } from '../kit/components/textField.js';
import { bidi, element, type Child } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { ENTITY_CHOICE, entityChoices, type EntityChoice } from './entityField.js';

/** What a value is asked by. */
export type ValueDefinition = Pick<AttributeDefinition, 'name' | 'type' | 'values' | 'key'>;

/** One value with what it says now, and what stores another. */
export interface AskedValue {
  readonly definition: ValueDefinition;
  readonly current: unknown;
  /** Tells its controls from those of others on the page. */
  readonly field: string;
  readonly title: string;
  /** What is described, where the value may be an entity, and what stores one by its id or name. */
  readonly entity?: {
    readonly mention?: Pick<Item, 'label' | 'range'>;
    readonly store: (typed: string) => unknown;
  };
  /** What is wrong with what is typed, by the number or text that it is. */
  readonly problemOf: (value: AttributeValue | null) => Message | undefined;
  readonly store: (value: AttributeValue | null) => unknown;
}

/** Above this many values a list that opens takes less room than buttons. */
const MOST_BUTTONS = 8;

/** The field of one value, by its type. */
export function valueField(asked: AskedValue): HTMLElement {
  const { type, values = [] } = asked.definition;
  switch (type) {
    case 'choice':
      return values.length > MOST_BUTTONS ? choiceList(asked) : choiceButtons(asked);
    case 'choices':
      return choiceBoxes(asked);
    case 'flag':
      return flagButtons(asked);
    case 'entity':
      return entityControl(asked);
    case 'number':
    case 'text':
      return typedControl(asked);
  }
}

/** Several controls below their name. */
function group({ title, field }: AskedValue, className: string, ...controls: readonly Child[]): HTMLElement {
  const name = element('span', { className: 'title', id: `${field}-title` }, bidi(title));
  const row = element('div', { className }, ...controls);
  return element(
    'div',
    { className: 'field', attributes: { role: 'group', 'aria-labelledby': name.id } },
    name,
    row,
  );
}

const keyShown = ({ key }: KeyedChoice): Child => key !== undefined && element('kbd', {}, key);

function pressButton(text: Child, field: string, isOn: boolean, act: () => void): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', onclick: act, data: { field }, attributes: { 'aria-pressed': String(isOn) } },
    text,
  );
}

function choiceButtons(asked: AskedValue): HTMLElement {
  const { definition, current, field, store } = asked;
  const buttons = keyedChoices(definition).map((choice) => {
    const { name, description } = choice;
    const isOn = isChosen(current, name);
    const made = pressButton(bidi(name), `${field}-${name}`, isOn, () =>
      store(afterChoice(definition, current, name)),
    );
    if (definition.key !== undefined)
      made.append(...[keyShown(choice)].filter((child) => child instanceof Node));
    made.title = description ?? '';
    return made;
  });
  return group(asked, 'values', ...buttons, unlisted(asked));
}

function choiceList({ definition, current, field, title, store }: AskedValue): HTMLElement {
  const { values = [] } = definition;
  const select = element(
    'select',
    { id: `field-${field}`, data: { field } },
    element('option', { value: '' }, ''),
    ...values.map(({ name, description }) =>
      element('option', { value: name, title: description ?? '' }, name),
    ),
  );
  const text = typeof current === 'string' ? current : '';
  if (text !== '' && !values.some(({ name }) => name === text))
    select.append(element('option', { value: text }, text));
  select.value = text;
  select.onchange = () => store(select.value === '' ? null : select.value);
  select.onkeydown = ({ key }) => {
    if (key === 'Escape' || key === 'Enter') leave(select);
  };
  return element(
    'div',
    { className: 'field' },
    element('label', { htmlFor: select.id }, bidi(title)),
    select,
  );
}

function choiceBoxes(asked: AskedValue): HTMLElement {
  const { definition, current, field, store } = asked;
  const boxes = keyedChoices(definition).map((choice) => {
    const { name, description } = choice;
    const box = element('input', {
      type: 'checkbox',
      checked: isChosen(current, name),
      data: { field: `${field}-${name}` },
    });
    box.onchange = () => store(afterChoice(definition, current, name));
    const key = definition.key !== undefined && keyShown(choice);
    return element('label', { title: description ?? '' }, box, ' ', bidi(name), ' ', key);
  });
  return group(asked, 'values', ...boxes, unlisted(asked));
}

/** What is said and is none of the values. */
function unlisted({ definition: { values = [] }, current, store }: AskedValue): Child {
  const said = Array.isArray(current)
    ? (current as readonly unknown[])
    : current === undefined
      ? []
      : [current];
  const strange = said.filter((value) => !values.some(({ name }) => name === value));
  if (strange.length === 0) return undefined;
  return pressButton(bidi(strange.map(inWords).join('، ')), 'attribute-unlisted', true, () => store(null));
}

function flagButtons(asked: AskedValue): HTMLElement {
  const { current, field, store } = asked;
  const buttons = [true, false].map((value) =>
    pressButton(inWords(value), `${field}-${value}`, current === value, () =>
      store(current === value ? null : value),
    ),
  );
  return group(asked, 'values', ...buttons);
}

/** A number or a text: what the server would refuse is told while it is typed. */
function typedControl({ definition, current, field, title, problemOf, store }: AskedValue): HTMLElement {
  const valueOf = (typed: string) => (definition.type === 'number' ? numberTyped(typed) : typed);
  const { row } = textField({
    name: field,
    title,
    value: current === undefined ? '' : inWords(current),
    store: (typed) => store(typed === '' ? null : valueOf(typed)),
    problemOf: (typed) => {
      const problem = typed === '' ? undefined : problemOf(valueOf(typed));
      return problem && say(problem);
    },
  });
  return row;
}

/** Names an entity that the corpus has, or a new one: which one is meant by what is typed the server knows. */
function entityControl({ current, field, title, entity, store }: AskedValue): HTMLElement {
  return new Combobox<EntityChoice>({
    name: field,
    title,
    listTitle: say(message('page.card.entities')),
    value: current === undefined ? '' : inWords(current),
    search: (query) => entityChoices(query, { mention: entity?.mention, current, newName: query }),
    ...ENTITY_CHOICE,
    store: (value) => (value === '' || !entity ? store(value || null) : entity.store(value)),
  }).row;
}

/** What is said and nobody asks: it stays until somebody takes it away. */
export function otherValue(name: string, value: unknown, field: string, remove: () => void): HTMLElement {
  const title = say(message('page.attribute.remove', { name }));
  const take = button(title, remove, { text: '×', className: 'icon' });
  take.dataset['field'] = field;
  return element(
    'div',
    { className: 'field other' },
    element('span', { className: 'title' }, bidi(name)),
    element('span', { className: 'said' }, bidi(inWords(value)), take),
  );
}

/** What is said, as a person writes it. */
export function inWords(value: unknown): string {
  const words = valueMessage(value);
  if (isMessage(words)) return say(words);
  return Array.isArray(words) ? words.join('، ') : String(words);
}
