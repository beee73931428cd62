/** The entities of a corpus with their mentions, counted over several annotators. */
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { EntityGathering, type GatheredEntity } from '../../corpus/entities/entities.js';
import { EntityDirectory } from '../../corpus/entities/entityDirectory.js';
import type { MentionRow } from '../../corpus/index/compactRows.js';
import { isMention } from '../../corpus/index/entityMentions.js';

/** How often each document refers to an entity, by the document's name. */
export type DocumentCounts = ReadonlyMap<string, number>;

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

export function asObject(
  { id, label, name, aliases, wikidata, names, count }: GatheredEntity,
  documents: DocumentCounts = new Map(),
) {
  return {
    ...{ id, label, name, aliases, wikidata, count, spellings: names },
    documents: [...documents].map(([document, times]) => ({ document, count: times })),
  };
}
