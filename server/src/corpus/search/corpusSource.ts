/**
 * The documents of a corpus as they are searched: their words, and what is annotated or suggested in them, as the index has
 * it. Words that were looked at are kept as far as there is room, and dropped by events. Nothing of it is stored.
 */
import type { DocumentStatus } from '../../annotation/model.js';
import type { LanguagePack } from '../../languages/languagePack.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import { byPlace } from '../../text/order.js';
import { decidedAndOpen } from '../assembly.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import type { MentionRow } from '../index/compactRows.js';
import type { CorpusIndex } from '../index/corpusIndex.js';
import type { IndexedCorpus } from '../index/indexedCorpus.js';
import { TokenList } from './matching/tokenList.js';
import { Vocabulary } from './matching/vocabulary.js';
import type {
  DocumentFacts,
  ItemsWanted,
  SearchedItem,
  SearchedText,
  SearchSource,
} from './searchedDocument.js';

/** UTF-16 units of texts that are kept with their words: about 70 MB. More is read again each time. */
const ROOM = 16_000_000;
/** UTF-16 units of the longest text that is searched: that is about what the index reads. */
const LONGEST_TEXT = 8_000_000;

/** Milliseconds between two moments at which others may work. */
const LONGEST_SLICE = 10;

/** A corpus with its index. */
export type SourceCorpus = IndexedCorpus & { readonly index: CorpusIndex };

export class CorpusSource implements SearchSource {
  readonly vocabulary = new Vocabulary();
  readonly tooLong = new Set<string>();
  private readonly texts = new Map<string, SearchedText>();
  private used = 0;
  private paused = Date.now();
  /** Counts the events that dropped something: what was read before one of them is not kept. */
  private drops = 0;

  /** `longest`: UTF-16 units of the longest text that is searched. */
  constructor(
    private readonly model: SourceCorpus,
    private readonly longest = LONGEST_TEXT,
  ) {
    model.onDidChange((event) => this.drop(event));
  }

  get language(): LanguagePack {
    return this.model.language;
  }

  documents(): Promise<readonly CorpusDocument[]> {
    return this.model.corpus.documents();
  }

  facts({ name }: CorpusDocument): DocumentFacts {
    const { corpus } = this.model;
    const date = corpus.date(name);
    return { name, fields: corpus.fields(name), ...(date !== undefined && { date }) };
  }

  async status(document: CorpusDocument, annotator: string): Promise<DocumentStatus> {
    return (await this.model.index.counted(document, annotator)).status;
  }

  namesOf(entity: string): readonly string[] {
    const known = this.model.corpus.entities.get(entity);
    return known ? [known.name, ...known.aliases] : [];
  }

  mayHold(document: CorpusDocument, words: readonly (readonly string[])[]): boolean {
    return this.model.index.mayHold(document, words);
  }

  prepare({ annotators, suggestions }: ItemsWanted, isCancelled: () => boolean): void {
    if (suggestions !== 'all') return;
    // Whoever needs a document meanwhile waits for it alone, and is told what went wrong with it.
    for (const annotator of annotators)
      void this.model.index.readAll(annotator, isCancelled).catch(() => undefined);
  }

  /** Lets others work, now and then. */
  private async breathe(): Promise<void> {
    if (Date.now() - this.paused < LONGEST_SLICE) return;
    await this.model.pauseInBackground();
    this.paused = Date.now();
  }

  async text(document: CorpusDocument): Promise<SearchedText | undefined> {
    await this.breathe();
    const isOpen = this.model.isOpen(document);
    const known = this.texts.get(document.name);
    if (known && !isOpen) return known;
    const { drops } = this;
    const text = (await this.model.text(document)).text?.().editor;
    const isTooLong = text !== undefined && text.length > this.longest;
    if (isTooLong) this.tooLong.add(document.name);
    else this.tooLong.delete(document.name);
    if (text === undefined || isTooLong) return undefined;
    if (known?.text === text) return known;
    const searched = { document, text, tokens: TokenList.of(text, this.language, this.vocabulary) };
    this.forget(document.name);
    if (drops === this.drops && this.used + text.length <= ROOM) {
      this.texts.set(document.name, searched);
      this.used += text.length;
    }
    return searched;
  }

