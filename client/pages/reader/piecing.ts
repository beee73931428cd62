/**
 * The pieces of an annotation with gaps: added by a key (first on the annotation, then on the words; or on the words after it),
 * in the bar beside a selection, or with Ctrl and the mouse; taken away one by one.
 */
import type { Item } from '../../../server/src/protocol/items.js';
import type { Range } from '../../../server/src/protocol/positions.js';
import { message } from '../../../server/src/messages/message.js';
import { keyOf } from '../../actions/actions.js';
import { pieceAt, piecesOf, shownText } from '../../annotating/pieces.js';
import { isEmpty } from '../../annotating/places.js';
import { button } from '../kit/components/buttons.js';
import { element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import type { ReaderDeciding } from './deciding.js';
import type { ItemNavigation } from './itemNavigation.js';
import type { Parts } from './parts.js';

const KEY = keyOf('addPiece') ?? '';

export class Piecing {
  /** What waits for a piece: its words are looked for. */
  private heldId: string | undefined;
  /** What was current last: what is selected after it may be a piece of it. */
  private lastId: string | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly deciding: ReaderDeciding,
    private readonly navigation: ItemNavigation,
  ) {
    const { session } = parts;
    session.onChange(() => {
      this.lastId = session.currentId ?? this.lastId;
    });
  }

  /** What the words that are chosen now would be a piece of. */
  get owner(): Item | undefined {
    const { current, everything } = this.parts.session;
    const ids = [this.heldId, current?.id, this.lastId];
    return ids.map((id) => (id === undefined ? undefined : everything.item(id))).find(Boolean);
  }

  /** By key: what is selected, or the word at the caret, is a piece of what waits for one; else the current item waits. */
  add(): void {
    const { text, session, warn } = this.parts;
    const { selection, meant } = text;
    const { owner } = this;
    if (!owner) return warn(say(message('page.piece.goFirst', { key: KEY })));
    const isSelected = selection !== undefined && !isEmpty(selection);
    if (!isSelected && this.heldId === undefined) {
      if (session.current) this.hold(session.current);
      else warn(say(message('page.piece.goFirst', { key: KEY })));
      return;
    }
    if (meant) void this.addTo(owner, meant);
    else warn(say(message('page.noWord')));
  }

  /** With the mouse: what is selected, or the word that was clicked. */
  async addTo(owner: Item, range: Range): Promise<void> {
    const { session, text, bar, marks } = this.parts;
    this.cancel();
    bar.close();
    marks.preview = undefined;
    text.select(range.end);
    const result = await this.deciding.decide({ kind: 'addPiece', id: owner.id, range });
    if (result?.done) this.goTo(result.ids[0], range);
    else session.setCurrent(owner.id);
  }

  /** The piece of the current item that the caret is in. */
  async remove(): Promise<void> {
    const { session, text, warn } = this.parts;
    const { current } = session;
    if (!current) return warn(say(message('page.goFirst')));
    const caret = text.selection?.active;
    const piece = (caret && pieceAt(current, caret)) ?? current.pieces?.at(-1);
    if (!current.pieces || !piece) return warn(say(message('page.piece.none')));
    const result = await this.deciding.decide({ kind: 'removePiece', id: current.id, range: piece });
    if (result?.done) this.goTo(result.ids[0]);
  }

  /** Where the corpus has gaps and an annotation of the same paragraph was current: what makes a selection its piece. */
  offer(range: Range): HTMLElement | undefined {
    const { session } = this.parts;
    const { owner } = this;
    if (!session.state?.spanRules.gaps || !owner) return undefined;
    const isNear = owner.range.start.line <= range.end.line && range.start.line <= owner.range.end.line;
    if (!isNear && owner.id !== this.heldId) return undefined;
    const title = say(message('page.piece.add', { text: shownText(owner) }));
    return button(title, () => void this.addTo(owner, range), { keys: KEY, className: 'piece' });
  }

  /** What waits for a piece waits no longer. */
  cancel(): void {
    this.heldId = undefined;
    this.parts.piecePrompt.hide();
  }

  private hold(item: Item): void {
    const { session, piecePrompt, announce, warn, text } = this.parts;
    if (!session.state?.spanRules.gaps) return warn(say(message('decision.noGaps')));
    this.heldId = item.id;
    const asked = say(message('page.piece.select', { text: shownText(item), key: KEY }));
    piecePrompt.show(
      element('span', {}, asked),
      button(say(message('page.cancel')), () => this.cancel(), { keys: 'Escape' }),
    );
    announce(asked);
    text.element.focus();
  }

  /** To an item, where it has something at a range. */
  private goTo(id: string | undefined, range?: Range): void {
    const item = id === undefined ? undefined : this.parts.session.everything.item(id);
    if (!item) return;
    const at = range && piecesOf(item).find((piece) => pieceAt({ range: piece }, range.end));
    this.navigation.go(item, { reveal: false, at: at?.start });
  }
}
