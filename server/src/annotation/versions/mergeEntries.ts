/**
 * Three-way merging of the lines of files, by id and field, as git asks for it. What a side added, changed or removed
 * stands; where both changed the same field, or one removed what the other changed, both versions are given. It does not
 * matter which side is called ours.
 */
import { formatJsonLine, sameJson, type JsonObject } from '../jsonLines.js';
import { isUntouched, mergeFields, type MergeOptions, type Side } from './lineFields.js';
import {
  HEADER,
  withKeysOf,
  type Entries,
  type Entry,
  type FileLine,
  type LineKind,
} from './lineIdentity.js';

/** What a merge makes of a line. */
export interface MergedEntry extends Omit<Entry, 'line'> {
  readonly line: FileLine;
  /** The line of theirs, where both versions stand; `line` is ours then. */
  readonly other?: FileLine;
  /** The fields in which they are in conflict, by name. */
  readonly fields?: readonly string[];
  /** One side removed it, this one did not leave it as it was. */
  readonly only?: Side;
}

export type MergedEntries = ReadonlyMap<string, MergedEntry>;

export function mergeEntries(
  base: Entries,
  ourEntries: Entries,
  theirEntries: Entries,
  { isPlaceHint }: Pick<LineKind, 'isPlaceHint'> = {},
): MergedEntries {
  const ours = withKeysOf(base, ourEntries);
  const theirs = withKeysOf(base, theirEntries);
  const options = { ...textThatCounts(ours, theirs), ...(isPlaceHint && { isPlaceHint }) };
  const merged = new Map<string, MergedEntry>();
  for (const key of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const entry = mergeEntry(base.get(key), ours.get(key), theirs.get(key), options);
    if (entry) merged.set(key, entry);
  }
  const names = unite(merged, base, ours, theirs);
  keepRelated(merged, base, ours, theirs);
  return names.size === 0 ? merged : withEnds(merged, names);
}

/** The same side whichever is called ours, where both were annotated on different texts. */
function textThatCounts(ours: Entries, theirs: Entries): MergeOptions {
  const [o, t] = [ours, theirs].map((entries) => entries.get(HEADER)?.line.object?.['sha256']);
  if (typeof o !== 'string' || typeof t !== 'string' || o === t) return {};
  return { text: o < t ? 'ours' : 'theirs' };
}

function mergeEntry(
  base: Entry | undefined,
  ours: Entry | undefined,
  theirs: Entry | undefined,
  options: MergeOptions,
): MergedEntry | undefined {
  if (ours && theirs) {
    if (ours.kind !== 'unread') return both(base, ours, theirs, options);
    return base ?? ((ours.after ?? '') <= (theirs.after ?? '') ? ours : theirs);
  }
  const left = ours ?? theirs;
  if (!left || !base) return left;
  if (left.kind === 'header') return left;
  if (left.kind === 'unread' || isUntouched(base.line.object!, left.line.object!, options)) return undefined;
  return { ...left, only: ours ? 'ours' : 'theirs' };
}

function both(base: Entry | undefined, ours: Entry, theirs: Entry, options: MergeOptions): MergedEntry {
  const merged = mergeFields(base?.line.object, ours.line.object!, theirs.line.object!, options);
  const sides = [base, ours, theirs].flatMap((entry) => entry?.line ?? []);
  const { madeAt: _, ...entry } = ours;
  const line = written(merged.ours, sides);
  const { conflicts: fields } = merged;
  return fields.length === 0
    ? { ...entry, line }
    : { ...entry, line, other: written(merged.theirs, sides), fields };
}

/** As one of the sides wrote it, where it says just that. */
function written(object: JsonObject, sides: readonly FileLine[]): FileLine {
  const same = sides.filter((side) => sameJson(side.object, object));
  const raws = same.map((side) => side.raw as string).sort();
  const number = sides.at(-2)?.number;
  return { object, raw: raws[0] ?? formatJsonLine(object), ...(number !== undefined && { number }) };
}

const placeOf = ({ start, end, fragments, label, rejected, anchor }: JsonObject): string =>
  anchor === 'lost' ? '' : JSON.stringify([start, end, fragments, label, rejected]);

