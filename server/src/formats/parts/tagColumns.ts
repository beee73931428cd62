/**
 * Files of tokens and tags in columns: which column is which. Some begin lines with a token's number, some have comments
 * before a sentence, some have several columns of tags for annotations in each other.
 */
import { linesOf } from './inputText.js';
import { isTag, runsOf, tagReadings, type TagReading } from './tagSchemes.js';

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
    const columns = cellsOf(line);
    const keyed = columns[0] === '#' && line.split(' ')[2] === '=';
    if (!begun && line.startsWith('#') && (keyed || !isTag(columns.at(-1)!.trim()))) continue;
    begun = true;
    yield { kind: 'token', number, columns, line };
  }
}

/** Columns part at tabs; else at spaces; else at the commas or semicolons of CSV. */
function cellsOf(line: string): readonly string[] {
  if (line.includes('\t')) return line.split('\t');
  const cells = line.split(' ').filter((cell) => cell !== '');
  if (cells.length > 1) return cells;
  const [cell = ''] = cells;
  const separator = cell.includes(',') ? ',' : cell.includes(';') ? ';' : undefined;
  if (separator === undefined || cell.length === 1) return cells;
  const field = separator === ',' ? /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g : /("(?:[^"]|"")*"|[^;]*)(?:;|$)/g;
  const fields = [...cell.matchAll(field)].map(([, found = '']) =>
    found.startsWith('"') && found.length > 1 ? found.slice(1, -1).replaceAll('""', '"') : found,
  );
  return cell.endsWith(separator) ? fields : fields.slice(0, -1);
}

export interface Columns {
  /** Index of the token's column. */
  readonly token: number;
  /** The tags of a token's line; undefined for a cell that is none. */
  readonly tags: (columns: readonly string[]) => readonly (string | undefined)[];
  /** Cells of a token's line that are none of these, and say something. */
  readonly others: (columns: readonly string[]) => readonly string[];
  /** Whether a first line that has no tag names the columns. */
  readonly isHeader: (columns: readonly string[]) => boolean;
}

/** So large a share of a column's cells are tags, if it is one of tags. */
const SHARE = 0.9;
/** What columns of tags are called. */
const HEADER =
  /^(?:(?:ner|named|entity|bio|iob2?|gold|token|word|chunk)[ _-]?)*(?:tags?|labels?|ner|entity|entities|class|type|bio|iob2?)$/i;

/** What the columns of a file are, judged by all its lines. */
export function columnsOf(lines: Iterable<ColumnLine>): Columns {
  let position = 0;
  let numbered = true;
  const all: (readonly string[])[] = [];
  for (const line of lines) {
    if (line.kind === 'blank' || line.columns[0] === '-DOCSTART-') position = 0;
    else {
      // Tabs only: a line of our own may begin with a token that is a number.
      numbered &&=
        line.columns[0] === String(++position) && line.columns.length > 2 && line.line.includes('\t');
      all.push(line.columns);
    }
  }
  const token = numbered && all.length > 0 ? 1 : 0;
  const isNamed = all.length > 1 && namesColumns(all[0]!, all[1]!.length);
  const judged = isNamed ? all.slice(1) : all;
  const found = nestedColumns(judged, token) ?? tagColumn(judged, token);
  return {
    ...found,
    others: (columns) =>
      columns.filter(
        (cell, i) => i >= token && i !== found.token && !found.isTag(i, columns) && !EMPTY.test(cell),
      ),
    isHeader: (columns) => isNamed && found.tags(columns).every((tag) => tag === undefined),
  };
}

const namesColumns = (columns: readonly string[], width: number): boolean =>
  width > 1 && columns.length === width && columns.some((cell) => HEADER.test(cell.trim()));

/** What stands in cells of which nothing is known. */
const EMPTY = /^(?:[_\-O*\s]*|-X-)$/;
/** Labels of phrases, which are no annotations of content. */
const PHRASE = /^(?:NP|VP|PP|ADJP|ADVP|SBAR|PRT|CONJP|INTJ|LST|UCP)$/;

interface Found extends Pick<Columns, 'token' | 'tags'> {
  /** Whether there are tags in the column of this index. */
  readonly isTag: (index: number, columns: readonly string[]) => boolean;
}

/** All columns behind the token's, where they are all of tags, of annotations in each other. */
function nestedColumns(all: readonly (readonly string[])[], token: number): Found | undefined {
  const behind = all.map((columns) => columns.slice(token + 1).map((cell) => cell.trim()));
  if (!behind.some((cells) => cells.length > 1)) return undefined;
  for (const read of tagReadings(behind.flat()).slice(0, 3)) {
    const phrases = phraseColumns(behind, read);
    const good = behind.filter(
      (cells) => cells.length > 0 && cells.every((cell) => read(cell) !== undefined),
    );
    if (good.length >= SHARE * all.length)
      return {
        token,
        tags: (columns) =>
          columns.slice(token + 1).flatMap((cell, i) => (phrases.has(i) ? [] : [read(cell.trim())])),
        isTag: (index) => index > token && !phrases.has(index - token - 1),
      };
  }
  return undefined;
}

/** Columns of phrases, among columns of tags. */
function phraseColumns(rows: readonly (readonly string[])[], read: TagReading): ReadonlySet<number> {
  const labels = new Map<number, Set<string>>();
  for (const row of rows)
    for (const [i, cell] of row.entries()) {
      const tag = read(cell);
      if (tag !== undefined && tag !== 'O') labels.set(i, (labels.get(i) ?? new Set()).add(tag.slice(2)));
    }
  return new Set([...labels].flatMap(([i, own]) => ([...own].every((one) => PHRASE.test(one)) ? [i] : [])));
}

/** One column: the last one rather than another, one behind the token's rather than the first of all. */
function tagColumn(all: readonly (readonly string[])[], token: number): Found {
  const widest = all.reduce((most, { length }) => Math.max(most, length), 0);
  const last = -1;
  const places = [
    last,
    ...Array.from({ length: Math.max(0, widest - token - 2) }, (_, i) => widest - 2 - i),
    0,
  ];
  const columns = places.map((place) => {
    const cells = all.map((row) => (row.length > 1 ? (row.at(place) ?? '') : '').trim());
    return { place, cells, readings: tagReadings(cells) };
  });
  for (let certainty = 0; certainty < 4; certainty++)
    for (const { place, cells, readings } of columns) {
      const read = readings[certainty];
      if (!read || cells.filter((cell) => read(cell) !== undefined).length < SHARE * all.length) continue;
      return {
        token: place === 0 ? 1 : token,
        tags: (row) => tagAt(row, place, read),
        isTag: (index, row) => index === (place < 0 ? row.length + place : place),
      };
    }
  return {
    token,
    tags: (row) => tagAt(row, last, (cell) => (isTag(cell) ? cell : undefined)),
    isTag: (index, row) => index === row.length - 1,
  };
}

function tagAt(row: readonly string[], place: number, read: TagReading): readonly (string | undefined)[] {
  return [row.length > 1 ? read((row.at(place) ?? '').trim()) : undefined];
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
