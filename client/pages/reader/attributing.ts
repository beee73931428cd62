/** Attributes by key: the attribute's key, then its value's. What is asked stands in a line over the text, for the mouse too. */
import {
  attributesFor,
  type AttributeDefinition,
  type AttributeValue,
} from '../../../server/src/annotation/attributes.js';
import { attributeMessage } from '../../../server/src/annotation/attributeMessage.js';
import { message } from '../../../server/src/messages/message.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { afterChoice, afterFlag, isChosen, keyedChoices } from '../../annotating/attributes.js';
import { keyName } from '../../annotating/keys.js';
import { button } from '../kit/components/buttons.js';
import { Strip } from '../kit/components/strip.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import type { PageSession } from './session.js';

export interface AttributingHandlers {
  readonly announce: (words: string) => void;
  readonly warn: (words: string) => void;
  /** Puts the keyboard into the card's field of an attribute. */
  readonly edit: (name: string) => unknown;
}

/** They come before what they are pressed with. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

export class Attributing {
  readonly prompt = new Strip({ role: 'group', 'aria-label': say(message('page.attributes')) });
  private asked: { readonly definition: AttributeDefinition; readonly item: Item } | undefined;

  constructor(
    private readonly session: PageSession,
    private readonly handlers: AttributingHandlers,
  ) {}

  get isOpen(): boolean {
    return this.asked !== undefined;
  }

  /** An attribute of an item: a flag goes on to its next value, a choice asks for one, what is typed is typed in the card. */
  begin(definition: AttributeDefinition, item: Item): void {
    const { announce, warn, edit } = this.handlers;
    const { name, type } = definition;
    const { label } = item;
    if (attributesFor([definition], item).length === 0)
      return warn(say(message('page.attribute.notOf', { name, label })));
    switch (type) {
      case 'flag':
        return this.store(definition, item, afterFlag(this.said(definition, item)));
      case 'choice':
      case 'choices': {
        this.asked = { definition, item };
        this.show();
        const values = keyedChoices(definition).map((value) => `${value.key ?? ''} ${value.name}`);
        return announce(say(message('page.attribute.press', { name, values })));
      }
      default:
        this.session.setCurrent(item.id);
        edit(name);
    }
  }

  /** The key of a value while one is asked for; any other ends the question, and means what it means. */
  chooseByKey(event: KeyboardEvent): boolean {
    const { asked } = this;
    if (!asked || MODIFIERS.has(event.key)) return false;
    const { definition, item } = asked;
    const key = event.ctrlKey || event.altKey || event.metaKey ? '' : keyName(event);
    const choice = keyedChoices(definition).find((each) => each.key === key);
    if (choice) this.choose(choice.name);
    else if (key === 'Backspace' || key === 'Delete') {
      this.close();
      this.store(definition, item, null);
    } else if (key === 'Escape') return false;
    else this.close();
    return choice !== undefined || key === 'Backspace' || key === 'Delete';
  }

  close(): void {
    this.asked = undefined;
    this.prompt.hide();
  }

  private choose(name: string): void {
    if (!this.asked) return;
    const { definition, item } = this.asked;
    const value = afterChoice(definition, this.said(definition, item), name);
    if (definition.type === 'choice') this.close();
    this.store(definition, item, value);
    // Of several the next may follow.
    if (this.asked) this.show();
  }

  private show(): void {
    if (!this.asked) return;
    const { definition, item } = this.asked;
    const { name } = definition;
    const current = this.said(definition, item);
    this.prompt.show(
      element('span', {}, say(message('page.attribute.ask', { name, text: item.text }))),
      ...keyedChoices(definition).map(({ name: value, description, key }) => {
        const made = button(description ?? value, () => this.choose(value), {
          text: key === undefined ? bidi(value) : say(message('page.attribute.valueKey', { value, key })),
          keys: key,
          className: 'type',
        });
        made.ariaPressed = String(isChosen(current, value));
        made.ariaLabel = value;
        return made;
      }),
      button(say(message('page.close')), () => this.close(), { keys: 'Escape' }),
    );
  }

  /** What the item says now: decisions under way too. */
  private said({ name }: AttributeDefinition, { id }: Item): unknown {
    return this.session.everything.item(id)?.attributes?.[name];
  }

  private store({ name }: AttributeDefinition, { id }: Item, value: AttributeValue | null): void {
    const { announce } = this.handlers;
    void this.session.decide({ kind: 'describe', id, attributes: { [name]: value } }).then((result) => {
      if (!result?.done) return;
      announce(
        say(value === null ? message('page.attribute.taken', { name }) : attributeMessage(name, value)),
      );
    });
  }
}
