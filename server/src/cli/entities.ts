/** `hawashi entities CORPUS [NAME]`: whom and what a corpus speaks of, by what names, how often, and where. */
import type { GatheredEntity } from '../corpus/entities/entities.js';
import { asObject, gathered, type DocumentCounts } from '../service/corpus/gatheredEntities.js';
import { CSV_MARK, csvLine } from '../text/csv.js';
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
