/** What the annotator does: every action of the page, whether it came from a key, a button, the mouse or VS Code. */
import type { Range } from 'vscode-languageserver-types';
import type { EditCommand, EditResult, Item, LabelDefinition } from '../../../../server/src/protocol.js';
import { compare, isEmpty, nextItem, previousItem, type Extent } from '../../annotating/places.js';
import type { Action } from '../messages.js';
import { withEdgeMoved, wordAt, type Edge } from './edges.js';
import type { Everywhere, Offer } from './everywhere.js';
import { ask, tell } from './host.js';
import type { LabelBar } from './labelBar.js';
import type { Marks } from './marks.js';
import type { Relating } from './relating.js';
import type { Session } from './session.js';
import type { TextView } from './textView.js';

export interface Parts {
  readonly session: Session;
  readonly text: TextView;
  readonly marks: Marks;
  readonly bar: LabelBar;
  readonly everywhere: Everywhere;
  readonly relating: Relating;
  readonly announce: (words: string) => void;
  readonly editField: (field: 'value' | 'note' | 'entity') => boolean;
  readonly toggleHelp: () => void;
}

export class Annotator {
  /** The caret has just been put on the current item, so that moving on does not lose it. */
  private settingCurrent = false;

  constructor(private readonly parts: Parts) {}

  run(action: Action, byLetter = false): void {
    const { session, relating, text } = this.parts;
    const { current } = session;
    switch (action) {
      case 'nextSuggestion':
        return this.step('suggestion', nextItem);
      case 'previousSuggestion':
        return this.step('suggestion', previousItem);
      case 'nextAnnotation':
        return this.step('annotation', nextItem);
      case 'previousAnnotation':
        return this.step('annotation', previousItem);
      case 'accept':
        if (relating.isPicking && current) return relating.pick(current);
        return this.accept();
      case 'reject':
        return this.reject();
      case 'remove':
        return current?.kind === 'suggestion' ? this.reject() : this.remove();
      case 'tag':
        return this.openBar();
      case 'changeLabel':
        return current ? this.openBarFor(current) : this.openBar();
      case 'tagEverywhere':
        return void this.offerEverywhere();
      case 'editValue':
        return this.edit('value');
      case 'editNote':
        return this.edit('note');
      case 'linkEntity':
        return this.edit('entity');
      case 'relate':
        if (current?.kind === 'annotation') return relating.begin(current);
        return this.parts.announce('Go to an annotation first.');
      case 'showRelations':
        return relating.toggleLines();
      case 'growStart':
        return this.moveEdge('start', true, byLetter);
      case 'shrinkStart':
        return this.moveEdge('start', false, byLetter);
      case 'growEnd':
        return this.moveEdge('end', true, byLetter);
      case 'shrinkEnd':
        return this.moveEdge('end', false, byLetter);
      case 'undo':
      case 'redo':
        return void this.decide({ kind: action }).then((result) => {
          if (result?.done && !result.message)
            this.parts.announce(action === 'undo' ? 'Undone.' : 'Done again.');
        });
      case 'doneAndNext':
        return void this.decide({ kind: 'status', status: 'done' }).then(() =>
          tell({ type: 'run', action: 'nextDocument' }),
        );
      case 'larger':
      case 'smaller': {
        const size = session.options?.fontSize ?? 20;
        return tell({
          type: 'options',
          fontSize: Math.min(60, Math.max(10, size + (action === 'larger' ? 2 : -2))),
        });
      }
      case 'help':
        return this.parts.toggleHelp();
      case 'escape':
        this.escape();
        return text.element.focus();
      case 'acceptAll':
      case 'setDate':
      case 'setStatus':
      case 'nextDocument':
      case 'openText':
        return tell({ type: 'run', action });
    }
  }

  /** A label, by key or by button: for the selection, else the current item, else the word at the caret. */
  label({ name: label }: LabelDefinition): void {
    const { session, bar, text, marks } = this.parts;
    const { current } = session;
    const relabelling = this.barItem;
    this.barItem = undefined;
    bar.close();
    text.element.focus();
    const range = this.rangeToTag();
    if (range && !relabelling) return void this.tag(range, label);
    const item = relabelling ?? current;
    if (item) {
      marks.preview = undefined;
      if (item.kind === 'suggestion') return this.accept(item, label);
      return void this.decide({ kind: 'relabel', id: item.id, label }).then(() =>
        this.announceItem(item, label),
      );
    }
    const word = this.wordAtCaret();
    if (word) void this.tag(word, label);
  }

  /** Makes an item the current one, and puts the caret into it. */
  go(item: Item, { reveal = true } = {}): void {
    const { session, text, relating } = this.parts;
    this.settingCurrent = true;
    if (!this.hasFocusInPanel()) text.element.focus({ preventScroll: true });
    text.select(item.range.start);
    session.setCurrent(item.id);
    if (reveal) text.reveal(item.range.start);
    this.announceItem(item);
    if (relating.isPicking && !reveal) relating.pick(item);
  }

