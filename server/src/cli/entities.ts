/** `hawashi entities CORPUS [NAME]`: whom and what a corpus speaks of, by what names, how often, and where. */
import { EntityGathering, type GatheredEntity } from '../corpus/entities/entities.js';
import { EntityDirectory } from '../corpus/entities/entityDirectory.js';
import { isMention } from '../corpus/index/entityMentions.js';
import type { MentionRow } from '../corpus/index/compactRows.js';
import { CSV_MARK, csvLine } from '../text/csv.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface EntitiesOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly annotator?: readonly string[];
  readonly label?: string;
  readonly suggestions: boolean;
}

const FORMATS = ['text', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** How often each document refers to an entity, by the document's name. */
type DocumentCounts = ReadonlyMap<string, number>;

/** 0 where there are some, 1 where there is none, as grep does. */
export async function entities(
  folder: string,
  name: string | undefined,
  options: EntitiesOptions,
  run: Run,
): Promise<number> {
  const { messages } = run;
  const format = known('--format', FORMATS, options.format ?? (options.json ? 'json' : 'text'));
  const model = await openModel(folder, messages, messages);
  const everybody = await model.corpus.annotators();
  for (const annotator of options.annotator ?? []) known('--annotator', everybody, annotator);
  const annotators = options.annotator ?? everybody;
  const { directory, counts } = await gathered(model, annotators, options.suggestions);
  const found =
    name === undefined && options.label === undefined
      ? directory.all
      : directory.find(name ?? '', { label: options.label, limit: Infinity });
  await run.print(shown(found, counts, format));
  await model.dispose();
  return found.length > 0 ? EXIT_FINE : EXIT_FINDINGS;
}

function known<T extends string>(option: string, all: readonly T[], given: string): T {
  const found = all.find((one) => one === given);
  if (found === undefined) throw new BadUse(say('tool.search.wrong', { option, known: all, given }));
  return found;
}

/** A place that several annotators link to one entity counts once; suggestions where nobody decided. */
export async function gathered(
  model: CorpusModel,
  annotators: readonly string[],
  withSuggestions: boolean,
): Promise<{
  readonly directory: EntityDirectory;
  readonly counts: ReadonlyMap<string, DocumentCounts>;
}> {
  const byDocument = new Map<string, Map<string, MentionRow>>();
  // Where nobody has annotated there is still what is suggested.
  for (const annotator of annotators.length > 0 ? annotators : [''])
    for await (const { document, rows } of model.index.rows(
      annotator,
      withSuggestions ? {} : { status: 'annotated' },
    )) {
      const places = byDocument.get(document.name) ?? new Map<string, MentionRow>();
      byDocument.set(document.name, places);
      for (const row of rows)
        if (row.canonical !== undefined && isMention(row))
          places.set(`${row.start} ${row.end} ${row.canonical}`, row);
    }
  const gathering = new EntityGathering(model.language.spelling);
  const counts = new Map<string, Map<string, number>>();
  for (const [document, places] of byDocument) {
    gathering.add(places.values());
    for (const { canonical = '' } of places.values()) {
      const there = counts.get(canonical) ?? new Map<string, number>();
      counts.set(canonical, there.set(document, (there.get(document) ?? 0) + 1));
    }
  }
  const all = gathering.result(model.corpus.entities.all());
  return { directory: new EntityDirectory(all, model.language), counts };
}

function shown(
  found: readonly GatheredEntity[],
  counts: ReadonlyMap<string, DocumentCounts>,
  format: Format,
): string {
  if (format === 'json')
    return `${JSON.stringify({ entities: found.map((entity) => asObject(entity, counts.get(entity.id))) }, null, 2)}\n`;
  if (format === 'csv') {
    const head = ['id', 'label', 'name', 'aliases', 'wikidata', 'mentions', 'documents', 'spellings'];
    return CSV_MARK + [head, ...found.map(cells)].map(csvLine).join('');
  }
  return found
    .map((entity) => {
      const { label, name, id, wikidata, names, count, documents } = entity;
      const spellings = names.map((one) => `${one.text} ×${one.count}`).join(', ');
      return `${[label, count, documents, id, wikidata ?? '', name, spellings].join('\t')}\n`;
    })
    .join('');
}

/** Spellings and aliases in one cell each, `|` between them, as in the gazetteers. */
function cells({ id, label, name, aliases, wikidata, names, count, documents }: GatheredEntity) {
  const spellings = names.map((one) => `${one.text} ×${one.count}`).join('|');
  return [id, label, name, aliases.join('|'), wikidata, count, documents, spellings];
}

export function asObject(
  { id, label, name, aliases, wikidata, names, count }: GatheredEntity,
  documents: DocumentCounts = new Map(),
) {
  return {
    ...{ id, label, name, aliases, wikidata, count, spellings: names },
    documents: [...documents].map(([document, times]) => ({ document, count: times })),
  };
}
