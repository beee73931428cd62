/** Searches a corpus, document by document: whoever asks gets what is found as it is found, and may stop at any time. */
import { message } from '../../messages/message.js';
import type { Corpus } from '../corpus.js';
import type { CorpusDocument } from '../documentNames.js';
import { HitSet } from './hitSet.js';
import { Matcher, type Match } from './matching/matcher.js';
import { PlacedItems } from './matching/placedItems.js';
import { compile } from './matching/program.js';
import { requiredWords } from './matching/requiredWords.js';
import { documentTest, DOCUMENT_KEYS, ITEM_KEYS } from './matching/tests.js';
import type { Work } from './matching/work.js';
import type {
  ItemsWanted,
  SearchedItem,
  SearchedText,
  SearchNote,
  SearchSource,
} from './searchedDocument.js';
import { QueryError } from './query/queryText.js';
import { parseQuery } from './query/parseQuery.js';
import {
  comparisonsIn,
  conditionsIn,
  hasWordKey,
  placesIn,
  type Comparison,
  type Query,
} from './query/queryTree.js';

/** What is found beyond that is left out, and that is said. */
const MOST_HITS = 100_000;
/** Steps of matching that a search may take: some seconds. */
const MOST_WORK = 200_000_000;
/** UTF-16 units of the texts that something is found in, which are kept as long as the hits are: about 200 MB with their words. */
const MOST_TEXT = 40_000_000;

export interface SearchOptions {
  /** Whose annotations are searched, where the query names nobody. At least one. */
  readonly annotators: readonly string[];
  /** What waits for a decision is searched too. */
  readonly withSuggestions?: boolean;
  readonly mostHits?: number;
  readonly mostWork?: number;
  readonly mostText?: number;
}

/** What a corpus says of itself: by it a query is read. */
export type SearchedCorpus = Pick<Corpus, 'settings' | 'fieldDefinitions' | 'annotators'>;

export interface Found {
  readonly hits: HitSet;
  /** Documents that were looked through, of all that there are. */
  readonly searched: number;
  readonly documents: number;
  readonly isDone: boolean;
  /** Limits that cut in. */
  readonly notes: readonly SearchNote[];
}

/** A search that goes on as long as it is asked for more. */
export class Search {
  readonly hits = new HitSet();
  private readonly notes: SearchNote[] = [];
  /** Documents that are too long to be searched. */
  private readonly leftOut: string[] = [];
  private searched = 0;
  private documents = 0;
  private isDone = false;

  private constructor(
    private readonly source: SearchSource,
    private readonly query: Query,
    private readonly options: SearchOptions,
    readonly annotators: readonly string[],
  ) {}

  /** Reads a query. Throws a `QueryError` where it is none, or names what the corpus does not have. */
  static async of(
    text: string,
    source: SearchSource,
    corpus: SearchedCorpus,
    options: SearchOptions,
  ): Promise<Search> {
    const query = parseQuery(text, source.language);
    const annotators = await annotatorsOf(query, corpus, options.annotators);
    checkNames(query, corpus);
    return new Search(source, query, options, annotators);
  }

  /** What is looked up at hits, for grouping and for lines. */
  get itemsWanted(): ItemsWanted {
    const { items, suggestions } = this.wanted;
    // A query for words has not paid for suggestions: what is known is told.
    return {
      annotators: this.annotators,
      suggestions: items || suggestions === 'none' ? suggestions : 'known',
    };
  }

  /** Whether the query asks what is annotated or suggested: then other decisions make other hits. */
  get asksItems(): boolean {
    return this.wanted.items;
  }

  get found(): Found {
    const { hits, searched, documents, isDone, notes } = this;
    return { hits, searched, documents, isDone, notes };
  }

  /** Whether items are looked at, and among them what waits for a decision. */
  private get wanted(): { readonly items: boolean; readonly suggestions: 'all' | 'none' } {
    const items =
      [...placesIn(this.query.pattern)].some(({ kind }) => kind === 'item') ||
      [...conditionsIn(this.query.pattern)].some((one) =>
        [...comparisonsIn(one)].some((c) => !hasWordKey(c)),
      );
    return { items, suggestions: this.options.withSuggestions === false ? 'none' : 'all' };
  }

