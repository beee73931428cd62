/** What the reader knows: the text, its state with the decisions under way, what is current, what is filtered out. */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { Range } from '../../../server/src/protocol/positions.js';
import type { DocumentState, StateChanges } from '../../../server/src/protocol/state.js';
import { passes, type AttributeFilter } from '../../annotating/attributeFilter.js';
import type { KeyedScheme } from '../../annotating/keys.js';
import { compare } from '../../annotating/places.js';
import { withLines, type LineChange } from '../../messages/lineChange.js';
import type { PageDocument, ReaderOptions } from '../../messages/reader.js';
import { DecidedState } from '../kit/session/decidedState.js';
import { ItemIndex } from '../kit/session/itemIndex.js';
import { host } from './host.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

const NO_ITEMS: readonly Item[] = [];
const NO_SCHEME: KeyedScheme = { labels: [], attributeDefinitions: [] };

export type SessionEvent = 'document' | 'state' | 'current' | 'filter' | 'options';

export class PageSession {
  document: PageDocument = { name: '', version: -1, lines: [] };
  options: ReaderOptions | undefined;
  /** The server's state with the decisions under way; undefined until it fits the text. */
  state: DocumentState | undefined;
  /** Id of the item that keys act on. */
  currentId: string | undefined;
  readonly hiddenLabels = new Set(host.remembered().hiddenLabels);
  private readonly facets = new Map(
    host.remembered().facets?.map(([name, facets]) => [name, new Set(facets)] as const),
  );

  private readonly decided = new DecidedState(
    (command) => host.call('hawashi/edit', { command }),
    (range) => this.textOf(range),
    () => this.refresh(),
  );
  private shown: readonly Item[] | undefined;
  private readonly all = new ItemIndex();
  private readonly filtered = new ItemIndex();
  /** The current item as it was last seen. */
  private seen: Item | undefined;
  private readonly listeners: ((event: SessionEvent) => void)[] = [];

  /** `warn` is told what could not be decided, and why. */
  constructor(private readonly warn: (words: string) => void) {}

  onChange(listener: (event: SessionEvent) => void): void {
    this.listeners.push(listener);
  }

  get current(): Item | undefined {
    return this.currentId === undefined ? undefined : this.index.item(this.currentId);
  }

  /** Items that others changed since the annotator's last decision. */
  get fresh(): ReadonlySet<string> {
    return this.decided.fresh;
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
    return this.decided.isWhole;
  }

  /** All items, those that the filter hides too. */
  get everything(): ItemIndex {
    this.all.update(this.state?.items ?? NO_ITEMS);
    return this.all;
  }

  get labels(): readonly LabelDefinition[] {
    return this.state?.labels ?? [];
  }

  /** What keys mean beside the actions'. */
  get scheme(): KeyedScheme {
    return this.state ?? NO_SCHEME;
  }

  label(name: string): LabelDefinition | undefined {
    return this.labels.find((label) => label.name === name);
  }

  /** The items that the filter lets through; the same list until something changes. */
  get visibleItems(): readonly Item[] {
    this.shown ??= this.throughFilter();
    return this.shown;
  }

  /** The version of the text and the revision of the state that are known as a whole. */
  get had(): { readonly version?: number; readonly revision?: number } {
    const { version, isBeginning } = this.document;
    const { revision } = this.decided;
    return {
      ...(version >= 0 && !isBeginning && { version }),
      ...(revision !== undefined && { revision }),
    };
  }

  setDocument(document: PageDocument): void {
    this.document = document;
    this.state = this.decided.of(document.version);
    this.fire('document');
  }

  /** What was typed; what is of another text than the one that is here has the host tell all of it. */
  changeLines(change: LineChange): void {
    const document = withLines(this.document, change);
    if (document) this.setDocument(document);
    else host.tell({ type: 'ready', ...this.had });
  }

  /** `isBeginning`: with the items of the text's beginning alone. */
  setState(state: DocumentState | null, isBeginning = false): void {
    this.decided.set(state, isBeginning);
  }

  change(changes: StateChanges): void {
    this.decided.change(changes);
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
    host.remember({ hiddenLabels: [...this.hiddenLabels] });
    this.fire('filter');
  }

  /** What is let through alone, by what attributes say. */
  get attributeFilter(): AttributeFilter {
    return this.facets;
  }

  /** Lets through what says this of an attribute, beside what else of it is let through already; or no longer. */
  toggleFacet(name: string, facet: string): void {
    const facets = this.facets.get(name) ?? new Set();
    if (!facets.delete(facet)) facets.add(facet);
    this.facets.set(name, facets);
    host.remember({ facets: [...this.facets].map(([each, chosen]) => [each, [...chosen]]) });
    this.fire('filter');
  }

  /** Shows the decision at once, and asks the server for it. undefined: no answer. */
  async decide(command: EditCommand): Promise<EditResult | undefined> {
    const result = await this.decided.decide(command);
    if (!result) this.warn(say(message('page.noAnswer')));
    else if (result.message) this.warn(result.message);
    return result;
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
    this.state = this.decided.of(this.document.version);
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

  private throughFilter(): readonly Item[] {
    const items = this.state?.items ?? NO_ITEMS;
    const { hiddenLabels, facets } = this;
    const { attributeDefinitions } = this.scheme;
    // What is lost stands nowhere in the text; it waits in a list of its own.
    const isHidden = (item: Item) =>
      item.anchor === 'lost' ||
      (hiddenLabels.size > 0 && hiddenLabels.has(item.label)) ||
      (facets.size > 0 && !passes(attributeDefinitions, facets, item));
    return items.some(isHidden) ? items.filter((item) => !isHidden(item)) : items;
  }

  private fire(event: SessionEvent): void {
    if (event !== 'current' && event !== 'options') this.shown = undefined;
    for (const listener of this.listeners) listener(event);
  }
}
