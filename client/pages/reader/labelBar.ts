/** The bar of labels beside a selection: with the mouse a click, with the keyboard the label's key, is one decision. */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { colorsOf } from '../kit/labelColors.js';
import { element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

export class LabelBar {
  readonly element = element('div', {
    className: 'bar',
    hidden: true,
    attributes: { role: 'toolbar', 'aria-label': say(message('page.labels')) },
  });

  /** `said`: what the guidelines say of a label, in a sentence. */
  constructor(
    private readonly choose: (label: LabelDefinition) => void,
    private readonly said: (label: string) => string | undefined = () => undefined,
  ) {
    this.element.addEventListener('keydown', (event) => this.walk(event));
    // The selection in the text stays while a button is pressed.
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** Whether more is still to be known of what it is open for. */
  set isBusy(busy: boolean) {
    this.element.ariaBusy = String(busy);
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Shows the labels below a box of the window; `current` is marked, `more` is what can be done beside labelling. */
  open(
    labels: readonly LabelDefinition[],
    near: DOMRect,
    { current, note, more }: { current?: string; note?: string; more?: HTMLElement } = {},
  ): void {
    this.element.replaceChildren(
      ...labels.map((label) => this.labelButton(label, label.name === current)),
      ...(more ? [more] : []),
      ...(note ? [element('span', { className: 'note' }, note)] : []),
    );
    this.element.hidden = false;
    const { width, height } = this.element.getBoundingClientRect();
    // Beside the panel, not over it: what is labelled stands there too.
    const room = (this.element.parentElement ?? document.body).getBoundingClientRect();
    const middle = near.left + near.width / 2 - width / 2;
    const left = Math.max(room.left + 8, Math.min(middle, room.right - width - 8));
    const below = near.bottom + 10;
    const top = below + height > window.innerHeight ? Math.max(8, near.top - height - 10) : below;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
  }

  /** Puts the keyboard into the bar: to the label marked, or the first. */
  enter(): void {
    (this.element.querySelector<HTMLElement>('[aria-pressed=true]') ?? this.first())?.focus();
  }

  close(): void {
    this.element.hidden = true;
  }

  private first(): HTMLElement | null {
    return this.element.querySelector('button');
  }

  private labelButton(label: LabelDefinition, pressed: boolean): HTMLButtonElement {
    return element(
      'button',
      {
        type: 'button',
        title: [label.description ?? label.name, this.said(label.name)].filter(Boolean).join('\n'),
        tabIndex: -1,
        onclick: () => this.choose(label),
        style: { '--line': colorsOf(label).line },
        attributes: {
          'aria-keyshortcuts': label.key,
          'aria-pressed': String(pressed),
        },
      },
      element('span', { className: 'swatch' }),
      label.name,
      label.key !== undefined && element('kbd', {}, label.key),
    );
  }

  private walk(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...this.element.querySelectorAll<HTMLElement>('button')];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}
