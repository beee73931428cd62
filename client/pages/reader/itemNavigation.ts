/** Going from item to item: what is current, where the caret stands, what is read out. */
import type { Range } from 'vscode-languageserver-types';
import { confidenceMessage } from '../../../server/src/annotation/confidenceMessage.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { attributeWords } from '../../annotating/attributes.js';
import {
  compare,
  isEmpty,
  isSamePlace,
  nextItem,
  nextOfKind,
  type TextRange,
  type TextPosition,
} from '../../annotating/places.js';
import { pieceAt } from '../../annotating/pieces.js';
import { keyOf } from '../../actions/actions.js';
import { isTypedInto } from '../kit/components/leaving.js';
import { itemMessage } from './itemMessage.js';
import type { Parts } from './parts.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

export class ItemNavigation {
  /** Where the caret has just been put, on the current item: that it came there does not make another one current. */
  private putAt: TextPosition | undefined;

  constructor(private readonly parts: Parts) {}

  /** Makes an item the current one, and puts the caret to its start, or to that of the piece that is `at` a place. */
  go(item: Item, { reveal = true, at }: { reveal?: boolean; at?: TextPosition } = {}): void {
    const { session, text, relating } = this.parts;
    const caret = text.selection;
    const { start } = (at && item.pieces && pieceAt(item, at)) ?? item.range;
    // Where the caret stands there already nothing changes, and no event comes.
    const isThere = caret && isEmpty(caret) && compare(caret.active, start) === 0;
    this.putAt = isThere ? undefined : start;
    // Whoever types is not interrupted.
    if (!isTypedInto(document.activeElement)) text.element.focus({ preventScroll: true });
    if (reveal) text.reveal(start);
    text.select(start);
    session.setCurrent(item.id);
    this.announceItem(item);
    if (relating.isPicking && !reveal) relating.pick(item);
  }

  /** To a place, and to what stands just there. */
  goTo(range: Range): void {
    const { session, text } = this.parts;
    const { start } = range;
    const item = session.index.inLine(start.line).find((one) => isSamePlace(one.range, range));
    if (item) return this.go(item);
    text.reveal(start);
    text.select(start);
  }

  /** Takes the caret along where an edge has passed it: what is current stays so. */
  stayIn(range: Range): void {
    const { text } = this.parts;
    const caret = text.selection;
    if (!caret || !isEmpty(caret)) return;
    if (compare(range.start, caret.active) <= 0 && compare(caret.active, range.end) <= 0) return;
    this.putAt = range.start;
    text.select(range.start);
  }

  /** To the next or previous item of a kind, round the text. */
  step(kind: Item['kind'], back = false): void {
    const { session, text, warn } = this.parts;
    const { current } = session;
    const caret = text.selection?.active ?? START;
    const item = nextOfKind(session.visibleItems, kind, current ?? caret, back);
    if (item) this.go(item);
    else warn(say(message(kind === 'suggestion' ? 'page.noSuggestionsLeft' : 'page.noAnnotationsLeft')));
  }

  /** To the suggestion after a place; where there is none, to the first that is left. */
  goOn(after: Range): void {
    const { session, warn } = this.parts;
    const suggestions = session.visibleItems.filter((item) => item.kind === 'suggestion');
    const beside = (item: Item) => session.state?.spanRules.same && isSamePlace(item.range, after);
    const next = suggestions.find(beside) ?? nextItem(suggestions, { start: after.start, end: after.end });
    if (next) return this.go(next);
    session.setCurrent(undefined);
    const key = keyOf('doneAndNext');
    const isStored = session.state?.corpus !== undefined;
    warn(say(isStored && key ? message('page.allDecided', { key }) : message('page.noSuggestionsLeft')));
  }

  /** Whether there is a suggestion after the caret, or before it. */
  hasSuggestion(before: boolean): boolean {
    const { session, text } = this.parts;
    const from = session.current?.range ?? text.selection;
    return session.visibleItems.some((item) => {
      if (item.kind !== 'suggestion') return false;
      if (!from) return true;
      if (item.id === session.currentId) return false;
      const order = compare(item.range.start, from.start);
      return before ? order <= 0 : order >= 0;
    });
  }

  /** Where the caret or the selection now is: what stands there becomes current. */
  followCaret(selection: TextRange & { readonly active: TextRange['start'] }): void {
    const { putAt } = this;
    this.putAt = undefined;
    // Several moves may be told at once: the caret may be elsewhere already.
    if (putAt && isEmpty(selection) && compare(selection.active, putAt) === 0) return;
    const { session } = this.parts;
    if (!isEmpty(selection)) return session.setCurrent(undefined);
    const [innermost] = session.index.around(selection.active);
    session.setCurrent(innermost?.id);
  }

  announceItem(item: Item, label = item.label): void {
    const value = item.valueText ?? item.value;
    const sureness = confidenceMessage(item);
    const kind = item.kind === 'suggestion' ? say(message('page.itemSuggested', { sureness })) : '';
    const what = say(itemMessage(item, label));
    const said = attributeWords(item.attributes, say);
    this.parts.announce([what, value, ...said, kind].filter(Boolean).join(', '));
  }
}

const START = { line: 0, character: 0 };
