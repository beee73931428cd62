/** Items for tests. */
import type { Item } from '../../../server/src/protocol.js';

export function range(line: number, character: number, endLine: number, endCharacter: number): Item['range'] {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

export function item(id: string, place: Item['range'], more: Partial<Item> = {}): Item {
  return { id, kind: 'annotation', range: place, text: id, label: 'PERS', ...more };
}
