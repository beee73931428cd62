/** Accepting, rejecting, removing, relabelling; and the offer to decide alike about the same name elsewhere. */
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { shownText } from '../../annotating/pieces.js';
import { isSamePlace } from '../../annotating/places.js';
import { hasKeyed } from '../../annotating/attributes.js';
import type { ItemNavigation } from './itemNavigation.js';
import type { Parts } from './parts.js';
import { say } from '../kit/say.js';
import { message, type Message } from '../../../server/src/messages/message.js';

export class ReaderDeciding {
  constructor(
    private readonly parts: Parts,
    private readonly navigation: ItemNavigation,
  ) {}

  /** Sends a decision; what was offered before is done with. undefined: no answer. */
  async decide(command: EditCommand): Promise<EditResult | undefined> {
    const { session, everywhere } = this.parts;
    everywhere.offer(undefined);
    return session.decide(command);
  }

  /** Accepts a suggestion (as it is, or as another label) and goes on; confirms an annotation that was moved. */
  accept(item: Item | undefined, label?: string): void {
    if (!item) return this.navigation.step('suggestion');
    const isMoved = item.anchor === 'ambiguous' || item.anchor === 'lost' || item.anchor === 'moved';
    if (item.kind === 'annotation' && !isMoved) return this.navigation.goOn(item.range);
    const decided = this.decide({ kind: 'accept', ids: [item.id], label });
    if (isMoved) return;
    const { attributeDefinitions } = this.parts.session.scheme;
    // Whoever labels goes on to the attributes that have keys.
    const stays = label !== undefined && hasKeyed(attributeDefinitions, { label });
    if (!stays) this.navigation.goOn(item.range);
    void decided.then((result) => {
      if (result?.done)
        this.offerAlike(item, message('page.verb.accept'), (ids) => ({ kind: 'accept', ids, label }));
    });
  }

  reject(item: Item | undefined): void {
    if (!item) return;
    if (item.kind === 'annotation') return this.remove(item);
    const decided = this.decide({ kind: 'reject', ids: [item.id] });
    this.navigation.goOn(item.range);
    void decided.then((result) => {
      if (result?.done)
        this.offerAlike(item, message('page.verb.reject'), (ids) => ({ kind: 'reject', ids }));
    });
  }

  remove(item: Item | undefined): void {
    if (item?.kind !== 'annotation') return;
    this.parts.session.setCurrent(undefined);
    void this.decide({ kind: 'remove', ids: [item.id] });
  }

  relabel(item: Item, label: string): void {
    if (item.kind === 'suggestion') return this.accept(item, label);
    void this.decide({ kind: 'relabel', id: item.id, label }).then((result) => {
      if (result?.done) this.navigation.announceItem(item, label);
    });
  }

  steer(kind: 'undo' | 'redo'): void {
    void this.decide({ kind }).then((result) => {
      if (!result?.done) return;
      const [range] = result.ranges;
      const isUndone = kind === 'undo';
      if (!range) return this.parts.announce(say(message(isUndone ? 'page.undone' : 'page.doneAgain')));
      this.navigation.goTo(range);
      const there = this.parts.session.current;
      const isThere = there && isSamePlace(there.range, range);
      const text = isThere ? shownText(there) : this.parts.session.textOf(range);
      this.parts.announce(say(message(isUndone ? 'page.undoneAt' : 'page.doneAgainAt', { text })));
    });
  }

  /** The other suggestions of the same name and label. */
  private offerAlike(item: Item, verb: Message, command: (ids: readonly string[]) => EditCommand): void {
    const { session, everywhere } = this.parts;
    const alike = session.visibleItems.filter(
      (other) => other.kind === 'suggestion' && other.label === item.label && other.text === item.text,
    );
    everywhere.offer({
      verb,
      text: item.text,
      places: alike.map((other) => {
        const line = session.document.lines[other.range.start.line] ?? '';
        const from = Math.max(0, other.range.start.character - CONTEXT);
        return {
          range: other.range,
          text: other.text,
          context: line.slice(from, other.range.end.character + CONTEXT),
          contextStart: other.range.start.character - from,
        };
      }),
      command: (chosen) => command(chosen.map((i) => alike[i]!.id)),
    });
  }
}

/** Letters shown on either side of a place in a list. */
const CONTEXT = 40;
