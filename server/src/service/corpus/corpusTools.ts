/** What assistants can ask of a corpus. Nothing here writes. Offsets are UTF-16 units of the text as an editor shows it. */
import { annotatorsShownTo } from '../../corpus/assignment/visible.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { CorpusDocument } from '../../corpus/documentNames.js';
import type { MentionRow, RowFilter } from '../../corpus/index/compactRows.js';
import { CorpusSource } from '../../corpus/search/corpusSource.js';
import { linesOf } from '../../corpus/search/lines.js';
import { queryProblem } from '../../corpus/search/query/parseQuery.js';
import { Search } from '../../corpus/search/search.js';
import { formatPlain } from '../../messages/format.js';
import { message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';
import { CORPUS_TOOLS, type CorpusToolInput, type CorpusToolName } from '../../protocol/corpusTools.js';
import { check } from '../../protocol/checking.js';
import { asObject, gathered } from './gatheredEntities.js';

/** So many hits are counted; nobody reads more. */
const MOST_HITS = 100_000;
/** UTF-16 units of the longest passage that is told at once, and of one whose end is not said. */
const LONGEST_PASSAGE = 20_000;
const FIRST_PASSAGE = 4000;

interface Page {
  readonly limit: number;
  readonly offset: number;
}

type Asked<Name extends CorpusToolName> = CorpusToolInput<Name>;

export class CorpusTools {
  private readonly source: CorpusSource;

  /** `viewer`: whose eyes an assistant has, where the corpus' plan is blind; undefined: nobody's in particular. */
  constructor(
    private readonly model: CorpusModel,
    private readonly viewer?: string,
  ) {
    this.source = new CorpusSource(model);
  }

  /** Whatever an assistant asks, of the corpus as it is now. Rejects with a `MessageError` for what cannot be answered. */
  async answer(tool: CorpusToolName, input: unknown): Promise<object> {
    const checked = check(CORPUS_TOOLS[tool].schema, input);
    if ('problem' in checked)
      throw new MessageError(message('mcp.wrongInput', { tool, problem: checked.problem }));
    const { value } = checked;
    const answer = this[tool] as (asked: typeof value) => Promise<object>;
    return answer.call(this, value);
  }

  async documents(page: Asked<'documents'>): Promise<object> {
    const { corpus } = this.model;
    const all = await corpus.documents();
    const documents = paged(all, page).map(({ name }) => ({
      document: name,
      date: corpus.date(name),
      fields: corpus.fields(name),
    }));
    const labels = corpus.settings.labels.map(({ name, description }) => ({ name, description }));
    return { total: all.length, documents, annotators: await this.shown(), labels };
  }

  async search(asked: Asked<'search'>): Promise<object> {
    const annotators = await this.annotators(asked.annotator);
    const { settings, fieldDefinitions } = this.model.corpus;
    const corpus = { settings, fieldDefinitions, annotators: () => this.shown() };
    const limits = { mostHits: MOST_HITS, mostWork: Infinity, mostText: Infinity };
    const options = { annotators, withSuggestions: asked.suggestions, ...limits };
    const search = await Search.of(asked.query, this.source, corpus, options).catch((error: unknown) => {
      throw wrongQuery(error, asked.query);
    });
    for await (const _ of search.run()) continue;
    const { hits, notes } = search.found;
    const numbers = Array.from({ length: hits.length }, (_, number) => number);
    const lines = await linesOf(hits, paged(numbers, asked), asked.context, this.source, search.itemsWanted);
    return {
      ...{ total: hits.length, documents: hits.documents, notes: notes.map(formatPlain) },
      hits: lines.map(({ document, date, before, text, after, start, end, item }) => ({
        ...{ document, date, before, text, after, start, end },
        ...(item && {
          ...{ label: item.label, entity: item.canonical, value: item.value, kind: item.kind },
          ...{ annotator: item.annotator, confidence: item.confidence },
        }),
      })),
    };
  }

  async entities(asked: Asked<'entities'>): Promise<object> {
    const { directory } = await gathered(this.model, await this.shown(), true);
    const { name, label } = asked;
    const found =
      name === undefined && label === undefined
        ? [...directory.all].sort((a, b) => b.count - a.count)
        : directory.find(name ?? '', { ...(label !== undefined && { label }), limit: Infinity });
    const entities = paged(found, asked).map((one) => ({
      ...{ id: one.id, label: one.label, name: one.name, aliases: one.aliases, wikidata: one.wikidata },
      ...{ mentions: one.count, documents: one.documents },
    }));
    return { total: found.length, entities };
  }

  async entity({ id, ...page }: Asked<'entity'>): Promise<object> {
    const annotators = await this.annotators(undefined);
    const { directory, counts } = await gathered(this.model, await this.shown(), true);
    const found = directory.all.find((one) => one.id === id);
    if (!found) throw new MessageError(message('mcp.noEntity', { id }));
    const mentions: object[] = [];
    // What several annotators have not decided about is told once.
    const open = new Set<string>();
    const isNew = (name: string, { start, end }: MentionRow): boolean => {
      const before = open.size;
      return open.add(`${start} ${end} ${name}`).size > before;
    };
    for (const annotator of annotators)
      for await (const { document, rows } of this.model.index.rows(annotator, { canonical: id }))
        for (const row of rows)
          if (row.status === 'annotated' || (row.status === 'open' && isNew(document.name, row)))
            mentions.push(mention(row, annotator, document.name));
    const about = asObject(found, counts.get(id));
    return { ...about, total: mentions.length, mentions: paged(mentions, page) };
  }

  async passage(asked: Asked<'passage'>): Promise<object> {
    const document = await this.document(asked.document);
    const text = (await this.model.text(document)).text?.().editor;
    if (text === undefined) throw new MessageError(message('mcp.noText', { name: asked.document }));
    const last = Math.min(asked.end ?? asked.start + FIRST_PASSAGE, asked.start + LONGEST_PASSAGE);
    const start = wholeCharacter(text, Math.min(asked.start, text.length));
    const end = wholeCharacter(text, Math.min(Math.max(last, start), text.length));
    const found = await this.rows(document, undefined, { status: 'annotated' });
    const annotations = found.filter((row) => row.start < end && row.end > start);
    const about = { document: document.name, date: this.model.corpus.date(document.name) };
    return { ...about, start, end, length: text.length, text: text.slice(start, end), annotations };
  }

  async annotations(asked: Asked<'annotations'>): Promise<object> {
    const { annotator, label, rejected } = asked;
    const document = await this.document(asked.document);
    const filter = label === undefined ? {} : { label };
    const all = await this.rows(document, annotator, filter);
    const found = all.filter(({ status }) => status === 'annotated' || (rejected && status === 'rejected'));
    return { total: found.length, annotations: paged(found, asked) };
  }

  async suggestions(asked: Asked<'suggestions'>): Promise<object> {
    const { label, confidence } = asked;
    const document = await this.document(asked.document);
    const [first = ''] = await this.annotators(asked.annotator);
    const filter: RowFilter = { status: 'open', ...(label !== undefined && { label }) };
    const { rows } = await this.model.index.rowsOf(document, first, filter);
    const found = rows.filter((row) => (row.confidence ?? 1) >= confidence).map((row) => mention(row, first));
    return { total: found.length, suggestions: paged(found, asked) };
  }

  private async rows(document: CorpusDocument, annotator: string | undefined, filter: RowFilter) {
    const found = [];
    for (const one of await this.annotators(annotator))
      for (const row of (await this.model.index.rowsOf(document, one, filter)).rows)
        found.push(mention(row, one));
    return found;
  }

  private async document(name: string): Promise<CorpusDocument> {
    const document = await this.model.corpus.document(name);
    if (!document) throw new MessageError(message('mcp.noDocument', { name }));
    return document;
  }

  private shown(): Promise<readonly string[]> {
    const { model, viewer } = this;
    return viewer === undefined ? model.corpus.annotators() : annotatorsShownTo(model, viewer);
  }

  /** Where nobody has annotated there is still what is suggested. */
  private async annotators(name: string | undefined): Promise<readonly string[]> {
    const known = await this.shown();
    if (name === undefined) return known.length > 0 ? known : [''];
    if (!known.includes(name)) throw new MessageError(message('mcp.noAnnotator', { name, known }));
    return [name];
  }
}

const paged = <T>(all: readonly T[], { limit, offset }: Page): readonly T[] =>
  all.slice(offset, offset + limit);

/** A row as it is told. */
function mention(row: MentionRow, annotator: string, document?: string) {
  const { start, end, text, label, status, canonical, value, confidence, note, attributes, fragments } = row;
  return {
    ...{ document, start, end, text, label, status, entity: canonical, value, note, attributes, fragments },
    ...(status === 'open' ? { confidence } : { annotator, origin: row.origin }),
  };
}

/** An offset that parts no pair of surrogates. */
function wholeCharacter(text: string, offset: number): number {
  const isInside =
    /^[\uDC00-\uDFFF]/.test(text.charAt(offset)) && /[\uD800-\uDBFF]/.test(text.charAt(offset - 1));
  return isInside ? offset - 1 : offset;
}

function wrongQuery(error: unknown, query: string): unknown {
  const problem = queryProblem(error);
  if (!problem) return error;
  const at = Array.from(query.slice(0, problem.place.at)).length + 1;
  return new MessageError(message('mcp.wrongQuery', { at, problem: formatPlain(problem.said) }));
}