  /** Where the caret or the selection now is: what stands there becomes current. */
  followCaret(selection: Extent & { readonly active: Extent['start'] }): void {
    if (this.settingCurrent) {
      this.settingCurrent = false;
      return;
    }
    const { session } = this.parts;
    if (!isEmpty(selection)) return session.setCurrent(undefined);
    const [innermost] = session.index.around(selection.active);
    session.setCurrent(innermost?.id);
  }

  /** The mouse has selected text: the labels come up, and the span as the server would snap it. */
  async offerLabels(): Promise<void> {
    const { session, text, marks, bar } = this.parts;
    const { selection } = text;
    if (!selection || isEmpty(selection)) return;
    const asked = { start: selection.start, end: selection.end };
    this.openBar(false);
    const snapped = await ask('hawashi/snap', asked);
    const now = text.selection;
    if (!snapped || !now || compare(now.start, asked.start) !== 0 || compare(now.end, asked.end) !== 0)
      return;
    if (!bar.isOpen) return;
    marks.preview = snapped.range;
    marks.draw();
    if (snapped.reason) bar.open(session.labels, this.boxOf(asked), { note: snapped.reason });
  }

  /** An edge was dragged to a place. */
  drag(item: Item, range: Range, exact: boolean): void {
    void this.place(item, range, exact);
  }

  escape(): void {
    const { session, bar, marks, everywhere, relating, text } = this.parts;
    this.barItem = undefined;
    marks.preview = undefined;
    const open = bar.isOpen || everywhere.isOpen || relating.isOpen;
    bar.close();
    everywhere.close();
    relating.cancel();
    if (open) return marks.draw();
    const { selection } = text;
    if (selection && !isEmpty(selection)) text.select(selection.active);
    else session.setCurrent(undefined);
    marks.draw();
  }

  private barItem: Item | undefined;

  private step(kind: Item['kind'], find: typeof nextItem): void {
    const { session, text, announce } = this.parts;
    const items = session.visibleItems.filter((item) => item.kind === kind);
    const { current } = session;
    const caret = text.selection?.active ?? START;
    // From the caret what begins right at it comes first.
    const ahead = (item: Item) => compare(item.range.start, caret) >= 0;
    const item =
      current || find === previousItem
        ? find(items, current?.range ?? { start: caret, end: caret })
        : (items.find(ahead) ?? items[0]);
    if (item) this.go(item);
    else announce(`No ${kind}s are left in this document.`);
  }

  /** To the suggestion after a place; where there is none, to the first that is left. */
  private goOn(after: Range): void {
    const suggestions = this.parts.session.visibleItems.filter((item) => item.kind === 'suggestion');
    const next = nextItem(suggestions, { start: after.start, end: after.end });
    if (next) return this.go(next);
    this.parts.session.setCurrent(undefined);
    this.parts.announce('No suggestions are left in this document.');
  }

  private accept(item = this.parts.session.current, label?: string): void {
    if (!item) return this.step('suggestion', nextItem);
    const misplaced = item.anchor === 'ambiguous' || item.anchor === 'lost' || item.anchor === 'moved';
    if (item.kind === 'annotation' && !misplaced) return this.goOn(item.range);
    const decided = this.decide({ kind: 'accept', ids: [item.id], label });
    this.goOn(item.range);
    void decided.then((result) => {
      if (result?.done) this.offerAlike(item, 'Accept', (ids) => ({ kind: 'accept', ids, label }));
    });
  }

  private reject(): void {
    const { current } = this.parts.session;
    if (!current) return;
    if (current.kind === 'annotation') return this.remove();
    const decided = this.decide({ kind: 'reject', ids: [current.id] });
    this.goOn(current.range);
    void decided.then((result) => {
      if (result?.done) this.offerAlike(current, 'Reject', (ids) => ({ kind: 'reject', ids }));
    });
  }

  private remove(): void {
    const { session } = this.parts;
    const { current } = session;
    if (current?.kind !== 'annotation') return;
    session.setCurrent(undefined);
    void this.decide({ kind: 'remove', ids: [current.id] });
  }

