/**
 * The annotations that an edit of the text left without a sure place: each with what is known of it, to be kept where it
 * is taken to be, attached elsewhere, or removed. Nothing is decided for the annotator.
 */
import type { Range } from 'vscode-languageserver-types';
import type { Item } from '../../../server/src/protocol/items.js';
import { actionRow, button, list } from '../kit/components/buttons.js';
import { bidi, element } from '../kit/elements.js';
import { labelChip } from '../kit/labelColors.js';
import { keyOf } from '../../actions/actions.js';
import { placesOf } from './quotes.js';
import type { PageSession } from './session.js';
import { say, sayAround } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

/** Places of the same words that are offered for one annotation. */
const MOST_PLACES = 5;

export interface MisplacedHandlers {
  readonly go: (item: Item) => void;
  readonly keep: (item: Item) => void;
  readonly remove: (item: Item) => void;
  readonly attach: (item: Item, range?: Range) => void;
}

const isMisplaced = ({ anchor }: Item): boolean => anchor === 'ambiguous' || anchor === 'lost';

export class MisplacedPanel {
  readonly element = element('section', {
    className: 'misplaced-panel',
    hidden: true,
    attributes: { 'aria-label': say(message('page.lost.title')) },
  });
  private from: readonly Item[] | undefined;
  private held: string | undefined;
  private shown = '';

  constructor(
    private readonly session: PageSession,
    private readonly handlers: MisplacedHandlers,
  ) {}

  /** The one that was gone to last, while it waits; else the first. */
  get heldItem(): Item | undefined {
    const items = this.items();
    return items.find(({ id }) => id === this.held) ?? items[0];
  }

  /** The one after the one gone to last, from the first again after the last; undefined where none waits. */
  next(): Item | undefined {
    const items = this.items();
    const at = items.findIndex(({ id }) => id === this.held);
    const next = items[(at + 1) % items.length];
    this.hold(next);
    return next;
  }

  hold(item: Item | undefined): void {
    this.held = item?.id;
    this.from = undefined;
    this.show();
  }

  show(): void {
    const all = this.session.state?.items;
    if (all === this.from) return;
    this.from = all;
    const items = this.items();
    const key = JSON.stringify([items, this.held]);
    if (key === this.shown) return;
    this.shown = key;
    this.element.hidden = items.length === 0;
    this.element.replaceChildren(
      element('h2', {}, say(message('page.lost.count', { count: items.length }))),
      element(
        'p',
        { className: 'hint' },
        say(
          message('page.lost.hint', {
            nextKey: keyOf('nextMisplaced') ?? '',
            attachKey: keyOf('attach') ?? '',
          }),
        ),
      ),
      element('ol', {}, ...items.map((item) => this.row(item))),
    );
  }

  private items(): readonly Item[] {
    return (this.session.state?.items ?? []).filter(isMisplaced);
  }

  private row(item: Item): HTMLElement {
    const { handlers, session } = this;
    const isLost = item.anchor === 'lost';
    const places = placesOf(session.document.lines, item.text, MOST_PLACES).filter(
      (place) => isLost || place.start.line !== item.range.start.line,
    );
    return element(
      'li',
      { attributes: { 'aria-current': item.id === this.held ? 'true' : undefined } },
      element(
        'p',
        { className: 'context', dir: 'auto' },
        labelChip(item.label, session.label(item.label)),
        ` ${item.before ? `…${item.before}` : ''}`,
        element('mark', {}, item.text),
        item.after ? `${item.after}…` : '',
      ),
      element(
        'p',
        { className: 'origin' },
        say(
          isLost
            ? message('page.lost.gone')
            : message('page.lost.several', { line: item.range.start.line + 1 }),
        ),
      ),
      actionRow(
        !isLost && button(say(message('page.lost.go')), () => handlers.go(item)),
        !isLost && button(say(message('page.lost.keep')), () => handlers.keep(item)),
        button(say(message('page.lost.attach')), () => handlers.attach(item), { keys: keyOf('attach') }),
        button(say(message('page.lost.remove')), () => handlers.remove(item)),
      ),
      places.length > 0 &&
        list(
          ...places.map((place) =>
            element(
              'li',
              {},
              button(say(message('page.lost.attachThere')), () => handlers.attach(item, place), {
                text: element(
                  'span',
                  {},
                  ...sayAround(
                    bidi(around(session.document.lines[place.start.line] ?? '', place)),
                    (context) => message('page.lost.line', { line: place.start.line + 1, context }),
                  ),
                ),
              }),
            ),
          ),
        ),
    );
  }
}

const CONTEXT = 20;

function around(line: string, { start, end }: Range): string {
  const from = Math.max(0, start.character - CONTEXT);
  const to = end.character + CONTEXT;
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
