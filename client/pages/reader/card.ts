/** The card of the current annotation or suggestion: what it is, what is said of it, what can be done with it. */
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { keyOf, type ReaderAction } from '../../actions/actions.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { isTypedInto } from '../kit/components/leaving.js';
import { bidi, element } from '../kit/elements.js';
import { labelChip } from '../kit/labelColors.js';
import type { CardHandlers } from './cardHandlers.js';
import { cardFields, type CardField } from './cardFields.js';
import { relationList } from './relationList.js';
import { sameName } from './sameName.js';
import type { Session } from './session.js';

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
    if (this.isTypedInto && this.element.dataset['id'] === item?.id) return;
    this.item = item;
    this.from = state;
    const related = state?.relations.filter(({ from, to }) => from === item?.id || to === item?.id);
    const key = JSON.stringify([item, related]);
    if (key === this.shown) return;
    this.shown = key;
    this.element.dataset['id'] = item?.id ?? '';
    this.element.replaceChildren(...(item ? this.parts(item) : [hint()]));
  }

  /** Puts the keyboard into a field of the card; says whether there is one. */
  edit(field: CardField): boolean {
    // What has just become current may not be drawn yet.
    this.show();
    const input = this.element.querySelector<HTMLInputElement>(`[data-field=${field}]`);
    input?.focus();
    input?.select();
    return input !== null;
  }

  private get isTypedInto(): boolean {
    const { activeElement } = document;
    return isTypedInto(activeElement) && this.element.contains(activeElement);
  }

  private parts(item: Item): HTMLElement[] {
    const { session, handlers } = this;
    return [
      element('h2', {}, labelChip(item.label, session.label(item.label)), ' ', bidi(item.text, 'quote')),
      element('p', { className: 'origin' }, originOf(item)),
      this.actions(item),
      ...cardFields(session, item),
      sameName(session, item, handlers),
      ...relationList(session, item, handlers),
    ];
  }

  private actions(item: Item): HTMLElement {
    const act = (action: ReaderAction, title: string) =>
      button(title, () => this.handlers.run(action), { keys: keyOf(action) });
    const suggested = item.kind === 'suggestion';
    const misplaced = item.anchor === 'ambiguous' || item.anchor === 'lost';
    return actionRow(
      suggested && act('accept', 'Accept'),
      misplaced && act('accept', 'It belongs here'),
      suggested && act('reject', 'Reject'),
      act('changeLabel', 'Label…'),
      !suggested && act('remove', 'Remove'),
    );
  }
}

function hint(): HTMLElement {
  const words = 'Select words to tag them, or click a mark. ? shows all keys.';
  return element('p', { className: 'hint' }, words);
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
