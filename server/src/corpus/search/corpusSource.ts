/**
 * The documents of a corpus as they are searched: their words, and what is annotated or suggested in them. What was looked
 * at is kept as far as there is room, and dropped by events. Nothing of it is stored.
 */
import type { Annotation, DocumentStatus } from '../../annotation/model.js';
import type { LanguagePack } from '../../languages/languagePack.js';
import { suggestionId, type LabelledSpan } from '../../suggestions/suggestion.js';
import { byPlace } from '../../text/order.js';
import { decidedAndOpen } from '../assembly.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
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

interface KeptItems {
  readonly items: readonly SearchedItem[];
  readonly withSuggestions: boolean;
  /** The confidence from which on suggestions counted. */
  readonly minimum: number;
}

export class CorpusSource implements SearchSource {
  readonly vocabulary = new Vocabulary();
  private readonly texts = new Map<string, SearchedText>();
  private used = 0;
  /** By document, then by annotator. */
  private readonly kept = new Map<string, Map<string, KeptItems>>();
  /** Counts the events that dropped something: what was read before one of them is not kept. */
  private drops = 0;

  constructor(private readonly model: IndexedCorpus) {
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
    return (await this.model.corpus.counts(annotator, document.name)).status;
  }

  namesOf(entity: string): readonly string[] {
    const known = this.model.corpus.entities.get(entity);
    return known ? [known.name, ...known.aliases] : [];
  }

  async text(document: CorpusDocument): Promise<SearchedText | undefined> {
    const isOpen = this.model.isOpen(document);
    const known = this.texts.get(document.name);
    if (known && !isOpen) return known;
    const { drops } = this;
    const text = (await this.model.text(document)).text?.().editor;
    if (text === undefined || known?.text === text) return text === undefined ? undefined : known;
    const searched = { document, text, tokens: TokenList.of(text, this.language, this.vocabulary) };
    this.forgetText(document.name);
    if (drops === this.drops && this.used + text.length <= ROOM) {
      this.texts.set(document.name, searched);
      this.used += text.length;
    }
    return searched;
  }

  async items(
    document: CorpusDocument,
    { annotators, withSuggestions }: ItemsWanted,
  ): Promise<SearchedItem[]> {
    const found: SearchedItem[] = [];
    for (const annotator of annotators)
      found.push(...(await this.itemsOf(document, annotator, withSuggestions)));
    return annotators.length > 1 ? ofSeveral(found) : found;
  }

  private async itemsOf(
    document: CorpusDocument,
    annotator: string,
    withSuggestions: boolean,
  ): Promise<readonly SearchedItem[]> {
    const { minimumConfidence: minimum } = this.model;
    if (this.model.isOpen(document)) {
      const snapshot =
        (await this.model.earlySnapshot(document, annotator)) ??
        (await this.model.snapshot(document, annotator));
      return snapshot ? itemsIn(snapshot, annotator, withSuggestions) : [];
    }
    const known = this.kept.get(document.name)?.get(annotator);
    if (known && known.withSuggestions >= withSuggestions && known.minimum === minimum)
      return withSuggestions ? known.items : known.items.filter(({ kind }) => kind === 'annotation');
    const { drops } = this;
    const decided = await this.model.decided(document, annotator);
    if (!decided) return [];
    const snapshot = withSuggestions ? await this.model.snapshotOf(decided) : undefined;
    const { status } = decided.set;
    const items = itemsIn(
      snapshot ?? { status, ...decidedAndOpen(decided.set.annotations, [], minimum) },
      annotator,
      withSuggestions,
    );
    if (drops === this.drops) this.keep(document.name, annotator, { items, withSuggestions, minimum });
    return items;
  }

  private keep(name: string, annotator: string, items: KeptItems): void {
    const kept = this.kept.get(name);
    if (kept) kept.set(annotator, items);
    else this.kept.set(name, new Map([[annotator, items]]));
  }

  private forgetText(name: string): void {
    this.used -= this.texts.get(name)?.text.length ?? 0;
    this.texts.delete(name);
  }

  private forget(name: string): void {
    this.forgetText(name);
    this.kept.delete(name);
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
      case 'moved':
        this.kept.delete(event.former);
        this.kept.delete(event.document.name);
        break;
      case 'suggested':
        this.kept.delete(event.document.name);
        break;
      case 'annotated':
        this.kept.get(event.document.name)?.delete(event.annotator);
        break;
      case 'settings':
        this.texts.clear();
        this.used = 0;
        this.kept.clear();
        break;
      case 'facts':
        // Another date gives other values.
        this.kept.clear();
        break;
      default:
        return;
    }
    this.drops++;
  }
}

/** A suggestion as far as it is searched. */
interface Suggestable
  extends LabelledSpan, Pick<SearchedItem, 'canonical' | 'name' | 'value' | 'attributes'> {
  readonly confidence: number;
}

function itemsIn(
  {
    status,
    annotations,
    suggestions,
  }: {
    readonly status: DocumentStatus;
    readonly annotations: readonly Annotation[];
    readonly suggestions: readonly Suggestable[];
  },
  annotator: string,
  withSuggestions: boolean,
): SearchedItem[] {
  const items = annotations
    .filter(({ anchor }) => anchor !== 'lost')
    .map((one) => ofAnnotation(one, annotator, status));
  if (!withSuggestions || suggestions.length === 0) return items;
  return merged([...items, ...suggestions.map((one) => ofSuggestion(one, annotator, status))]);
}

/** Of several annotators: what is suggested is there once, and only as long as nobody annotated the place. */
function ofSeveral(items: readonly SearchedItem[]): SearchedItem[] {
  const placeOf = ({ start, end }: SearchedItem): string => `${start}-${end}`;
  const annotated = new Set(items.filter(({ kind }) => kind === 'annotation').map(placeOf));
  const seen = new Set<string>();
  const isNew = ({ id }: SearchedItem): boolean => !seen.has(id) && !!seen.add(id);
  return merged(
    items.filter((item) => item.kind === 'annotation' || (!annotated.has(placeOf(item)) && isNew(item))),
  );
}

const merged = (items: SearchedItem[]): SearchedItem[] => items.sort(byPlace);

function ofAnnotation(annotation: Annotation, annotator: string, status: DocumentStatus): SearchedItem {
  const { id, start, end, label, canonical, value, note, origin, attributes, confidence } = annotation;
  return {
    ...{ id, kind: 'annotation', start, end, label, annotator, status },
    ...(canonical !== undefined && { canonical }),
    ...(value !== undefined && { value }),
    ...(note !== undefined && { note }),
    ...(origin !== undefined && { origin }),
    ...(attributes !== undefined && { attributes }),
    ...(confidence !== undefined && { confidence }),
  };
}

function ofSuggestion(suggestion: Suggestable, annotator: string, status: DocumentStatus): SearchedItem {
  const { start, end, label, canonical, name, value, attributes, confidence } = suggestion;
  return {
    ...{ id: suggestionId(suggestion), kind: 'suggestion', start, end, label, annotator, status, confidence },
    ...(canonical !== undefined && { canonical }),
    ...(name !== undefined && { name }),
    ...(value !== undefined && { value }),
    ...(attributes !== undefined && { attributes }),
  };
}
