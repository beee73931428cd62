/** Merges files of JSON lines, as a merge driver of git does. Conflicts stand in git's own marks, a line each side. */
import { joinBytes, splitLines, type JsonObject, type RawLine } from '../jsonLines.js';
import { wholeLines } from './conflictMarks.js';
import { mergeEntries, type MergedEntries, type MergedEntry } from './mergeEntries.js';
import { entriesOf, HEADER, type Entries, type LineKind } from './lineIdentity.js';

/** A line that is in conflict. */
export interface FileConflict {
  /** Ours; where we removed it, theirs. */
  readonly line: JsonObject;
  /** The fields that both changed; none where one side removed it. */
  readonly fields: readonly string[];
}

export interface MergedFile {
  readonly bytes: Uint8Array;
  readonly conflicts: readonly FileConflict[];
}

/** How a side is called in git's marks. */
export interface SideNames {
  readonly ours: string;
  readonly theirs: string;
  /** How many signs a mark has. */
  readonly size?: number;
}

const NAMES: SideNames = { ours: 'ours', theirs: 'theirs' };

/** Merges what two sides made of a file, by id and field. Never throws: lines that cannot be read are kept as they are. */
export function mergeFiles(
  base: Uint8Array,
  ours: Uint8Array,
  theirs: Uint8Array,
  kind: LineKind,
  names: SideNames = NAMES,
): MergedFile {
  const [b, o, t] = [base, ours, theirs].map((bytes) => splitLines(bytes)) as [Split, Split, Split];
  const before = entriesOf(wholeLines(b.lines, kind), kind);
  const sides = [o, t].map(({ lines }) => entriesOf(wholeLines(lines, kind), kind)) as [Entries, Entries];
  const merged = mergeEntries(before, ...sides, kind);
  const ordered = inOrder(merged, before, kind);
  const lineBreak = o.lineBreak === b.lineBreak || o.lines.length === 0 ? t.lineBreak : o.lineBreak;
  const lines = ordered.flatMap((entry) => linesOf(entry, names));
  return {
    bytes: joinBytes(lines.flatMap((line) => [line, lineBreak])),
    conflicts: ordered.flatMap(({ line, only, fields }) =>
      only || fields ? [{ line: line.object!, fields: fields ?? [] }] : [],
    ),
  };
}

type Split = ReturnType<typeof splitLines>;

function linesOf({ line, other, only }: MergedEntry, { ours, theirs, size = 7 }: SideNames): RawLine[] {
  if (!other && !only) return [line.raw];
  const mark = (sign: string, name?: string): string =>
    sign.repeat(size) + (name === undefined ? '' : ` ${name}`);
  const left = only === 'theirs' ? [] : [line.raw];
  const right = other ? [other.raw] : only === 'theirs' ? [line.raw] : [];
  return [mark('<', ours), ...left, mark('='), ...right, mark('>', theirs)];
}

/** Header, lines in the order of their kind, relations; lines that could not be read behind those that they stood behind. */
function inOrder(merged: MergedEntries, base: Entries, kind: LineKind): readonly MergedEntry[] {
  const known = new Map([...base.keys()].map((key, i) => [key, i]));
  const rank = (key: string): number => known.get(key) ?? known.size;
  const compare = (
    [a, one]: readonly [string, MergedEntry],
    [b, two]: readonly [string, MergedEntry],
  ): number => {
    const byPlace =
      one.kind === 'entry'
        ? (kind.compare?.(ordering(one), ordering(two)) ?? rank(a) - rank(b))
        : rank(a) - rank(b);
    return byPlace || (a < b ? -1 : a > b ? 1 : 0);
  };
  const of = (wanted: MergedEntry['kind']) => [...merged].filter(([, { kind: is }]) => is === wanted);
  const unread = new Map<string, MergedEntry[]>();
  const read = [...of('header'), ...of('entry').sort(compare), ...of('relation').sort(compare)];
  const keys = new Set(read.map(([key]) => key));
  const homeless: MergedEntry[] = [];
  for (const [, entry] of of('unread').sort(compare)) {
    const after = entry.after ?? HEADER;
    if (after !== HEADER && !keys.has(after)) homeless.push(entry);
    else unread.set(after, [...(unread.get(after) ?? []), entry]);
  }
  const first = keys.has(HEADER) ? [] : (unread.get(HEADER) ?? []);
  return [...first, ...read.flatMap(([key, entry]) => [entry, ...(unread.get(key) ?? [])]), ...homeless];
}

/** By which a line is sorted: the same whichever side is called ours. */
function ordering({ line, other }: MergedEntry): JsonObject {
  return other && JSON.stringify(other.object) < JSON.stringify(line.object) ? other.object! : line.object!;
}
