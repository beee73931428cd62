/** What the page knows: the text, its state with the decisions under way, what is current, what is filtered out. */
import type { Range } from 'vscode-languageserver-types';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState, StateChanges } from '../../../server/src/protocol/state.js';
import { withChanges } from '../../../server/src/protocol/stateChanges.js';
import type { PageDocument, ReaderOptions } from '../../messages/reader.js';
import { compare } from '../../annotating/places.js';
import { ask, remember, remembered } from './host.js';
import { ItemIndex } from './itemIndex.js';
import { GivenIds, waitsFor } from './givenIds.js';
import { applied } from './optimism.js';

const NO_ITEMS: readonly Item[] = [];

export type SessionEvent = 'document' | 'state' | 'current' | 'filter' | 'options';

export class Session {
  document: PageDocument = { name: '', version: -1, lines: [] };
  options: ReaderOptions | undefined;
  /** The server's state with the decisions under way; undefined until it fits the text. */
  state: DocumentState | undefined;
  /** Id of the item that keys act on. */
  currentId: string | undefined;
  readonly hiddenLabels = new Set(remembered().hiddenLabels);
  /** Items that others changed since the annotator's last decision. */
  readonly fresh = new Set<string>();

  private known: DocumentState | undefined;
  /** What is known holds the items of the text's beginning alone. */
  private hasBeginning = false;
  private shown: readonly Item[] | undefined;
  private readonly all = new ItemIndex();
  private readonly filtered = new ItemIndex();
  private readonly underWay: EditCommand[] = [];
  private readonly ids = new GivenIds();
  /** The current item as it was last seen. */
  private seen: Item | undefined;
  /** The last decision asked for; whoever means what it makes waits for it. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly listeners: ((event: SessionEvent) => void)[] = [];

  /** `warn` is told what could not be decided, and why. */
  constructor(private readonly warn: (words: string) => void) {}

  onChange(listener: (event: SessionEvent) => void): void {
    this.listeners.push(listener);
  }

  get current(): Item | undefined {
    return this.currentId === undefined ? undefined : this.index.item(this.currentId);
  }

  /** The items that the filter lets through, by place and by id. */
  get index(): ItemIndex {
    const items = this.visibleItems;
    if (items === this.state?.items) return this.everything;
    this.filtered.update(items);
    return this.filtered;
  }

  /** All items are known, not only those of the text's beginning. */
  get isWhole(): boolean {
    return !this.hasBeginning;
  }

  /** All items, those that the filter hides too. */
  get everything(): ItemIndex {
    this.all.update(this.state?.items ?? NO_ITEMS);
    return this.all;
  }

  get labels(): readonly LabelDefinition[] {
    return this.state?.labels ?? [];
  }

  label(name: string): LabelDefinition | undefined {
    return this.labels.find((label) => label.name === name);
  }

  /** The items that the filter lets through; the same list until something changes. */
  get visibleItems(): readonly Item[] {
    this.shown ??= this.throughFilter();
    return this.shown;
  }

  setDocument(document: PageDocument): void {
    this.document = document;
    this.state = this.known?.version === document.version ? this.known : undefined;
    this.fire('document');
  }

  /** `isBeginning`: with the items of the text's beginning alone. */
  setState(state: DocumentState | null, isBeginning = false): void {
    const before = this.hasBeginning ? undefined : this.known;
    this.known = state ?? undefined;
    this.hasBeginning = isBeginning;
    if (before && state) this.noteChanges(before, state, state.items);
    this.refresh();
  }

  change(changes: StateChanges): void {
    const before = this.known;
    if (!before) return;
    this.known = withChanges(before, changes);
    const changed = changes.items.map(({ item }) => item);
    this.noteChanges(before, this.known, changed);
    this.refresh();
  }

  /** The version of the text and the revision of the state that are known as a whole. */
  get had(): { readonly version?: number; readonly revision?: number } {
    const { version, isBeginning } = this.document;
    return {
      ...(version >= 0 && !isBeginning && { version }),
      ...(this.known && !this.hasBeginning && { revision: this.known.revision }),
    };
  }

