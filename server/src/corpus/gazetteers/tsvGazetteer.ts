/**
 * A gazetteer as a table: a header, then a row a line, cells apart by tabs and never quoted (IANA
 * `text/tab-separated-values`). Columns: `id`, `name`, `aliases` (apart by `|`), `label`, `wikidata`; others are passed over.
 */
import { message } from '../../messages/message.js';
import type { Steps } from '../../text/slices.js';
import { RowGathering, type ReadGazetteer } from './rows.js';

const NEEDED = ['id', 'name'] as const;

/** Lines with their numbers, from 1, those without anything left out. */
function* linesOf(text: string): Generator<readonly [line: string, number: number]> {
  let number = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    number++;
    const line = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
    if (line.trim() !== '') yield [line, number];
    start = end + 1;
  }
}

/** Never throws. `gazetteer` is the path of the file below the corpus folder. */
export function* readTsvGazetteer(uri: string, gazetteer: string, text: string): Steps<ReadGazetteer> {
  const gathering = new RowGathering(uri, gazetteer);
  let columns: Readonly<Record<string, number>> | undefined;
  for (const [line, number] of linesOf(text.replace(/^\ufeff/, ''))) {
    yield;
    const cells = line.split('\t').map((cell) => cell.trim());
    if (!columns) {
      const names = cells.map((cell) => cell.toLowerCase());
      columns = Object.fromEntries(names.map((name, i) => [name, i]));
      if (NEEDED.every((name) => names.includes(name))) continue;
      gathering.tell(() => number, message('gazetteer.header'));
      break;
    }
    const cell = (name: string): string => cells[columns?.[name] ?? -1] ?? '';
    const aliases = cell('aliases')
      .split('|')
      .map((alias) => alias.trim());
    gathering.add(
      { id: cell('id'), name: cell('name'), aliases, label: cell('label'), wikidata: cell('wikidata') },
      () => number,
    );
  }
  return gathering.result();
}
