/**
 * What merges without this program's driver leave behind: git's conflict marks, and, of `merge=union`, lines whose id stands
 * there twice and a second header. Every version is kept, and says in `conflict` that it waits for a decision.
 */
import { formatJsonLine, type JsonObject, type ReadLine } from '../jsonLines.js';
import type { Conflict } from '../model.js';
import { differingFields, mergeFields } from './lineFields.js';
import { entriesOf, versionId, type Entries, type FileLine, type LineKind } from './lineIdentity.js';
import { markedBlocks, oursEnd } from './markedBlocks.js';
import { mergeEntries, type MergedEntry } from './mergeEntries.js';

/** The lines of a file of annotations without marks, each with what it waits for. Where there is nothing of that kind, as they are. */
export function wholeLines(lines: readonly ReadLine[], kind: LineKind): readonly FileLine[] {
  if (!kind.hasVersions) return lines;
  return versionsApart(withoutMarks(lines, kind), kind);
}

/** Blocks between marks, merged; what is no whole block stays as it is. */
function withoutMarks(lines: readonly ReadLine[], kind: LineKind): readonly FileLine[] {
  const whole: FileLine[] = [];
  let behind = 0;
  for (const block of markedBlocks(lines.map(({ raw }) => raw))) {
    const { start, base, middle, end } = block;
    const ours = lines.slice(start + 1, oursEnd(block));
    const before = base === undefined ? undefined : lines.slice(base + 1, middle);
    whole.push(
      ...lines.slice(behind, start),
      ...settledBlock(ours, before, lines.slice(middle + 1, end), kind),
    );
    behind = end + 1;
  }
  return behind === 0 ? lines : [...whole, ...lines.slice(behind)];
}

function settledBlock(
  ours: readonly ReadLine[],
  base: readonly ReadLine[] | undefined,
  theirs: readonly ReadLine[],
  kind: LineKind,
): FileLine[] {
  const [left, right] = [entriesOf(ours, kind), entriesOf(theirs, kind)];
  const merged = base ? mergeEntries(entriesOf(base, kind), left, right) : sideBySide(left, right);
  return [...merged].flatMap(([key, entry]): FileLine[] => {
    if (entry.kind === 'unread') return [entry.line];
    if (entry.other) return versionsOf(key, entry, entry.other);
    return [entry.only && entry.kind !== 'header' ? waiting(entry.line, 'one-side') : entry.line];
  });
}

/**
 * Of a block that does not say what was there before: nobody can tell what one side added from what the other took away,
 * lines and fields alike.
 */
function sideBySide(left: Entries, right: Entries): Map<string, MergedEntry> {
  const merged = new Map<string, MergedEntry>();
  for (const [key, entry] of left) {
    const other = right.get(key)?.line;
    if (!other) merged.set(key, { ...entry, only: 'ours' });
    else if (entry.kind === 'unread' || differingFields(entry.line.object!, other.object!).length === 0)
      merged.set(key, entry);
    else merged.set(key, { ...entry, other });
  }
  for (const [key, entry] of right) if (!left.has(key)) merged.set(key, { ...entry, only: 'theirs' });
  return merged;
}

function versionsOf(key: string, { kind, line }: MergedEntry, other: FileLine): FileLine[] {
  if (kind === 'header') return [line, other];
  return [line, other].map((each) => rewritten(each, { id: key }));
}

const rewritten = (line: FileLine, changes: JsonObject): FileLine => {
  const object = { ...line.object, ...changes };
  return { ...line, object, raw: formatJsonLine(object) };
};

const waiting = (line: FileLine, conflict: Conflict): FileLine => rewritten(line, { conflict });

/** Of lines with one id each is told apart by a number; of headers the first says what the others say otherwise. */
function versionsApart(lines: readonly FileLine[], kind: LineKind): readonly FileLine[] {
  const byId = new Map<string, number[]>();
  lines.forEach(({ object }, i) => {
    const identity = object && kind.identify(object);
    const isNamed = identity && (identity.kind === 'header' || typeof object['id'] === 'string');
    if (isNamed) byId.set(identity.id, [...(byId.get(identity.id) ?? []), i]);
  });
  const doubled = [...byId].filter(([, places]) => places.length > 1);
  if (doubled.length === 0) return lines;
  const whole: (FileLine | undefined)[] = [...lines];
  for (const [id, places] of doubled) {
    const [first, ...others] = places as [number, ...number[]];
    const object = lines[first]!.object!;
    const isHeader = kind.identify(object)?.kind === 'header';
    const different = others.filter((i) => differingFields(object, lines[i]!.object!).length > 0);
    for (const i of others) if (!different.includes(i)) whole[i] = undefined;
    if (isHeader) {
      whole[first] = different.reduce((line, i) => joinedHeaders(line, lines[i]!), lines[first]!);
      for (const i of different) whole[i] = undefined;
      continue;
    }
    if (different.length > 0) whole[first] = waiting(lines[first]!, 'version');
    let n = 2;
    for (const i of different) {
      while (byId.has(versionId(id, n))) n++;
      whole[i] = rewritten(lines[i]!, { id: versionId(id, n++), conflict: 'version' });
    }
  }
  return whole.filter((line) => line !== undefined);
}

/** One header, with what the other says otherwise as its `conflict`, by key. */
function joinedHeaders(one: FileLine, other: FileLine): FileLine {
  const { ours, theirs, conflicts } = mergeFields(undefined, one.object!, other.object!);
  if (conflicts.length === 0) return { ...one, object: ours, raw: formatJsonLine(ours) };
  const keys = conflicts.map((field) => field.split('.')[0]!);
  const conflict = Object.fromEntries(keys.map((key) => [key, theirs[key] ?? null]));
  const before = one.object!['conflict'];
  return rewritten(
    { ...one, object: ours },
    { conflict: { ...(before as JsonObject | undefined), ...conflict } },
  );
}
