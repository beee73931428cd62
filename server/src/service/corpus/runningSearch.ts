/** One search that a client looks at: it goes on by itself, is told of what happens to its corpus, and is looked at in windows. */
import { newId } from '../../annotation/decisions.js';
import type { SelectedPlace } from '../../corpus/changes/intent.js';
import type { CorpusEvent } from '../../corpus/corpusEvents.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { itemsOfHits } from '../../corpus/search/hitItems.js';
import type { Search } from '../../corpus/search/search.js';
import type { ItemsWanted, SearchSource } from '../../corpus/search/searchedDocument.js';
import { hitsInView } from '../../corpus/search/view.js';
import { message, type Message } from '../../messages/message.js';
import type { Format } from '../../messages/formatter.js';
import type { ChosenHits, SearchProgress, SearchView } from '../../protocol/search.js';

/** Milliseconds: how long the first lines are waited for, the next ones, and any news of documents. */
const FIRST = 50;
const NEXT = 250;
const LONGEST = 1000;
/** Hits that fill a page. */
const PAGE = 60;
/** Hits that can be changed at once: more could not be looked at. */
const MOST_CHANGED = 20_000;

/** What happens to texts, and to what is said of them. */
const OF_TEXTS: ReadonlySet<CorpusEvent['kind']> = new Set([
  ...(['added', 'changed', 'removed', 'renamed', 'settings', 'facts'] as const),
]);
const OF_ITEMS: ReadonlySet<CorpusEvent['kind']> = new Set([
  ...(['annotated', 'suggested', 'moved', 'entities'] as const),
]);

export interface RunningHost {
  readonly pause: () => Promise<void>;
  readonly log: (told: string) => void;
  readonly say: Format;
}

export class RunningSearch {
  readonly id = newId();
  private isEnded = false;
  private isDone = false;
  private isOutdated = false;
  private revision = 0;
  private waiting: (() => void)[] = [];
  private viewed: { readonly key: string; readonly numbers: Promise<readonly number[]> } | undefined;
  private readonly deaf: () => void;

  constructor(
    readonly model: CorpusModel,
    readonly query: string,
    readonly source: SearchSource,
    readonly search: Search,
    private readonly host: RunningHost,
  ) {
    this.deaf = model.onDidChange((event) => this.happened(event));
    void this.run()
      .catch((error: unknown) => host.log(String(error)))
      .finally(() => {
        this.isDone = true;
        this.wake();
      });
  }

  get itemsWanted(): ItemsWanted {
    return this.search.itemsWanted;
  }

  /** The same, with all that is suggested: for what is counted, or changed. */
  get allItems(): ItemsWanted {
    const { annotators, suggestions } = this.itemsWanted;
    return { annotators, suggestions: suggestions === 'none' ? 'none' : 'all' };
  }

  /** Looks no further. */
  stop(): void {
    this.isEnded = true;
    this.wake();
  }

  end(): void {
    this.stop();
    this.deaf();
  }

  private async run(): Promise<void> {
    for await (const _ of this.search.run(() => this.isEnded)) {
      this.wake();
      await this.host.pause();
    }
  }

  private wake(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  private happened({ kind }: CorpusEvent): void {
    if (OF_TEXTS.has(kind)) this.isOutdated = true;
    if (!OF_TEXTS.has(kind) && !OF_ITEMS.has(kind)) return;
    this.isOutdated ||= this.search.asksItems;
    this.revision++;
  }

  /** How far it is, once there is more to show than before, or after a moment. */
  async progress(known: number, isCancelled: () => boolean = () => false): Promise<SearchProgress> {
    const began = Date.now();
    while (!this.isDone && !this.isEnded && !isCancelled() && !this.hasNews(known, Date.now() - began))
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    const { hits, searched, documents, notes } = this.search.found;
    const { isDone, isOutdated, revision } = this;
    return {
      ...{ hits: hits.length, found: hits.documents, searched, documents, isDone, isOutdated, revision },
      notes: notes.map((note) => this.host.say(note)),
    };
  }

  private hasNews(known: number, passed: number): boolean {
    const { length } = this.search.hits;
    if (known === 0 && (length >= PAGE || (length > 0 && passed > FIRST))) return true;
    return passed > (length > known ? NEXT : LONGEST);
  }

  /** The numbers of the hits that a view has. */
  numbersIn(view: SearchView): Promise<readonly number[]> {
    const { hits } = this.search;
    const key = JSON.stringify([view, hits.length, view.filter?.group && this.revision]);
    if (this.viewed?.key === key) return this.viewed.numbers;
    const numbers = hitsInView(hits, view, this.source, this.allItems);
    this.viewed = { key, numbers };
    return numbers;
  }

  /**
   * The places of hits: of what is annotated or suggested there, where `ofItems`, else of the words. A message says why they
   * cannot be given.
   */
  async places(
    view: SearchView,
    chosen: ChosenHits,
    ofItems: boolean,
  ): Promise<readonly SelectedPlace[] | { readonly refusal: Message }> {
    const numbers = chosenOf(await this.numbersIn(view), chosen);
    if (numbers.length > MOST_CHANGED) {
      const values = { most: MOST_CHANGED, count: numbers.length };
      return { refusal: message('search.tooManyChosen', values) };
    }
    const { hits } = this.search;
    const items = ofItems ? await itemsOfHits(hits, numbers, this.source, this.allItems) : undefined;
    const asSearched = new Map<string, boolean>();
    const places: SelectedPlace[] = [];
    for (const number of numbers) {
      const { searched, start, end } = hits.at(number);
      const { uri } = searched.document;
      if (!asSearched.has(uri)) {
        const { text } = await this.model.text(searched.document);
        asSearched.set(uri, text?.().editor === searched.text);
      }
      const item = items?.get(number);
      places.push(item ? { uri, start: item.start, end: item.end, label: item.label } : { uri, start, end });
    }
    const isOld = [...asSearched.values()].includes(false);
    return isOld ? { refusal: message('search.textsChanged') } : places;
  }
}

function chosenOf(numbers: readonly number[], chosen: ChosenHits): readonly number[] {
  const named = new Set('only' in chosen ? chosen.only : chosen.but);
  const isOnly = 'only' in chosen;
  return numbers.filter((number) => named.has(number) === isOnly);
}
