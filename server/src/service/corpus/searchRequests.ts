/** What clients ask about searches of a corpus: a search is kept here until its client is done with it. */
import type { SelectedPlace } from '../../corpus/changes/intent.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { MEASURES, type Measure } from '../../corpus/search/association.js';
import { SORT_KEY } from '../../corpus/search/chosenHits.js';
import { collocates } from '../../corpus/search/collocates.js';
import { CorpusSource } from '../../corpus/search/corpusSource.js';
import { groupsOf, keysOfHits } from '../../corpus/search/groups.js';
import { linesInPieces, linesOf, type ConcordanceLine } from '../../corpus/search/lines.js';
import { queryProblem } from '../../corpus/search/query/parseQuery.js';
import { annotatorsShownTo, whyHidden } from '../../corpus/assignment/visible.js';
import { Search } from '../../corpus/search/search.js';
import {
  collocatesTable,
  groupsTable,
  linesTable,
  written,
  type TableFormat,
} from '../../corpus/search/tables.js';
import { messageOf } from '../../messages/messageError.js';
import { message, type Message } from '../../messages/message.js';
import { shownFile } from '../../annotation/fileProblem.js';
import type { Requests } from '../../protocol/requests.js';
import type {
  ChosenHits,
  QueryProblem,
  SearchGroups,
  SearchLine,
  SearchLines,
  SearchProgress,
  SearchStart,
  SearchTable,
  SearchView,
  TableWritten,
} from '../../protocol/search.js';
import { RunningSearch, type RunningHost } from './runningSearch.js';

export interface SearchRequestsHost extends RunningHost {
  readonly corpusAt: (uri: string) => Promise<CorpusModel | undefined>;
  readonly annotator: (model: CorpusModel) => string;
}

/** Searches that are kept; older ones are ended. */
const MOST_SEARCHES = 4;
/** Lines that are told at once. */
const MOST_LINES = 500;
const MOST_GROUPS = 2000;
const MOST_COLLOCATES = 500;
/** UTF-16 units on either side of a hit; words around one. */
const WIDEST = 500;
const WIDEST_WINDOW = 20;
/** On either side of a hit in a file, UTF-16 units. */
const FILE_CONTEXT = 100;

type Asked<M extends keyof Requests> = Requests[M][0];

export class SearchRequests {
  private readonly searches = new Map<string, RunningSearch>();
  private readonly sources = new WeakMap<CorpusModel, CorpusSource>();

  constructor(private readonly host: SearchRequestsHost) {}

  /** Undefined where there is no corpus. */
  async start({
    uri,
    query,
    suggestions = true,
  }: Asked<'hawashi/search'>): Promise<SearchStart | QueryProblem | undefined> {
    const model = await this.host.corpusAt(uri);
    if (!model) return undefined;
    const source = this.sourceOf(model);
    const viewer = this.host.annotator(model);
    const options = { annotators: [viewer], withSuggestions: suggestions };
    try {
      const { settings, fieldDefinitions } = model.corpus;
      const annotators = () => annotatorsShownTo(model, viewer);
      const search = await Search.of(query, source, { settings, fieldDefinitions, annotators }, options);
      const running = new RunningSearch(model, query, source, search, this.host);
      this.keep(running);
      return { search: running.id, fields: model.corpus.fieldDefinitions.map(({ name }) => name) };
    } catch (error) {
      const problem = queryProblem(error);
      if (!problem) throw error;
      const { at, length } = problem.place;
      const named = [query.slice(at, at + length).replace(/^"|"$/gu, '')];
      const said = (await whyHidden(model, viewer, named)) ?? problem.said;
      return { problem: this.host.say(said), at, length };
    }
  }

  private sourceOf(model: CorpusModel): CorpusSource {
    const known = this.sources.get(model);
    if (known) return known;
    const source = new CorpusSource(model);
    this.sources.set(model, source);
    return source;
  }

  private keep(running: RunningSearch): void {
    this.searches.set(running.id, running);
    const [oldest] = this.searches.keys();
    if (this.searches.size > MOST_SEARCHES && oldest !== undefined) this.end(oldest);
  }

  /** `keep`: it looks no further, and what it found is still looked at. */
  end(search: string, keep = false): void {
    const running = this.searches.get(search);
    if (keep) return running?.stop();
    running?.end();
    this.searches.delete(search);
  }

  /** A search of the client, which it may look at for a long time. */
  private of(search: string): RunningSearch | undefined {
    const running = this.searches.get(search);
    if (!running) return undefined;
    // The one that was looked at last is ended last.
    this.searches.delete(search);
    this.searches.set(search, running);
    return running;
  }

  async progress(
    { search, known }: Asked<'hawashi/searchProgress'>,
    isCancelled: () => boolean,
  ): Promise<SearchProgress | undefined> {
    return this.of(search)?.progress(known, isCancelled);
  }