  /** The other suggestions of the same name and label. */
  private offerAlike(item: Item, verb: string, command: (ids: readonly string[]) => EditCommand): void {
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

  private async tag(range: Range, label: string): Promise<void> {
    const { session, marks, text, announce } = this.parts;
    const exact = marks.preview === undefined ? undefined : false;
    // Where the server has said how it will snap, the mark appears there at once.
    const shown = marks.preview ? { start: marks.preview.start, end: marks.preview.end } : range;
    marks.preview = undefined;
    text.select(shown.end);
    const result = await this.decide({ kind: 'tag', range: shown, label, exact });
    const made = result?.ranges[0];
    if (!result?.done || !made) return;
    session.setCurrent(result.ids[0]);
    announce(`${label}: ${session.textOf(made)}${result.snapped ? `. ${result.snapped}` : ''}`);
    await this.offerPlaces(made, label);
  }

  /** The same name where it is not yet tagged. */
  private async offerPlaces(range: Range, label: string, canonical?: string): Promise<boolean> {
    const { session, everywhere } = this.parts;
    const places = await ask('hawashi/occurrences', { range, label });
    const free = (places ?? []).filter(
      (place) =>
        !session.state?.items.some(
          (item) =>
            item.kind === 'annotation' &&
            compare(item.range.start, place.range.end) < 0 &&
            compare(place.range.start, item.range.end) < 0,
        ),
    );
    const offer: Offer = {
      verb: `Tag as ${label}`,
      text: session.textOf(range),
      places: free,
      command: (chosen) => ({ kind: 'tagAll', ranges: chosen.map((i) => free[i]!.range), label, canonical }),
    };
    everywhere.offer(offer);
    return free.length > 0;
  }

  private async offerEverywhere(): Promise<void> {
    const { session, everywhere, announce } = this.parts;
    if (!everywhere.hasOffer) {
      const { current } = session;
      if (!current) return announce('Go to an annotation first.');
      const found = await this.offerPlaces(current.range, current.label, current.canonical);
      if (!found) return announce(`«${current.text}» stands nowhere else untagged in this document.`);
    }
    everywhere.open();
  }

  private moveEdge(edge: Edge, outwards: boolean, byLetter: boolean): void {
    const { session } = this.parts;
    const { current } = session;
    if (!current) return;
    const range = withEdgeMoved(
      current.range,
      edge,
      outwards,
      byLetter,
      (line) => session.document.lines[line] ?? '',
    );
    // By letters one means just this place; by words the guidelines' boundaries hold.
    if (range) void this.place(current, range, byLetter || !outwards);
  }

  /** Puts an item at another range; a suggestion becomes an annotation by it. */
  private async place(item: Item, range: Range, exact: boolean): Promise<void> {
    const { session, announce } = this.parts;
    if (item.kind === 'annotation') {
      await this.decide({ kind: 'move', id: item.id, range, exact });
    } else {
      const { label, canonical } = item;
      const result = await this.decide({ kind: 'tag', range, label, exact, canonical });
      if (result?.done) session.setCurrent(result.ids[0]);
    }
    const { current } = session;
    if (current) announce(current.text);
  }

  private edit(field: 'value' | 'note' | 'entity'): void {
    if (!this.parts.session.current) return this.parts.announce('Go to an annotation first.');
    if (!this.parts.editField(field)) this.parts.announce(`This annotation has no ${field}.`);
  }

  private async decide(command: EditCommand): Promise<EditResult | undefined> {
    const { session, announce, everywhere } = this.parts;
    everywhere.offer(undefined);
    const result = await session.decide(command);
    if (!result) announce('The language server gave no answer: nothing was stored.');
    else if (result.message) announce(result.message);
    return result;
  }

  private openBar(focus = true): void {
    const { session, text, bar, marks } = this.parts;
    this.barItem = undefined;
    const { selection } = text;
    let range: Range | undefined = selection && !isEmpty(selection) ? selection : undefined;
    if (!range) {
      range = this.wordAtCaret();
      if (!range) return;
      text.select(range.start, range.end);
    }
    marks.preview = undefined;
    bar.open(session.labels, this.boxOf(range), { focus });
  }

  private openBarFor(item: Item): void {
    const { session, bar } = this.parts;
    this.barItem = item;
    bar.open(session.labels, this.boxOf(item.range), { current: item.label, focus: true });
  }

  private rangeToTag(): Range | undefined {
    const { selection } = this.parts.text;
    return selection && !isEmpty(selection) ? { start: selection.start, end: selection.end } : undefined;
  }

  private wordAtCaret(): Range | undefined {
    const { text, session } = this.parts;
    const active = text.selection?.active;
    return active && wordAt(active, session.document.lines[active.line] ?? '');
  }

  private boxOf(range: Range): DOMRect {
    const { text } = this.parts;
    const start = text.pointOf(range.start);
    const end = text.pointOf(range.end);
    if (!start || !end) return text.element.getBoundingClientRect();
    const box = document.createRange();
    box.setStart(start.view.text, start.offset);
    box.setEnd(end.view.text, end.offset);
    return box.getBoundingClientRect();
  }

  private hasFocusInPanel(): boolean {
    const { activeElement } = document;
    return activeElement instanceof HTMLInputElement && activeElement.type !== 'checkbox';
  }

  private announceItem(item: Item, label = item.label): void {
    const value = item.valueText ?? item.value;
    const kind = item.kind === 'suggestion' ? `suggested, ${Math.round((item.confidence ?? 0) * 100)} %` : '';
    this.parts.announce([`${label}: ${item.text}`, value, kind].filter(Boolean).join(', '));
  }
}

const START = { line: 0, character: 0 };

/** Letters shown on either side of a place in a list. */
const CONTEXT = 40;
