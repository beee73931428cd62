/** Tagging what is selected or the word at the caret: by a label's key, or with the bar of labels. */
import type { Position, Range } from 'vscode-languageserver-types';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { compare, isEmpty, isSamePlace } from '../../annotating/places.js';
import type { ReaderDeciding } from './deciding.js';
import { host } from './host.js';
import type { Parts } from './parts.js';
import type { Piecing } from './piecing.js';
import { placeToTag, shownText } from '../../annotating/pieces.js';
import { wordAt } from '../../annotating/words.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

interface GrowingPhrase {
  readonly range: Range;
  readonly known: Promise<void>;
  /** Undefined until it is known. */
  end: Position | undefined;
}

export class Tagging {
  /** The item whose label the bar changes; undefined where it tags. */
  private relabelled: Item | undefined;
  /** How far the phrase goes on from what the bar was opened for: asked before anyone wants to know. */
  private phrase: GrowingPhrase | undefined;
  /** The phrase is wanted and not known yet: a label that is chosen meanwhile is for the phrase. */
  private growing: Promise<void> | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly deciding: ReaderDeciding,
    private readonly piecing: Piecing,
  ) {}

  /** A label, by key or by button: for the selection, else the current item, else the word at the caret. */
  label(definition: LabelDefinition): void {
    if (this.growing) return void this.growing.then(() => this.label(definition));
    const { name: label } = definition;
    const { bar, text, marks } = this.parts;
    const { relabelled } = this;
    this.relabelled = undefined;
    bar.close();
    text.element.focus();
    const range = this.selected();
    if (range && !relabelled) return void this.tag(range, label);
    const item = relabelled ?? this.itemAtCaret();
    if (item) {
      marks.preview = undefined;
      return this.deciding.relabel(item, label);
    }
    const word = this.wordAtCaret();
    if (word) void this.tag(word, label);
    else this.parts.warn(say(message('page.noWord')));
  }

  /**
   * The labels for the selection. Without one the word at the caret is selected first; pressed again, the phrase that
   * goes on from it.
   */
  openBar(): void {
    const { marks, bar } = this.parts;
    this.relabelled = undefined;
    marks.preview = undefined;
    const selected = this.selected();
    if (!this.growing && !(selected && bar.isOpen)) return this.offer(selected ?? this.wordAtCaret());
    if (!this.growing && selected && this.grow(selected)) return;
    const growing = (this.growing ?? Promise.resolve())
      .then(() => this.growWhenKnown())
      .finally(() => {
        if (this.growing === growing) this.growing = undefined;
      });
    this.growing = growing;
  }

  /** Selects on to the phrase's end, if it is known for what is selected. */
  private grow(selected: Range): boolean {
    const { phrase } = this;
    if (!phrase?.end || !isSamePlace(phrase.range, selected)) return false;
    this.offer({ start: selected.start, end: phrase.end });
    return true;
  }

  private async growWhenKnown(): Promise<void> {
    const range = this.selected();
    if (!range) return;
    if (!this.phrase || !isSamePlace(this.phrase.range, range)) this.lookAhead(range);
    await this.phrase?.known;
    if (this.isSelected(range)) this.grow(range);
  }

  /** Asks the server how far the phrase goes on from a range. */
  private lookAhead(range: Range): void {
    const { bar } = this.parts;
    const known = host.call('hawashi/snap', { range, onward: true }).then((snapped) => {
      phrase.end = snapped?.range.end ?? range.end;
      if (this.phrase === phrase) bar.isBusy = false;
    });
    const phrase: GrowingPhrase = { range, known, end: undefined };
    this.phrase = phrase;
    bar.isBusy = true;
  }

  private offer(range: Range | undefined): void {
    const { text, session } = this.parts;
    if (!range) return;
    text.select(range.start, range.end);
    this.openFor(range);
    this.lookAhead(range);
    this.parts.announce(say(message('page.pressLabelKey', { text: session.textOf(range) })));
  }

  /** The labels for an item, whose own is marked. */
  openBarFor(item: Item): void {
    const { session, bar, text } = this.parts;
    this.relabelled = item;
    bar.open(session.labels, text.boxOf(item.range), { current: item.label });
    bar.enter();
  }

  /** The bar stays beside what is selected, and goes where nothing is any more. */
  followSelection(): void {
    const { bar } = this.parts;
    if (!bar.isOpen || this.relabelled) return;
    const range = this.selected();
    if (range) this.openFor(range);
    else bar.close();
  }

  /** The mouse has selected text: the labels come up, and the span as the server would snap it. */
  async offerLabels(): Promise<void> {
    const { marks, bar } = this.parts;
    const asked = this.selected();
    if (!asked) return;
    this.relabelled = undefined;
    marks.preview = undefined;
    this.openFor(asked);
    const snapped = await host.call('hawashi/snap', { range: asked });
    if (!snapped || !this.isSelected(asked)) return;
    if (!bar.isOpen) return;
    marks.preview = snapped.range;
    marks.draw();
    if (snapped.reason) this.openFor(asked, snapped.reason);
  }

  /** The bar beside what is selected. */
  private openFor(range: Range, note?: string): void {
    const { session, text, bar } = this.parts;
    bar.open(session.labels, text.boxOf(range), { note, more: this.piecing.offer(range) });
  }

  /** What is selected, else the word at the caret; empty where there is none. */
  get wordsMeant(): string {
    const range = this.selected() ?? this.wordAtCaret();
    return range ? this.parts.session.textOf(range) : '';
  }

  close(): void {
    this.relabelled = undefined;
    this.parts.marks.preview = undefined;
    this.parts.bar.close();
  }

  /** The same name where it is not yet tagged, listed to be tagged in one step. */
  async offerEverywhere(): Promise<void> {
    const { session, everywhere, warn } = this.parts;
    if (!everywhere.hasOffer) {
      const { current } = session;
      if (!current) return warn(say(message('page.goFirst')));
      const found = await this.offerPlaces(current.range, current.label, current);
      if (!found) return warn(say(message('page.offer.nowhere', { text: shownText(current) })));
    }
    everywhere.open();
  }

  private async tag(range: Range, label: string): Promise<void> {
    const { session, marks, text, announce } = this.parts;
    const exact = marks.preview === undefined ? undefined : false;
    // Where the server has said how it will snap, the mark appears there at once.
    const shown = marks.preview ? { start: marks.preview.start, end: marks.preview.end } : range;
    marks.preview = undefined;
    text.select(shown.end);
    const result = await this.deciding.decide({ kind: 'tag', range: shown, label, exact });
    const made = result?.ranges[0];
    if (!result?.done || !made) return;
    // Whoever types fast is already elsewhere.
    const caret = text.selection?.active;
    if (caret && compare(caret, shown.end) === 0) session.setCurrent(result.ids[0]);
    const said = { label, text: session.textOf(made) };
    const { snapped } = result;
    announce(say(snapped ? message('page.tagged', { ...said, snapped }) : message('page.item', said)));
    await this.offerPlaces(made, label);
  }

  /** With the suggestion that one stands on, where it is one: its own place is tagged as the others are. */
  private async offerPlaces(range: Range, label: string, standing?: Item): Promise<boolean> {
    const { session, everywhere } = this.parts;
    const { canonical, pieces } = standing ?? {};
    const own = standing?.kind === 'suggestion';
    const places = await host.call('hawashi/occurrences', {
      range,
      ...(pieces && { pieces: [...pieces] }),
      label,
      own,
    });
    const isTagged = (place: Range) =>
      session.everything
        .inLine(place.start.line)
        .some(
          (item) =>
            item.kind === 'annotation' &&
            compare(item.range.start, place.end) < 0 &&
            compare(place.start, item.range.end) < 0,
        );
    const isOwn = (place: Range) => own && isSamePlace(place, range);
    // Where there are gaps, the server has looked at what stands between them.
    const free = (places ?? []).filter((place) => pieces || isOwn(place.range) || !isTagged(place.range));
    if (free.every((place) => isOwn(place.range))) return false;
    everywhere.offer({
      verb: message('page.verb.tag', { label }),
      text: standing ? shownText(standing) : session.textOf(range),
      places: free,
      command: (chosen) => ({
        kind: 'tagAll',
        places: chosen.map((i) => placeToTag(free[i]!)),
        label,
        canonical,
      }),
    });
    return true;
  }

  /** The current item, or what the caret has reached since: of its moves the page is told a moment later. */
  itemAtCaret(): Item | undefined {
    const { session, text } = this.parts;
    const { current } = session;
    const caret = text.selection?.active;
    if (!current || !caret) return current;
    const { start, end } = current.range;
    const isThere = compare(start, caret) <= 0 && compare(caret, end) <= 0;
    return isThere ? current : session.index.around(caret)[0];
  }

  private selected(): Range | undefined {
    const { selection } = this.parts.text;
    return selection && !isEmpty(selection) ? { start: selection.start, end: selection.end } : undefined;
  }

  private isSelected(range: Range): boolean {
    const now = this.selected();
    return now !== undefined && isSamePlace(now, range);
  }

  private wordAtCaret(): Range | undefined {
    const { text, session } = this.parts;
    const active = text.selection?.active;
    return active && wordAt(active, session.document.lines[active.line] ?? '');
  }
}
