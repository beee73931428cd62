/** `hawashi search CORPUS QUERY`: what a query finds, as a concordance, counted, or by what stands around it. */
import { MEASURES, type Measure } from '../corpus/search/association.js';
import { inOrder, SORT_KEY } from '../corpus/search/chosenHits.js';
import { collocates } from '../corpus/search/collocates.js';
import { CorpusSource } from '../corpus/search/corpusSource.js';
import { GROUPINGS, groupsOf, keysOfHits } from '../corpus/search/groups.js';
import { linesInPieces } from '../corpus/search/lines.js';
import { queryProblem } from '../corpus/search/query/parseQuery.js';
import { Search } from '../corpus/search/search.js';
import {
  collocatesTable,
  groupsTable,
  linesTable,
  TABLE_FORMATS,
  written,
  type TableFormat,
} from '../corpus/search/tables.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { formatPlain } from '../messages/format.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import { ProgressLine } from './progress.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface SearchCommandOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly annotator?: readonly string[];
  readonly sort?: readonly string[];
  readonly reverse?: boolean;
  readonly group?: string;
  readonly collocates?: string | true;
  readonly window: number;
  readonly least: number;
  readonly context: number;
  readonly limit?: number;
  readonly suggestions: boolean;
}

/** The tool has no page to scroll: more may be wanted than in an editor. */
const MOST_HITS = 1_000_000;

/** 0 where something is found, 1 where nothing is, as grep does. */
export async function search(
  folder: string,
  query: string,
  options: SearchCommandOptions,
  run: Run,
): Promise<number> {
  const asked = checked(options);
  const model = await openModel(folder, run.messages, run.messages);
  if (options.group !== undefined)
    known('--group', [...GROUPINGS, ...model.corpus.fieldDefinitions.map(({ name }) => name)], options.group);
  const source = new CorpusSource(model);
  const found = await searched(model, source, query, options, run);
  const { hits } = found;
  const numbers = Array.from({ length: hits.length }, (_, number) => number);
  const print = async (pieces: AsyncIterable<string>): Promise<void> => {
    for await (const piece of pieces) if (!(await run.print(piece))) return;
  };
  if (asked.measure) {
    const limit = options.limit ?? Infinity;
    const { window, least } = options;
    const words = await collocates(hits, numbers, source, { window, least, by: asked.measure, limit });
    await print(written(collocatesTable(words ?? []), asked.format, query, found.found));
  } else if (options.group !== undefined) {
    const keys = await keysOfHits(hits, numbers, options.group, source, found.itemsWanted);
    const groups = groupsOf(hits, numbers, keys, options.group).slice(0, options.limit);
    await print(written(groupsTable(groups), asked.format, query, found.found));
  } else {
    const order = { by: options.sort ?? [], isBackwards: options.reverse === true };
    const shown = inOrder(hits, numbers, order, source).slice(0, options.limit);
    const lines = linesInPieces(hits, shown, options.context, source, found.itemsWanted);
    await print(written(linesTable(lines), asked.format, query, found.found));
  }
  for (const note of found.found.notes) run.messages.warn(formatPlain(note));
  run.messages.info(say('tool.search.done', { hits: hits.length, documents: hits.documents }));
  await model.dispose();
  return hits.length > 0 ? EXIT_FINE : EXIT_FINDINGS;
}

/** What can be seen to be wrong before anything is read. */
function checked(options: SearchCommandOptions): {
  readonly format: TableFormat;
  readonly measure?: Measure;
} {
  const format = known('--format', TABLE_FORMATS, options.format ?? (options.json ? 'json' : 'text'));
  for (const key of options.sort ?? [])
    if (!SORT_KEY.test(key)) known('--sort', ['hit', 'document', 'date', 'before:1', 'after:1'], key);
  if (options.collocates === undefined) return { format };
  const given = options.collocates === true ? MEASURES[0] : options.collocates;
  return { format, measure: known('--collocates', MEASURES, given) };
}

function known<T extends string>(option: string, all: readonly T[], given: string): T {
  const found = all.find((one) => one === given);
  if (found === undefined) throw new BadUse(say('tool.search.wrong', { option, known: all, given }));
  return found;
}

async function searched(
  model: CorpusModel,
  source: CorpusSource,
  query: string,
  { annotator, suggestions }: SearchCommandOptions,
  run: Run,
): Promise<Search> {
  const everybody = await model.corpus.annotators();
  for (const name of annotator ?? []) known('--annotator', everybody, name);
  // Where nobody has annotated there is still what is suggested.
  const annotators = annotator ?? (everybody.length > 0 ? everybody : ['']);
  const progress = new ProgressLine((text) => process.stderr.write(text), run.interactive);
  run.messages.beforeMessage = () => progress.hide();
  try {
    const limits = { mostHits: MOST_HITS, mostWork: Infinity, mostText: Infinity };
    const options = { annotators, withSuggestions: suggestions, ...limits };
    const search = await Search.of(query, source, model.corpus, options);
    for await (const { searched: done, documents } of search.run())
      progress.show({ documents: done, bytes: 0, totalDocuments: documents });
    progress.hide();
    return search;
  } catch (error) {
    const problem = queryProblem(error);
    if (!problem) throw error;
    const at = Array.from(query.slice(0, problem.place.at)).length + 1;
    throw new BadUse(say('tool.search.wrongQuery', { at, problem: formatPlain(problem.said) }));
  }
}
