/** All that a corpus says of one entity: a fold over the rows of the index; texts are read for what stands around its places. */
import { alike, isApart } from '../../corpus/entities/alike.js';
import type { GatheredEntity } from '../../corpus/entities/entities.js';
import type { EntityDirectory } from '../../corpus/entities/entityDirectory.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { DocumentRows } from '../../corpus/index/corpusIndex.js';
import type { MentionRow } from '../../corpus/index/compactRows.js';
import { isMention } from '../../corpus/index/entityMentions.js';
import { placesOf } from '../../corpus/index/occurrences.js';
import type {
  EntityBeside,
  EntityDocument,
  EntityPlace,
  EntityProfile,
  EntityRow,
  EntitySummary,
} from '../../protocol/entities.js';
import { lineDirection } from '../../text/lineDirection.js';
import { placeInLines } from '../../text/lineStarts.js';

/** Places whose contexts are told; of more their number. */
const MOST_PLACES = 2000;
const MOST_BESIDE = 100;

export const summaryOf = ({
  id,
  label,
  name,
  aliases,
  wikidata,
  gazetteer,
}: EntitySummary): EntitySummary => ({
  ...{ id, label, name, aliases },
  ...(wikidata !== undefined && { wikidata }),
  ...(gazetteer !== undefined && { gazetteer }),
});

/** `isListed`: it has a line of its own. */
export function entityRow(entity: GatheredEntity, { corpus }: CorpusModel): EntityRow {
  const { names, count, documents, id } = entity;
  const isListed = corpus.entities.get(id) !== undefined;
  return { ...summaryOf(entity), spellings: names, count, documents, isListed };
}

interface Asked {
  readonly model: CorpusModel;
  readonly annotator: string;
  readonly directory: EntityDirectory;
}

/** null where there is none, or nobody waits any more. */
export async function entityProfile(
  { model, annotator, directory }: Asked,
  id: string,
  isCancelled: () => boolean = () => false,
): Promise<EntityProfile | null> {
  const entity = directory.all.find((one) => one.id === id);
  if (!entity) return null;
  const places: EntityDocument[] = [];
  const beside = new Beside(directory);
  let shown = 0;
  for await (const found of model.index.rows(annotator, { canonical: id })) {
    if (isCancelled()) return null;
    const own = found.rows.filter((row) => isMention(row));
    if (own.length === 0) continue;
    const { document } = found;
    const told = await placesIn(model, found, own.slice(0, MOST_PLACES - shown));
    shown += told.length;
    const { name, uri } = document;
    places.push({ name, uri, date: model.corpus.date(name), count: own.length, places: told });
    beside.add(id, await model.index.rowsOf(document, annotator));
  }
  const others = directory.all.filter((one) => one.id !== id);
  return {
    ...entityRow(entity, model),
    ...{ places, shown },
    beside: beside.result(),
    alike: alike(entity, directory, model.language).map(summaryOf),
    apart: others.filter((one) => isApart(entity, one)).map(summaryOf),
  };
}

async function placesIn(
  model: CorpusModel,
  { document }: DocumentRows,
  rows: readonly MentionRow[],
): Promise<EntityPlace[]> {
  const text = rows.length > 0 ? (await model.text(document)).text?.().editor : undefined;
  if (text === undefined) return [];
  return placesOf(text, rows).map(({ range, text: words, context, contextStart }, i): EntityPlace => {
    const { label, status, confidence } = rows[i]!;
    return {
      ...{ range, text: words, label },
      before: context.slice(0, contextStart),
      after: context.slice(contextStart + words.length),
      direction: lineDirection(context),
      ...(status === 'open' && { confidence: confidence ?? 0 }),
    };
  });
}

/** Counts what is mentioned in the same documents, and in the same of their paragraphs. */
class Beside {
  private readonly counts = new Map<string, { documents: number; paragraphs: number }>();

  constructor(private readonly directory: EntityDirectory) {}

  add(id: string, { rows, lines }: DocumentRows): void {
    const paragraphs = new Map<string, Set<number>>();
    for (const row of rows) {
      if (row.canonical === undefined || !isMention(row)) continue;
      const { line } = placeInLines(lines, row.start);
      const known = paragraphs.get(row.canonical);
      if (known) known.add(line);
      else paragraphs.set(row.canonical, new Set([line]));
    }
    const own = paragraphs.get(id) ?? new Set();
    paragraphs.delete(id);
    for (const [other, there] of paragraphs) {
      let count = this.counts.get(other);
      if (!count) this.counts.set(other, (count = { documents: 0, paragraphs: 0 }));
      count.documents++;
      for (const line of there) if (own.has(line)) count.paragraphs++;
    }
  }

  result(): EntityBeside[] {
    const byId = new Map(this.directory.all.map((entity) => [entity.id, entity]));
    return [...this.counts]
      .sort(([, a], [, b]) => b.paragraphs - a.paragraphs || b.documents - a.documents)
      .slice(0, MOST_BESIDE)
      .flatMap(([id, count]) => {
        const entity = byId.get(id);
        return entity ? [{ ...summaryOf(entity), ...count }] : [];
      });
  }
}