  async items(
    document: CorpusDocument,
    { annotators, suggestions }: ItemsWanted,
  ): Promise<readonly SearchedItem[]> {
    await this.breathe();
    const found: SearchedItem[] = [];
    for (const annotator of annotators) found.push(...(await this.itemsOf(document, annotator, suggestions)));
    return annotators.length > 1 ? ofSeveral(found) : found;
  }

  private async itemsOf(
    document: CorpusDocument,
    annotator: string,
    suggestions: ItemsWanted['suggestions'],
  ): Promise<readonly SearchedItem[]> {
    const { index } = this.model;
    const filter = suggestions === 'none' ? { status: 'annotated' as const } : {};
    const found =
      suggestions === 'all' || this.model.isOpen(document)
        ? await index.rowsOf(document, annotator, filter)
        : index.knownRows(document, annotator, filter);
    if (!found) return this.annotated(document, annotator);
    const { rows, status } = found;
    return rows.filter(isThere).map((row) => ofRow(row, annotator, status));
  }

  /** What is annotated in a document that the index has not read yet. */
  private async annotated(document: CorpusDocument, annotator: string): Promise<readonly SearchedItem[]> {
    const decided = await this.model.decided(document, annotator);
    if (!decided) return [];
    const { status, annotations } = decided.set;
    return decidedAndOpen(annotations, [], 0)
      .annotations.map((one): MentionRow => ({ ...one, status: 'annotated' }))
      .filter(isThere)
      .map((row) => ofRow(row, annotator, status));
  }

  private forget(name: string): void {
    this.used -= this.texts.get(name)?.text.length ?? 0;
    this.texts.delete(name);
  }

  private drop(event: CorpusEvent): void {
    switch (event.kind) {
      case 'changed':
      case 'removed':
        this.forget(event.document.name);
        break;
      case 'renamed':
        this.forget(event.from.name);
        this.forget(event.document.name);
        break;
      case 'settings':
        this.texts.clear();
        this.used = 0;
        break;
      default:
        return;
    }
    this.drops++;
  }
}

/** What was refused, or has lost its place, is not found. */
const isThere = ({ status, anchor }: MentionRow): boolean => status !== 'rejected' && anchor !== 'lost';

/** Of several annotators: what is suggested is there once, and only as long as nobody annotated the place. */
function ofSeveral(items: readonly SearchedItem[]): SearchedItem[] {
  const placeOf = ({ start, end }: SearchedItem): string => `${start}-${end}`;
  const annotated = new Set(items.filter(({ kind }) => kind === 'annotation').map(placeOf));
  const seen = new Set<string>();
  const isNew = ({ id }: SearchedItem): boolean => !seen.has(id) && !!seen.add(id);
  return items
    .filter((item) => item.kind === 'annotation' || (!annotated.has(placeOf(item)) && isNew(item)))
    .sort(byPlace);
}

function ofRow(row: MentionRow, annotator: string, status: DocumentStatus): SearchedItem {
  const { start, end, label, canonical, name, value, note, origin, attributes, confidence } = row;
  const isOpen = row.status === 'open';
  return {
    ...{ id: row.id ?? suggestionId(row), kind: isOpen ? 'suggestion' : 'annotation' },
    ...{ start, end, label, annotator, status },
    ...(canonical !== undefined && { canonical }),
    ...(name !== undefined && { name }),
    ...(value !== undefined && { value }),
    ...(note !== undefined && { note }),
    ...(origin !== undefined && { origin }),
    ...(attributes !== undefined && { attributes }),
    ...(confidence !== undefined && { confidence }),
  };
}
