/** Moving the edges of an item, by key or by its handles. */
import type { Range } from 'vscode-languageserver-types';
import type { Item } from '../../../server/src/protocol/items.js';
import type { ReaderDeciding } from './deciding.js';
import { withEdgeMoved, type Edge } from '../../annotating/edges.js';
import { pendingId } from '../kit/session/optimism.js';
import type { Parts } from './parts.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

export class Reshaping {
  constructor(
    private readonly parts: Parts,
    private readonly deciding: ReaderDeciding,
  ) {}

  moveEdge(edge: Edge, outwards: boolean, byLetter: boolean): void {
    const { session, text, warn } = this.parts;
    const { current } = session;
    if (!current) return warn(say(message('page.goFirst')));
    const range = withEdgeMoved(current.range, edge, outwards, byLetter, text.lines);
    // By letters one means just this place; by words the guidelines' boundaries hold.
    if (range) void this.place(current, range, byLetter || !outwards);
  }

  /** Puts an annotation that lost its place at a range, the selection or the word at the caret. */
  attach(item: Item | undefined, range = this.parts.text.meant): void {
    const { session, text, warn, announce } = this.parts;
    if (!item) return warn(say(message('page.allPlaced')));
    if (!range) return warn(say(message('page.selectWords')));
    text.select(range.end);
    void this.deciding.decide({ kind: 'move', id: item.id, range }).then((result) => {
      if (!result?.done) return;
      session.setCurrent(item.id);
      announce(say(message('page.item', { label: item.label, text: session.textOf(range) })));
    });
  }

  /** Puts an item at another range; a suggestion becomes an annotation by it. */
  async place(item: Item, range: Range, exact: boolean): Promise<void> {
    const { session, announce } = this.parts;
    if (item.kind === 'annotation') {
      await this.deciding.decide({ kind: 'move', id: item.id, range, exact });
    } else {
      const { label, canonical } = item;
      const result = await this.deciding.decide({ kind: 'tag', range, label, exact, canonical });
      if (result?.done && (session.currentId === item.id || session.currentId === pendingId(range)))
        session.setCurrent(result.ids[0]);
    }
    if (session.current) announce(session.current.text);
  }
}
