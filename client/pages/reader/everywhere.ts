/** The same name elsewhere: offered after a decision, listed with its surroundings, decided in one step. */
import type { Range } from 'vscode-languageserver-types';
import type { Occurrence } from '../../../server/src/protocol/corpus.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import { keyOf } from '../../actions/actions.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { keywordInContext } from '../kit/components/keywordInContext.js';
import { Strip } from '../kit/components/strip.js';
import { bidi, element } from '../kit/elements.js';
import { say, sayAround } from '../kit/say.js';
import { message, type Message } from '../../../server/src/messages/message.js';

const SHOW_KEY = keyOf('tagEverywhere') ?? '';

export interface Offer {
  /** «Tag as ORG», «Reject», «Accept». */
  readonly verb: Message;
  readonly text: string;
  readonly places: readonly Pick<Occurrence, 'range' | 'pieces' | 'text' | 'context' | 'contextStart'>[];
  /** What to decide for the places chosen, by their numbers. */
  readonly command: (chosen: readonly number[]) => EditCommand;
}

export class Everywhere {
  /** One line at the bottom: what could be done. */
  readonly strip = new Strip({ role: 'status' });
  /** In the panel: every place, with a box to tick. */
  readonly preview = element('section', {
    className: 'preview-list',
    hidden: true,
    attributes: { 'aria-label': say(message('page.offer.title')) },
  });
  private offered: Offer | undefined;

  constructor(
    private readonly decide: (command: EditCommand) => Promise<EditResult | undefined>,
    private readonly show: (range: Range) => void,
    private readonly left: () => void,
    private readonly tell: (words: string) => void,
  ) {}

  get isOpen(): boolean {
    return !this.preview.hidden || this.strip.isOpen;
  }

  get hasOffer(): boolean {
    return this.offered !== undefined;
  }

  offer(offer: Offer | undefined): void {
    this.close();
    if (!offer || offer.places.length === 0) return;
    this.offered = offer;
    const count = offer.places.length;
    this.strip.show(
      element(
        'span',
        {},
        ...sayAround(bidi(offer.text, 'quote'), (text) => message('page.offer.places', { text, count })),
      ),
      button(
        say(message('page.offer.all', { verb: offer.verb })),
        () => this.carryOut(offer.places.map((_, i) => i)),
        {
          text: say(message('page.offer.allCounted', { verb: offer.verb, count })),
        },
      ),
      button(say(message('page.offer.show')), () => this.open(), {
        keys: SHOW_KEY,
        text: say(message('page.offer.showKey', { key: SHOW_KEY })),
      }),
      button(say(message('page.close')), () => this.close(), { text: '×', className: 'icon' }),
    );
  }

  /** Lists the places of the offer, all ticked, the keyboard on the button that does it. */
  open(): void {
    const offer = this.offered;
    if (!offer) return;
    this.strip.hide();
    const boxes = offer.places.map(() => element('input', { type: 'checkbox', checked: true }));
    const chosen = () => boxes.flatMap((box, i) => (box.checked ? [i] : []));
    const go = button(say(offer.verb), () => this.carryOut(chosen()), { className: 'primary' });
    const name = () => {
      go.textContent = say(message('page.offer.chosen', { verb: offer.verb, count: chosen().length }));
      go.setAttribute('aria-label', go.textContent);
      go.disabled = chosen().length === 0;
    };
    for (const box of boxes) box.onchange = name;
    name();
    this.preview.replaceChildren(
      element(
        'h2',
        {},
        ...sayAround(bidi(offer.text, 'quote'), (text) => message('page.offer.elsewhere', { text })),
      ),
      element(
        'ul',
        {},
        ...offer.places.map((place, i) =>
          element(
            'li',
            {},
            element(
              'label',
              { dir: 'auto', onmouseenter: () => this.show(place.range) },
              boxes[i],
              ...keywordInContext(place),
            ),
          ),
        ),
      ),
      actionRow(
        go,
        button(say(message('page.cancel')), () => this.close(), { keys: 'Escape' }),
      ),
    );
    this.preview.hidden = false;
    go.focus();
  }

  close(): void {
    const focused =
      this.preview.contains(document.activeElement) || this.strip.element.contains(document.activeElement);
    this.offered = undefined;
    this.strip.hide();
    this.preview.hidden = true;
    this.preview.replaceChildren();
    if (focused) this.left();
  }

  private carryOut(chosen: readonly number[]): void {
    const offer = this.offered;
    this.close();
    this.left();
    if (!offer || chosen.length === 0) return;
    const count = chosen.length;
    void this.decide(offer.command(chosen)).then((result) => {
      if (result?.done && !result.message) this.tell(say(message('page.offer.done', { count })));
    });
  }
}
