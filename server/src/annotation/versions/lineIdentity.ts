/** Which line of a file is which: by its id, or by what it says where it has none. */
import { readAnnotationLine } from '../annotationLines.js';
import type { Message } from '../../messages/message.js';
import { sameJson, type JsonObject, type RawLine } from '../jsonLines.js';

/** How the lines of a kind of file are told apart. */
export interface LineKind {
  /** Undefined where an object is no line of such a file. */
  readonly identify: (object: JsonObject) => LineIdentity | undefined;
  /** The order of lines; absent: as they stand, with what is new at the end. */
  readonly compare?: (a: JsonObject, b: JsonObject) => number;
  /** Where a line's quote stands is found out, not decided: it is never in conflict. */
  readonly isPlaceHint?: boolean;
  /** Its lines can say that they are in conflict; conflictMarks.ts reads what merges left behind. */
  readonly hasVersions?: boolean;
}

export interface LineIdentity {
  readonly kind: 'header' | 'entry' | 'relation';
  readonly id: string;
  /** Where it stands, of a line whose id is not written but made of what it says. */
  readonly madeAt?: string;
}

export const HEADER = '';

/** A line of a file; `object` where it could be read. */
export interface FileLine {
  readonly raw: RawLine;
  readonly object?: JsonObject;
  /** Why not, where it could not. */
  readonly error?: Message;
  /** Counted from 1. */
  readonly number?: number;
}

export interface Entry {
  readonly line: FileLine;
  readonly kind: LineIdentity['kind'] | 'unread';
  readonly madeAt?: string;
  /** Key of the line that one that could not be read stands behind. */
  readonly after?: string;
}

export type Entries = ReadonlyMap<string, Entry>;

const compareText = (a: unknown, b: unknown): number => {
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Files of annotations: a header, annotations by place, relations. */
export const ANNOTATION_LINES: LineKind = {
  hasVersions: true,
  identify(object) {
    const line = readAnnotationLine(object);
    switch (line.kind) {
      case 'header':
        return { kind: 'header', id: HEADER };
      case 'relation': {
        const { id, type, from, to } = line.relation;
        return { kind: 'relation', id: id ?? `${type}:${from}:${to}` };
      }
      case 'annotation': {
        const { id, label, start, end } = line.annotation;
        if (id !== undefined) return { kind: 'entry', id };
        const pieces = object['fragments'] === undefined ? '' : JSON.stringify(object['fragments']);
        return { kind: 'entry', id: `${label}:${start}-${end}`, madeAt: `${start}-${end}${pieces}` };
      }
      case 'wrong':
        return undefined;
    }
  },
  compare: (a, b) =>
    Number(a['start']) - Number(b['start']) ||
    Number(b['end']) - Number(a['end']) ||
    compareText(a['label'], b['label']),
};

/** The lines of a file by key. One that stands there twice, word for word, is one; an id that does is told apart by a number. */
export function entriesOf(lines: readonly FileLine[], kind: LineKind): Entries {
  const entries = new Map<string, Entry>();
  let last = HEADER;
  for (const line of lines) {
    const identity = line.object && kind.identify(line.object);
    if (!identity) {
      const content = `\n${typeof line.raw === 'string' ? line.raw : [...line.raw].join()}`;
      entries.set(freeKey(entries, content), { line, kind: 'unread', after: last });
      continue;
    }
    const { id } = identity;
    const isThere = keysLike(entries, id).some((key) => sameJson(entries.get(key)!.line.object, line.object));
    if (isThere) continue;
    last = freeKey(entries, id);
    entries.set(last, { ...identity, line });
  }
  return entries;
}

/** The id, or where another line has it, the id with a number. */
function freeKey(entries: Entries, id: string): string {
  let key = id;
  for (let n = 2; entries.has(key); n++) key = versionId(id, n);
  return key;
}

/** The id of another version of what has this id. */
export const versionId = (id: string, n: number): string => `${id}~${n}`;

function keysLike(entries: Entries, id: string): string[] {
  const keys: string[] = [];
  for (let n = 1, key = id; entries.has(key); key = versionId(id, ++n)) keys.push(key);
  return keys;
}

/**
 * The entries of a side under the keys of the base, where an id is not the same any more: that of a line without one follows
 * its label; and where one of several windows' decisions on one place was taken back, the annotation stands under the id of
 * the next.
 */
export function withKeysOf(base: Entries, side: Entries): Entries {
  const names = new Map<string, string>();
  const missing = [...base].filter(([key, { kind }]) => kind === 'entry' && !side.has(key));
  if (missing.length === 0) return side;
  const made = new Map<string, string[]>();
  for (const [key, { madeAt }] of side)
    if (madeAt !== undefined && !base.has(key)) made.set(madeAt, [...(made.get(madeAt) ?? []), key]);
  for (const [key, { madeAt, line }] of missing.sort(([a], [b]) => compareText(a, b))) {
    const also = line.object?.['also'];
    const twin = Array.isArray(also)
      ? (also as unknown[]).find((id) => typeof id === 'string' && side.has(id) && !base.has(id))
      : undefined;
    const next = madeAt === undefined ? twin : made.get(madeAt)?.sort().shift();
    if (typeof next === 'string' && !names.has(next)) names.set(next, key);
  }
  if (names.size === 0) return side;
  return new Map([...side].map(([key, entry]) => [names.get(key) ?? key, entry]));
}
