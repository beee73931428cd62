/** What was rejected, to be looked at and restored: listed when one unfolds it. */
import type { RejectedPlace } from '../../../server/src/protocol/problems.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { Range } from '../../../server/src/protocol/positions.js';
import { message, type Message } from '../../../server/src/messages/message.js';
import { button, list, listRow } from '../kit/components/buttons.js';
import { bidi, element, write } from '../kit/elements.js';
import { host } from './host.js';
import type { PageSession } from './session.js';
import { say } from '../kit/say.js';

export interface RejectedHandlers {
  readonly go: (range: Range) => void;
  readonly decide: (command: EditCommand) => Promise<EditResult | undefined>;
  readonly announce: (words: string) => void;
}

export class RejectedList {
  private readonly count = element('summary');
  private readonly places = list();
  readonly element = element('details', { className: 'rejected', hidden: true }, this.count, this.places);
  /** How many there were when they were listed last. */
  private listed = 0;

  constructor(
    private readonly session: PageSession,
    private readonly handlers: RejectedHandlers,
  ) {
    this.element.ontoggle = () => this.show();
  }

  show(): void {
    const { rejected = 0, withheld = 0 } = this.session.state?.counts ?? {};
    const count = rejected + withheld;
    this.element.hidden = count === 0;
    write(this.count, wordsOfCounts(rejected, withheld));
    if (this.element.open && count !== this.listed) void this.list(count);
  }

  private async list(count: number): Promise<void> {
    this.listed = count;
    const found = (await host.call('hawashi/rejected', {})) ?? [];
    if (this.listed === count) this.places.replaceChildren(...found.map((place) => this.row(place)));
  }

  private row({ id, label, text, range, because }: RejectedPlace): HTMLElement {
    const { go } = this.handlers;
    const row = listRow(
      () => go(range),
      [
        bidi(text),
        element('small', {}, ` ${label} ${range.start.line + 1}`),
        ...(because === undefined ? [] : [element('small', { className: 'because' }, because)]),
      ],
    );
    const act = (title: string, command: EditCommand, told: Message): HTMLElement =>
      button(title, () => void this.carryOut(command, range, told));
    row.append(
      id === undefined
        ? act(
            say(message('page.rejected.tag', { label })),
            { kind: 'tag', range, label, exact: true },
            message('page.rejected.tagged', { text, label }),
          )
        : act(
            say(message('page.rejected.restore')),
            { kind: 'remove', ids: [id] },
            message('page.rejected.restored', { text }),
          ),
    );
    return row;
  }

  private async carryOut(command: EditCommand, range: Range, told: Message): Promise<void> {
    const { go, decide, announce } = this.handlers;
    const result = await decide(command);
    if (!result?.done) return;
    go(range);
    announce(say(told));
  }
}

function wordsOfCounts(rejected: number, withheld: number): string {
  const told = [
    ...(rejected > 0 ? [message('page.rejected.count', { count: rejected })] : []),
    ...(withheld > 0 ? [message('page.rejected.withheld', { count: withheld })] : []),
  ];
  return told.map(say).join(' · ');
}
