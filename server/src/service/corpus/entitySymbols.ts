/** Workspace symbols: the entities of a corpus, found by any of their names. */
import type { SymbolInformation } from 'vscode-languageserver-types';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { GatheredEntity } from '../../corpus/entities/entities.js';
import type { EntityDirectory } from '../../corpus/entities/entityDirectory.js';
import { firstMentions } from '../../corpus/index/entityMentions.js';
import { symbolKind } from '../document/symbols.js';
import { entityLocation } from './entityFaces.js';

export interface SearchedCorpus {
  readonly model: CorpusModel;
  readonly annotator: string;
  readonly directory: EntityDirectory;
}

/** As many as one looks through. */
const MOST_SYMBOLS = 50;

export async function entitySymbols(
  { model, annotator, directory }: SearchedCorpus,
  query: string,
  isCancelled: () => boolean,
): Promise<SymbolInformation[]> {
  const entities = directory.find(query, { limit: MOST_SYMBOLS });
  const own = new Map(entities.map(({ id }) => [id, entityLocation(model, id)]));
  const unlisted = entities.flatMap(({ id }) => (own.get(id) ? [] : [id]));
  const first = await firstMentions(model.index, unlisted, annotator, isCancelled);
  if (isCancelled()) return [];
  return entities.flatMap((entity): SymbolInformation[] => {
    const { id, label, count } = entity;
    const mention = first.get(id);
    const location = own.get(id) ?? (mention && { uri: mention.document.uri, range: mention.range });
    if (!location) return [];
    const containerName = count > 0 ? `${label} ×${count}` : label;
    return [{ name: foundBy(entity, query), kind: symbolKind(label), location, containerName }];
  });
}

/**
 * The name, with the one that it was found by: editors look for what was typed once more, letter by letter, and would
 * leave out what was found in another spelling or another script.
 */
function foundBy({ name, aliases }: GatheredEntity, query: string): string {
  const typed = query.trim();
  const holds = (text: string): boolean => text.toLowerCase().includes(typed.toLowerCase());
  return holds(name) ? name : `${name} (${aliases.find(holds) ?? typed})`;
}
