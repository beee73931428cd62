/** Workspace symbols: the entities of a corpus, found by any of their names. */
import type { Location, SymbolInformation } from 'vscode-languageserver-types';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { GatheredEntity } from '../../corpus/entities/entities.js';
import type { EntityDirectory } from '../../corpus/entities/entityDirectory.js';
import { entityMentions } from '../../corpus/index/entityMentions.js';
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
  const symbols: SymbolInformation[] = [];
  for (const entity of directory.find(query, { limit: MOST_SYMBOLS })) {
    if (isCancelled()) return [];
    const location = await locationOf(model, annotator, entity.id);
    if (!location) continue;
    const { label, count } = entity;
    const containerName = count > 0 ? `${label} ×${count}` : label;
    symbols.push({ name: foundBy(entity, query), kind: symbolKind(label), location, containerName });
  }
  return symbols;
}

async function locationOf(model: CorpusModel, annotator: string, id: string): Promise<Location | undefined> {
  const own = entityLocation(model, id);
  if (own) return own;
  const [first] = await entityMentions(model.index, id, annotator, { limit: 1, minimum: 0 });
  return first && { uri: first.document.uri, range: first.range };
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