  async lines({
    search,
    view,
    from,
    count,
    context,
  }: Asked<'hawashi/searchLines'>): Promise<SearchLines | undefined> {
    const running = this.of(search);
    if (!running) return undefined;
    const numbers = await running.numbersIn(checked(view));
    const first = within(from, 0, numbers.length);
    const shown = numbers.slice(first, first + within(count, 0, MOST_LINES));
    const { source, itemsWanted } = running;
    const { hits } = running.search;
    const lines = await linesOf(hits, shown, within(context, 0, WIDEST), source, itemsWanted);
    return { total: numbers.length, lines: lines.map((line) => told(line, running)) };
  }

  async groups({ search, view, by }: Asked<'hawashi/searchGroups'>): Promise<SearchGroups | undefined> {
    const running = this.of(search);
    if (!running) return undefined;
    const groups = await this.groupsIn(running, view, by);
    const nameOf = (key: string): { readonly name?: string } => {
      const [name] = by === 'entity' ? running.source.namesOf(key) : [];
      return name === undefined ? {} : { name };
    };
    const shown = groups.slice(0, MOST_GROUPS).map((group) => ({ ...group, ...nameOf(group.key) }));
    return { total: groups.length, groups: shown };
  }

  private async groupsIn(running: RunningSearch, view: SearchView, by: string) {
    const numbers = await running.numbersIn(checked(view));
    const { hits } = running.search;
    return groupsOf(hits, numbers, await keysOfHits(hits, numbers, by, running.source, running.allItems), by);
  }

  async collocates(
    { search, view, ...asked }: Asked<'hawashi/searchCollocates'>,
    isCancelled: () => boolean,
  ): Promise<Requests['hawashi/searchCollocates'][1]> {
    const running = this.of(search);
    const found = running && (await this.collocatesIn(running, view, asked, MOST_COLLOCATES, isCancelled));
    return found ?? null;
  }

  private async collocatesIn(
    running: RunningSearch,
    view: SearchView,
    { window, least, measure }: { readonly window: number; readonly least: number; readonly measure: string },
    limit: number,
    isCancelled?: () => boolean,
  ) {
    const numbers = await running.numbersIn(checked(view));
    const by: Measure = MEASURES.find((known) => known === measure) ?? MEASURES[0];
    const options = {
      window: within(window, 1, WIDEST_WINDOW),
      least: within(least, 1, Infinity),
      by,
      limit,
    };
    return collocates(running.search.hits, numbers, running.source, options, isCancelled);
  }

  /** Writes a table to a file that the user named. */
  async table(
    { search, view, table, format, to }: Asked<'hawashi/searchTable'>,
    isCancelled: () => boolean,
  ): Promise<TableWritten> {
    const running = this.of(search);
    if (!running) return this.notWritten(message('search.gone'));
    let text = '';
    for await (const piece of await this.piecesOf(running, view, table, format)) {
      text += piece;
      if (isCancelled()) return this.notWritten(message('search.givenUp'));
    }
    const file = shownFile(to);
    try {
      await running.model.allFiles.writeFile(to, new TextEncoder().encode(text));
    } catch (error) {
      return this.notWritten(message('file.notWritten', { file, reason: messageOf(error) }));
    }
    return { done: true, message: this.host.say(message('search.written', { file })) };
  }

  private notWritten(told: Message): TableWritten {
    return { done: false, message: this.host.say(told) };
  }

  private async piecesOf(
    running: RunningSearch,
    view: SearchView,
    table: SearchTable,
    format: TableFormat,
  ): Promise<AsyncIterable<string>> {
    const { source, search, query, allItems } = running;
    const { found } = search;
    if (table.of === 'groups')
      return written(groupsTable(await this.groupsIn(running, view, table.by)), format, query, found);
    if (table.of === 'collocates') {
      const words = await this.collocatesIn(running, view, table, Infinity);
      return written(collocatesTable(words ?? []), format, query, found);
    }
    const numbers = await running.numbersIn(checked(view));
    const lines = linesInPieces(search.hits, numbers, FILE_CONTEXT, source, allItems);
    return written(linesTable(lines), format, query, found);
  }

  /** The places of hits that are to be changed; a message says why they cannot be. */
  async places(
    { search, view, hits }: { readonly search: string; readonly view: SearchView; readonly hits: ChosenHits },
    ofItems: boolean,
  ): Promise<readonly SelectedPlace[] | { readonly refusal: Message }> {
    const running = this.of(search);
    return running ? running.places(checked(view), hits, ofItems) : { refusal: message('search.gone') };
  }
}

/** What cannot be sorted by is left out. */
function checked(view: SearchView): SearchView {
  return { ...view, order: { ...view.order, by: view.order.by.filter((key) => SORT_KEY.test(key)) } };
}

const within = (number: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.floor(number) || 0));

function told({ item, start: _, end: __, ...line }: ConcordanceLine, { source }: RunningSearch): SearchLine {
  if (!item) return line;
  const { kind, label, canonical, name, value, confidence, annotator } = item;
  const entity = canonical === undefined ? undefined : (source.namesOf(canonical)[0] ?? name ?? canonical);
  return {
    ...line,
    item: {
      ...{ kind, label, annotator },
      ...(entity !== undefined && { entity }),
      ...(value !== undefined && { value }),
      ...(confidence !== undefined && { confidence }),
    },
  };
}
