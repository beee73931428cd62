/** The same name elsewhere: offered after a decision, listed with its surroundings, decided in one step. */
import type { Range } from 'vscode-languageserver-types';
import type { Occurrence } from '../../../server/src/protocol/corpus.js';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { keywordInContext } from '../kit/components/keywordInContext.js';
import { Strip } from '../kit/components/strip.js';
import { bidi, element } from '../kit/elements.js';

export interface Offer {
  /** «Tag as ORG», «Reject», «Accept». */
  readonly verb: string;
  readonly text: string;
  readonly places: readonly Pick<Occurrence, 'range' | 'text' | 'context' | 'contextStart'>[];
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
    attributes: { 'aria-label': 'The same name elsewhere' },
  });
  private offered: Offer | undefined;

  constructor(
    private readonly decide: (command: EditCommand) => unknown,
    private readonly show: (range: Range) => void,
    private readonly left: () => void,
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
        bidi(offer.text, 'quote'),
        ` stands in ${count} more ${count === 1 ? 'place' : 'places'}.`,
      ),
      button(`${offer.verb} all`, () => this.carryOut(offer.places.map((_, i) => i)), {
        text: `${offer.verb}: all ${count}`,
      }),
      button('Show the places', () => this.open(), { keys: 'a', text: 'Show… (a)' }),
      button('Close', () => this.close(), { text: '×', className: 'icon' }),
    );
  }

  /** Lists the places of the offer, all ticked, the keyboard on the button that does it. */
  open(): void {
    const offer = this.offered;
    if (!offer) return;
    this.strip.hide();
    const boxes = offer.places.map(() => element('input', { type: 'checkbox', checked: true }));
    const chosen = () => boxes.flatMap((box, i) => (box.checked ? [i] : []));
    const go = button(offer.verb, () => this.carryOut(chosen()), { className: 'primary' });
    const name = () => {
      go.textContent = `${offer.verb}: ${chosen().length}`;
      go.setAttribute('aria-label', go.textContent);
      go.disabled = chosen().length === 0;
    };
    for (const box of boxes) box.onchange = name;
    name();
    this.preview.replaceChildren(
      element('h2', {}, bidi(offer.text, 'quote'), ' elsewhere'),
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
        button('Cancel', () => this.close(), { keys: 'Escape' }),
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
    if (offer && chosen.length > 0) this.decide(offer.command(chosen));
  }
}
