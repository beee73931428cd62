/** Items and states for tests. */
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';

export function range(line: number, character: number, endLine: number, endCharacter: number): Item['range'] {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

export function item(id: string, place: Item['range'], more: Partial<Item> = {}): Item {
  return { id, kind: 'annotation', range: place, text: id, label: 'PERS', ...more };
}

export function stateOf(items: readonly Item[]): DocumentState {
  const suggestions = items.filter(({ kind }) => kind === 'suggestion').length;
  return {
    uri: 'file:///a.txt',
    version: 1,
    revision: 1,
    annotator: 'amina',
    status: 'new',
    items,
    relations: [],
    labels: [],
    relationTypes: [],
    attributeDefinitions: [],
    spanRules: { cross: false, gaps: false, same: false },
    boilerplate: [],
    titles: [],
    counts: { annotated: items.length - suggestions, suggestions, rejected: 0 },
    canUndo: false,
    canRedo: false,
  };
}
