/**
 * Files of tokens and tags in columns: which column is which. Some begin lines with a token's number, some have comments
 * before a sentence, some have several columns of tags for annotations in each other.
 */
import { linesOf } from './inputText.js';
import { isTag, runsOf } from './tagSchemes.js';

export type ColumnLine =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'token';
      readonly number: number;
      readonly columns: readonly string[];
      readonly line: string;
    };

/** The lines without comments; a comment begins with «#» before a sentence's first token and has no tag at its end. */
export function* columnLines(content: string): Generator<ColumnLine> {
  let begun = false;
  for (const { number, text: line } of linesOf(content)) {
    if (line.trim() === '') {
      begun = false;
      yield { kind: 'blank' };
      continue;
    }
    const tabbed = line.includes('\t');
    const columns = tabbed ? line.split('\t') : line.split(' ').filter((column) => column !== '');
    const keyed = columns[0] === '#' && line.split(' ')[2] === '=';
    if (!begun && line.startsWith('#') && (keyed || !isTag(columns.at(-1)!.trim()))) continue;
    begun = true;
    yield { kind: 'token', number, columns, line };
  }
}

export interface Columns {
  /** Index of the token's column; tags stand behind it. */
  readonly token: number;
  /** Whether all columns behind it are tags, of annotations in each other. */
  readonly nested: boolean;
  /** Index of the column of tags where it is not the last one. */
  readonly tag?: number;
}

/** So large a share of a column's cells are tags, if it is one of tags. */
const SHARE = 0.9;

/** What the columns of a file are, judged by all its lines. */
export function columnsOf(lines: Iterable<ColumnLine>): Columns {
  let position = 0;
  let tokens = 0;
  let numbered = true;
  const all: (readonly string[])[] = [];
  for (const line of lines) {
    if (line.kind === 'blank' || line.columns[0] === '-DOCSTART-') position = 0;
    else {
      // Tabs only: a line of our own may begin with a token that is a number.
      numbered &&=
        line.columns[0] === String(++position) && line.columns.length > 2 && line.line.includes('\t');
      tokens++;
      all.push(line.columns);
    }
  }
  const token = numbered && tokens > 0 ? 1 : 0;
  const enough = (count: number): boolean => count >= SHARE * tokens;
  const behind = all.map((columns) => columns.slice(token + 1).map((cell) => isTag(cell.trim())));
  const nested =
    behind.some((cells) => cells.length > 1) &&
    enough(behind.filter((cells) => cells.length > 0 && cells.every(Boolean)).length);
  if (nested || enough(behind.filter((cells) => cells.at(-1) === true).length)) return { token, nested };
  const widest = behind.reduce((most, cells) => Math.max(most, cells.length), 0);
  for (let i = widest - 1; i >= 0; i--)
    if (enough(behind.filter((cells) => cells[i] === true).length))
      return { token, nested, tag: token + 1 + i };
  return { token, nested };
}

/** Runs of tags of a sentence whose tokens have any number of tags, each label by itself. */
export function nestedRuns(tags: readonly (readonly string[])[]): ReturnType<typeof runsOf> {
  const tracks = new Map<string, string[]>();
  for (const [i, own] of tags.entries()) {
    const seen = new Map<string, number>();
    for (const tag of own) {
      if (tag === 'O') continue;
      const label = tag.slice(2);
      const nth = (seen.get(label) ?? 0) + 1;
      seen.set(label, nth);
      const key = `${nth} ${label}`;
      const track = tracks.get(key) ?? tags.map(() => 'O');
      track[i] = tag;
      tracks.set(key, track);
    }
  }
  return [...tracks.values()].flatMap(runsOf).sort((a, b) => a.first - b.first || b.last - a.last);
}