/**
 * What both sides tagged apart from each other, at the same place with the same label, becomes one annotation that stands
 * for both decisions. Gives under which id those stand that are no line of their own any more.
 */
function unite(
  merged: Map<string, MergedEntry>,
  base: Entries,
  ours: Entries,
  theirs: Entries,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const side of [ours, theirs])
    for (const [key, { line, kind }] of side) {
      const id = line.object?.['id'];
      const now = merged.get(key)?.line.object?.['id'];
      if (kind === 'entry' && typeof id === 'string' && typeof now === 'string' && id !== now)
        names.set(id, now);
    }
  const isNew = (key: string, { kind }: Entry): boolean =>
    kind === 'entry' && !base.has(key) && merged.has(key);
  const places = new Map<string, string>();
  for (const [key, entry] of ours)
    if (isNew(key, entry) && !theirs.has(key)) places.set(placeOf(entry.line.object!), key);
  places.delete('');
  for (const [key, entry] of theirs) {
    const other = isNew(key, entry) && !ours.has(key) ? places.get(placeOf(entry.line.object!)) : undefined;
    if (other === undefined) continue;
    const [first, second] = [key, other].sort() as [string, string];
    const joined = together(merged.get(first)!, merged.get(second)!, second);
    if (!joined) continue;
    places.delete(placeOf(entry.line.object!));
    merged.set(first, joined);
    merged.delete(second);
    names.set(second, first);
  }
  return names;
}

/** Undefined where they do not say the same of it: then both stand. */
function together(first: MergedEntry, second: MergedEntry, id: string): MergedEntry | undefined {
  const [one, two] = [first.line.object!, second.line.object!];
  const also = [one, two].flatMap((object) =>
    Array.isArray(object['also']) ? (object['also'] as string[]) : [],
  );
  const { ours: object, conflicts } = mergeFields(undefined, one, { ...two, id: one['id'] });
  if (conflicts.length > 0 || typeof one['id'] !== 'string') return undefined;
  const whole = { ...object, also: [...new Set([id, ...also])].sort() };
  return { ...first, line: { ...first.line, object: whole, raw: formatJsonLine(whole) } };
}

/** An annotation that one side removed while the other related it is a conflict like any other: it is not gone yet. */
function keepRelated(merged: Map<string, MergedEntry>, base: Entries, ours: Entries, theirs: Entries): void {
  const sides = [
    ['ours', ours, theirs],
    ['theirs', theirs, ours],
  ] as const;
  for (const [only, side, other] of sides) {
    const keys = new Map(
      [...side].flatMap(([key, { line }]) => {
        const id = line.object?.['id'];
        return typeof id === 'string' && id !== key ? [[id, key] as const] : [];
      }),
    );
    for (const [key, { kind, line }] of side) {
      const before = base.get(key)?.line.object;
      if (kind !== 'relation' || !merged.has(key) || (before && isUntouched(before, line.object!))) continue;
      for (const end of [line.object!['from'], line.object!['to']] as string[]) {
        const ended = keys.get(end) ?? end;
        const entry = side.get(ended);
        if (entry && base.has(ended) && !other.has(ended) && !merged.has(ended))
          merged.set(ended, { ...entry, only });
      }
    }
  }
}

/** With relations that lead to where their annotations stand now. */
function withEnds(merged: MergedEntries, names: ReadonlyMap<string, string>): MergedEntries {
  const renamed = (line: FileLine): FileLine => {
    const { from, to } = line.object as { from: string; to: string };
    const [start, end] = [names.get(from) ?? from, names.get(to) ?? to];
    if (start === from && end === to) return line;
    const object = { ...line.object, from: start, to: end };
    return { ...line, object, raw: formatJsonLine(object) };
  };
  return new Map(
    [...merged].map(([key, entry]) => {
      if (entry.kind !== 'relation') return [key, entry];
      const { line, other } = entry;
      return [key, { ...entry, line: renamed(line), ...(other && { other: renamed(other) }) }];
    }),
  );
}
