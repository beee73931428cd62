/** Moving the edges of an item, by key or by its handles. */
import type { Range } from 'vscode-languageserver-types';
import type { Item } from '../../../server/src/protocol/items.js';
import type { ReaderDeciding } from './deciding.js';
import { shownText } from '../../annotating/pieces.js';
import { grownByWord, withEdgeMoved, type Edge } from '../../annotating/edges.js';
import { pendingId } from '../kit/session/optimism.js';
import { host } from './host.js';
import type { ItemNavigation } from './itemNavigation.js';
import type { Parts } from './parts.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

export class Reshaping {
  /** Done with the moves so far: each begins where the one before it ended. */
  private moved: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: Parts,
    private readonly deciding: ReaderDeciding,
    private readonly navigation: ItemNavigation,
  ) {}

  moveEdge(edge: Edge, outwards: boolean, byLetter: boolean): void {
    this.moved = this.moved.then(() => this.move(edge, outwards, byLetter)).catch(() => undefined);
  }

  private async move(edge: Edge, outwards: boolean, byLetter: boolean): Promise<void> {
    const { session, text, warn } = this.parts;
    const { current } = session;
    if (!current) return warn(say(message('page.goFirst')));
    const range =
      outwards && !byLetter
        ? await grownByWord(current.range, edge, text.lines, snapped)
        : withEdgeMoved(current.range, edge, outwards, byLetter, text.lines);
    if (!range) return warn(say(message('page.edgeStays')));
    if (session.currentId !== current.id) return;
    this.navigation.stayIn(range);
    // By letters one means just this place; by words the guidelines' boundaries are held already.
    void this.place(current, range, true);
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
      const decided = this.deciding.decide({ kind: 'tag', range, label, exact, canonical });
      // Drawn at once, in the place of the suggestion: the next key means it.
      if (session.currentId === item.id) session.setCurrent(pendingId(range));
      const result = await decided;
      if (result?.done && (session.currentId === item.id || session.currentId === pendingId(range)))
        session.setCurrent(result.ids[0]);
    }
    if (session.current) announce(shownText(session.current));
  }
}

/** A range as the guidelines' boundaries have it; as it is where nobody knows. */
async function snapped(range: Range): Promise<Range> {
  const answer = await host.call('hawashi/snap', { range });
  return answer?.range ?? range;
}