  /**
   * Looks through the documents. Gives what is found after each, and now and then within a long one: others may work there.
   * `isCancelled` is asked then. Ends at a limit.
   */
  async *run(isCancelled: () => boolean = () => false): AsyncGenerator<Found> {
    const { source, options } = this;
    const { mostHits = MOST_HITS, mostWork = MOST_WORK, mostText = MOST_TEXT } = options;
    const work: Work = { left: mostWork };
    const documents = await source.documents();
    this.documents = documents.length;
    let current: SearchedText | undefined;
    const textOf = ({ start, end }: SearchedItem): string => current?.text.slice(start, end) ?? '';
    const { language, vocabulary } = source;
    const namesOf = (entity: string): readonly string[] => source.namesOf(entity);
    const program = compile(this.query.pattern, { language, vocabulary, namesOf, textOf, work });
    const matcher = new Matcher(program, work);
    const isMeant = this.documentFilter();
    if (this.wanted.items) source.prepare(this.itemsWanted, () => isCancelled() || this.isDone);
    for (const document of documents) {
      if (isCancelled()) return;
      if (await isMeant(document)) {
        current = await source.text(document);
        if (!current && source.tooLong.has(document.name)) this.leftOut.push(document.name);
        if (current) {
          const going = matcher.matches(current.tokens, await this.itemsOf(current));
          let step = going.next();
          for (; !step.done; step = going.next()) {
            yield this.found;
            if (isCancelled()) return;
          }
          this.take(current, step.value, mostHits);
        }
      }
      this.searched++;
      if (this.hits.length >= mostHits || this.hits.textLength > mostText || work.left < 0) break;
      yield this.found;
    }
    if (this.searched < this.documents || work.left < 0) {
      const { searched } = this;
      const values = { searched, documents: this.documents };
      if (work.left < 0) this.notes.push(message('search.tooMuchWork', values));
      else if (this.hits.length < mostHits) this.notes.push(message('search.tooMuchText', values));
      else this.notes.push(message('search.tooManyHits', { most: mostHits, ...values }));
    }
    if (this.leftOut.length > 0) this.notes.push(leftOutMessage(this.leftOut));
    this.isDone = true;
    yield this.found;
  }

  private take(text: SearchedText, matches: readonly Match[], most: number): void {
    const room = most - this.hits.length;
    this.hits.add(text, matches.length > room ? matches.slice(0, room) : matches);
  }

  private async itemsOf({ document, tokens }: SearchedText): Promise<PlacedItems> {
    const { items, suggestions } = this.wanted;
    const { annotators } = this;
    const found = items ? await this.source.items(document, { annotators, suggestions }) : [];
    return new PlacedItems(found, tokens);
  }

  private documentFilter(): (document: CorpusDocument) => Promise<boolean> {
    const { documents, pattern } = this.query;
    const { source } = this;
    const words = requiredWords(pattern, source.language);
    const mayHold = (document: CorpusDocument): boolean => source.mayHold(document, words);
    if (!documents) return (document) => Promise.resolve(mayHold(document));
    const test = documentTest(documents, source);
    const asksStatus = [...comparisonsIn(documents)].some(({ key }) => key === 'status');
    return async (document) => {
      if (!mayHold(document)) return false;
      const status = asksStatus ? await source.status(document, this.annotators[0]!) : '';
      return test({ ...source.facts(document), status });
    };
  }
}

/** As many names are told. */
const MOST_NAMES = 3;

const leftOutMessage = (names: readonly string[]): SearchNote =>
  message('search.leftOut', { count: names.length, documents: names.slice(0, MOST_NAMES) });

/** Those that the query names, everybody where it names somebody otherwise; else those that were asked for. */
async function annotatorsOf(
  { pattern }: Query,
  corpus: SearchedCorpus,
  asked: readonly string[],
): Promise<readonly string[]> {
  const named: Comparison[] = [...conditionsIn(pattern)]
    .flatMap((condition) => [...comparisonsIn(condition)])
    .filter(({ key }) => key === 'annotator');
  if (named.length === 0) return asked;
  const all = await corpus.annotators();
  const isNamed = ({ operator, expression }: Comparison): boolean =>
    (operator === '=' || operator === '==') && !expression;
  for (const one of named)
    if (isNamed(one) && !all.includes(one.value))
      throw new QueryError(message('search.noAnnotator', { annotator: one.value, known: all }), one.place);
  const more = named.every(isNamed) ? named.map(({ value }) => value) : all;
  return [...new Set([...asked, ...more])];
}

/** What the corpus does not have is told at its place, instead of nothing being found. */
function checkNames({ pattern, documents }: Query, corpus: SearchedCorpus): void {
  const attributes = corpus.settings.attributes.map(({ name }) => name);
  const fields = corpus.fieldDefinitions.map(({ name }) => name);
  const check = (one: Comparison, known: readonly string[], key: 'search.noKey' | 'search.noField'): void => {
    if (!known.includes(one.key)) throw new QueryError(message(key, { key: one.key, known }), one.place);
  };
  for (const condition of conditionsIn(pattern))
    for (const one of comparisonsIn(condition))
      if (!hasWordKey(one)) check(one, [...ITEM_KEYS, ...attributes], 'search.noKey');
  for (const one of comparisonsIn(documents)) check(one, [...DOCUMENT_KEYS, ...fields], 'search.noField');
}
