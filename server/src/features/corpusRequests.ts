/** What clients ask of a whole corpus: its documents, its entities. */
import type { Corpus } from '../corpus/corpus.js';
import type { CorpusSummary, DocumentSummary, EntitySummary } from '../protocol.js';
import type { Mention } from '../recognition/mention.js';
import { fold } from '../text/normalise.js';
import { uriOf } from './corpora.js';

export async function corpusSummary(corpus: Corpus, annotator: string): Promise<CorpusSummary> {
  const documents: DocumentSummary[] = [];
  for (const document of await corpus.documents()) {
    const { status, annotated } = await corpus.counts(annotator, document.name);
    documents.push({
      name: document.name,
      uri: uriOf(document.path),
      status,
      annotated,
      date: corpus.date(document.name),
    });
  }
  const { labels } = corpus.settings;
  return { root: uriOf(corpus.root), annotator, annotators: await corpus.annotators(), labels, documents };
}

const MOST_ENTITIES = 200;

/**
 * Entities to link to: the corpus' own, then those that the recogniser knows in the open document; those whose
 * name, alias or id holds the folded query.
 */
export function entities(
  corpus: Corpus,
  mentions: readonly Mention[],
  query: string,
  label: string | undefined,
): EntitySummary[] {
  const found = new Map<string, EntitySummary>();
  for (const { id, label: own, name, aliases, wikidata } of corpus.entities.all()) {
    found.set(id, { id, label: own, name, aliases, wikidata });
  }
  for (const { canonical, name, text, label: own } of mentions) {
    if (canonical === undefined) continue;
    const known = found.get(canonical);
    if (!known)
      found.set(canonical, {
        id: canonical,
        label: own,
        name: name ?? text,
        aliases: text === name ? [] : [text],
      });
    else if (text !== known.name && !known.aliases.includes(text)) {
      found.set(canonical, { ...known, aliases: [...known.aliases, text] });
    }
  }
  const wanted = fold(query.trim());
  return [...found.values()]
    .filter((entity) => label === undefined || entity.label === label)
    .filter((entity) =>
      [entity.id, entity.name, ...entity.aliases].some((word) => fold(word).includes(wanted)),
    )
    .slice(0, MOST_ENTITIES);
}