  setOptions(options: ReaderOptions): void {
    this.options = options;
    this.fire('options');
  }

  setCurrent(id: string | undefined): void {
    if (this.currentId === id) return;
    this.currentId = id;
    this.seen = this.current;
    this.fire('current');
  }

  toggleLabel(name: string): void {
    if (!this.hiddenLabels.delete(name)) this.hiddenLabels.add(name);
    remember({ hiddenLabels: [...this.hiddenLabels] });
    this.fire('filter');
  }

  /** Shows the decision at once, and asks the server for it. undefined: no answer. */
  async decide(command: EditCommand): Promise<EditResult | undefined> {
    const waiting = waitsFor(command, this.underWay) ? this.last : undefined;
    this.underWay.push(command);
    this.fresh.clear();
    this.refresh();
    const asked = this.ask(command, waiting);
    this.last = asked;
    const result = await asked;
    this.underWay.splice(this.underWay.indexOf(command), 1);
    this.ids.note(command, result);
    this.refresh();
    if (!result) this.warn('The language server gave no answer: nothing was stored.');
    else if (result.message) this.warn(result.message);
    return result;
  }

  private async ask(
    command: EditCommand,
    before: Promise<unknown> | undefined,
  ): Promise<EditResult | undefined> {
    await before;
    const isKnown = (id: string) => this.known?.items.some((item) => item.id === id) === true;
    return ask('hawashi/edit', this.ids.resolved(command, isKnown));
  }

  textOf(range: Range): string {
    const { lines } = this.document;
    const { start, end } = range;
    if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
    return [
      (lines[start.line] ?? '').slice(start.character),
      ...lines.slice(start.line + 1, end.line),
      (lines[end.line] ?? '').slice(0, end.character),
    ].join('\n');
  }

  private refresh(): void {
    const { known } = this;
    // A state of another version of the text would mark wrong places.
    if (!known || known.version !== this.document.version) {
      this.state = undefined;
    } else {
      this.state = this.underWay.reduce(
        (state, command) => applied(state, command, (range) => this.textOf(range)),
        known,
      );
    }
    this.shown = undefined;
    this.keepCurrent();
    this.fire('state');
  }

  /** What was a suggestion may now be an annotation with an id of its own: the current item stays where it is. */
  private keepCurrent(): void {
    const { current, seen } = this;
    if (current || !seen || seen.id !== this.currentId) {
      this.seen = current;
      return;
    }
    const there = this.index
      .inLine(seen.range.start.line)
      .find(
        ({ kind, range }) =>
          kind === 'annotation' &&
          compare(range.start, seen.range.start) === 0 &&
          compare(range.end, seen.range.end) === 0,
      );
    if (!there) return;
    this.currentId = there.id;
    this.seen = there;
  }

  /** Remembers what came or changed from outside: another window, a pull. */
  private noteChanges(before: DocumentState, after: DocumentState, changed: readonly Item[]): void {
    if (before.version !== after.version || this.underWay.length > 0 || changed.length === 0) return;
    const old = new Map(before.items.map((item) => [item.id, item]));
    for (const item of changed) {
      const was = old.get(item.id);
      if (item.kind === 'annotation' && (!was || was.label !== item.label)) this.fresh.add(item.id);
    }
  }

  private throughFilter(): readonly Item[] {
    const items = this.state?.items ?? NO_ITEMS;
    const { hiddenLabels } = this;
    // What is lost stands nowhere in the text; it waits in a list of its own.
    const isHidden = (item: Item) =>
      item.anchor === 'lost' || (hiddenLabels.size > 0 && hiddenLabels.has(item.label));
    return items.some(isHidden) ? items.filter((item) => !isHidden(item)) : items;
  }

  private fire(event: SessionEvent): void {
    if (event !== 'current' && event !== 'options') this.shown = undefined;
    for (const listener of this.listeners) listener(event);
  }
}
