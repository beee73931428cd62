/** The card of the current annotation or suggestion: what it is, what is said of it, what can be done with it. */
import { confidenceMessage } from '../../../server/src/annotation/confidenceMessage.js';
import type { Guideline } from '../../../server/src/annotation/guideline.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentProblems } from '../../../server/src/protocol/problems.js';
import type { ToldThread } from '../../../server/src/protocol/questions.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { keyOf, type ReaderAction } from '../../actions/actions.js';
import { shownText } from '../../annotating/pieces.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { isTypedInto } from '../kit/components/leaving.js';
import { bidi, element } from '../kit/elements.js';
import { labelChip } from '../kit/labelColors.js';
import type { CardHandlers } from './cardHandlers.js';
import { attributeFields, itemDescribed } from './attributeFields.js';
import type { Guidelines } from './guidelines.js';
import { cardFields, type CardField } from './cardFields.js';
import { pieceList } from './pieceList.js';
import { relationList } from './relationList.js';
import { sameName } from './sameName.js';
import { threadView } from './threadView.js';
import { fixButtons, problemWords } from './problemFixes.js';
import type { Problems } from './problems.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';
import { message, type Message } from '../../../server/src/messages/message.js';

export class Card {
  readonly element = element('section', {
    className: 'card',
    attributes: { 'aria-label': say(message('page.card.title')) },
  });
  /** What it was drawn from, and that in words: most changes of the state are elsewhere. */
  private item: Item | undefined;
  private from: DocumentState | undefined;
  private known: DocumentProblems | undefined;
  private guideline: Guideline | undefined;
  private shown = '';

  constructor(
    private readonly session: PageSession,
    private readonly problems: Problems,
    private readonly guidelines: Guidelines,
    private readonly handlers: CardHandlers,
  ) {}

  /** Draws anew where something shown has changed; what is being typed is not taken away. */
  show(): void {
    const { current: item, state } = this.session;
    const { current: problems } = this.problems;
    const guideline = item && this.guidelines.of(item.label);
    const isAsBefore = item === this.item && state === this.from && problems === this.known;
    if (isAsBefore && guideline === this.guideline) return;
    if (this.isTypedInto && this.element.dataset['id'] === item?.id) return;
    this.item = item;
    this.from = state;
    this.known = problems;
    this.guideline = guideline;
    const related = state?.relations.filter(({ from, to }) => from === item?.id || to === item?.id);
    const { attributeDefinitions } = state ?? {};
    const told = item && this.problems.of(item.id);
    const asked = item && this.threadsOf(item);
    const key = JSON.stringify([item, related, attributeDefinitions, guideline?.blocks, told, asked]);
    if (key === this.shown) return;
    this.shown = key;
    const isOther = this.element.dataset['id'] !== item?.id;
    this.element.dataset['id'] = item?.id ?? '';
    const field = this.focusedField;
    this.element.replaceChildren(...(item ? this.parts(item) : [hint()]));
    if (item && isOther) this.bringIntoSight();
    if (field !== undefined)
      this.element.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)?.focus();
  }

  /** What is shown of another item begins at its beginning, but for whoever is at work elsewhere beside the text. */
  private bringIntoSight(): void {
    const { parentElement: panel } = this.element;
    if (!panel || panel.scrollTop === 0 || panel.contains(document.activeElement)) return;
    const hidden = panel.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
    if (hidden > 0) panel.scrollTop -= hidden;
  }

  /** Puts the keyboard into a field of the card, that of an attribute by its name; says whether there is one. */
  edit(field: CardField, attribute?: string): boolean {
    // What has just become current may not be drawn yet.
    this.show();
    const named = attribute === undefined ? '' : `="${CSS.escape(attribute)}"`;
    const wanted = field === 'attribute' ? `[data-attribute${named}] [data-field]` : `[data-field=${field}]`;
    const control = this.element.querySelector<HTMLElement>(wanted);
    control?.focus();
    if (control instanceof HTMLInputElement) control.select();
    return control !== null;
  }

  /** The field that has the keyboard: it keeps it when the card is drawn anew. */
  private get focusedField(): string | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.element.contains(activeElement)) return undefined;
    return activeElement.dataset['field'];
  }

  private get isTypedInto(): boolean {
    const { activeElement } = document;
    return isTypedInto(activeElement) && this.element.contains(activeElement);
  }

  private parts(item: Item): HTMLElement[] {
    const { session, handlers } = this;
    return [
      this.actions(item),
      element(
        'h2',
        {},
        labelChip(item.label, session.label(item.label)),
        ' ',
        bidi(shownText(item), 'quote'),
      ),
      element('p', { className: 'origin' }, originOf(item)),
      ...this.guidelines.part(item.label),
      ...this.problemsOf(item),
      ...pieceList(session, item, handlers),
      ...cardFields(item, handlers),
      ...attributeFields(session.state?.attributeDefinitions ?? [], itemDescribed(item), handlers),
      sameName(session, item, handlers),
      ...relationList(session, item, handlers),
      ...this.questions(item),
    ];
  }

  private threadsOf({ id }: Item): readonly ToldThread[] {
    return this.session.state?.questions?.filter(({ item }) => item === id) ?? [];
  }

  private questions(item: Item): HTMLElement[] {
    const { run } = this.handlers;
    const ask = button(say(message('page.question.ask')), () => run('ask'), { keys: keyOf('ask') });
    ask.dataset['field'] = 'ask-about';
    const threads = this.threadsOf(item).map((thread) => threadView(thread, 'card', this.handlers));
    return [element('h3', {}, say(message('page.questions.title'))), ...threads, actionRow(ask)];
  }

  private problemsOf(item: Item): HTMLElement[] {
    const fixing = {
      decide: this.handlers.decide,
      setDate: () => this.handlers.run('setDate'),
    };
    return this.problems
      .of(item.id)
      .flatMap((problem) => [problemWords(problem), actionRow(...fixButtons(problem, fixing))]);
  }

  /** Above all else, each always at its place: the mouse that decides need not look for them. */
  private actions(item: Item): HTMLElement {
    const act = (action: ReaderAction, title: Message) =>
      button(say(title), () => this.handlers.run(action), { keys: keyOf(action) });
    const suggested = item.kind === 'suggestion';
    const misplaced = item.anchor === 'ambiguous' || item.anchor === 'lost';
    const accept = act('accept', message(misplaced ? 'page.card.belongs' : 'page.card.accept'));
    accept.disabled = !suggested && !misplaced;
    const row = actionRow(
      accept,
      suggested ? act('reject', message('page.card.reject')) : act('remove', message('page.card.remove')),
      act('changeLabel', message('page.card.label')),
    );
    row.classList.add('decisions');
    return row;
  }
}

function hint(): HTMLElement {
  return element('p', { className: 'hint' }, say(message('page.card.hint')));
}

function originOf(item: Item): string {
  if (item.kind === 'suggestion') {
    const sureness = confidenceMessage(item);
    const reasons = item.reasons?.join('; ');
    const told = reasons
      ? message('page.card.suggestionBecause', { sureness, reasons })
      : message('page.card.suggestion', { sureness });
    const { sources = [] } = item;
    return [told, ...(sources.length > 0 ? [message('hover.suggestedBy', { sources })] : [])]
      .map(say)
      .join(' · ');
  }
  const { origin = 'human', anchor = 'exact' } = item;
  const how = say(message(`page.card.${origin}`));
  return anchor === 'exact' ? how : `${how} · ${say(message(`page.card.${anchor}`))}`;
}
