/** What differs between two versions of a file of JSON lines, line by line and field by field. */
import { differingFields, isUntouched } from './lineFields.js';
import { withKeysOf, type Entries, type Entry } from './lineIdentity.js';

export interface LineChange {
  /** What the line is; `unread`: nobody can say. */
  readonly kind: Entry['kind'];
  /** As it was; absent where it is new. */
  readonly before?: Entry['line'];
  /** As it is; absent where it is gone. */
  readonly after?: Entry['line'];
  /** The fields that differ, by name, of a line that is in both. */
  readonly fields: readonly string[];
}

/**
 * What differs, in the order of the lines. Annotations that only moved along with a text that was changed before them are
 * counted, not listed.
 */
export function lineChanges(
  before: Entries,
  after: Entries,
): { readonly changes: readonly LineChange[]; readonly moved: number } {
  const now = withKeysOf(before, after);
  const [b, a] = [before, now].map((entries) => entries.get('')?.line.object?.['sha256']);
  const options = b === a ? {} : { text: 'theirs' as const };
  const changes: LineChange[] = [];
  let moved = 0;
  for (const [key, { kind, line }] of now) {
    const old = before.get(key)?.line;
    if (!old) changes.push({ kind, after: line, fields: [] });
    else if (kind !== 'unread') {
      const fields = differingFields(old.object!, line.object!);
      if (fields.length === 0) continue;
      if (isUntouched(old.object!, line.object!, options)) moved++;
      else changes.push({ kind, before: old, after: line, fields });
    }
  }
  for (const [key, { kind, line }] of before)
    if (!now.has(key)) changes.push({ kind, before: line, fields: [] });
  return { changes: changes.sort(byPlace), moved };
}

const placeOf = ({ before, after }: LineChange): number => {
  const { start } = (after ?? before)?.object ?? {};
  return typeof start === 'number' ? start : -1;
};
const rankOf = ({ kind }: LineChange): number => ['header', 'entry', 'relation', 'unread'].indexOf(kind);
const byPlace = (one: LineChange, other: LineChange): number =>
  rankOf(one) - rankOf(other) || placeOf(one) - placeOf(other);
