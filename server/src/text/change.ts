/** Where two versions of a text differ. */

/** UTF-16 units compared in one step: equality of slices is far faster than `startsWith`, and than a loop. */
const BLOCK = 4096;

/** The piece that was replaced, in UTF-16 offsets of the text before it and of the one after it. */
export interface TextChange {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Of one edit all that follow a text ask: its two versions are compared once. */
let last: { readonly before: string; readonly after: string; readonly change: TextChange } | undefined;

/** The smallest piece that makes the one text of the other; an empty one where they are the same. */
export function changeBetween(before: string, after: string): TextChange {
  if (last?.before === before && last.after === after) return last.change;
  const start = agreeingStart(before, after);
  const end = agreeingEnd(before, after, Math.min(before.length, after.length) - start);
  const change = { start, endBefore: before.length - end, endAfter: after.length - end };
  last = { before, after, change };
  return change;
}

/** Units at the beginning in which two texts agree. */
function agreeingStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  const agrees = (end: number): boolean => one.slice(at, end) === other.slice(at, end);
  while (at < most && agrees(Math.min(at + BLOCK, most))) at = Math.min(at + BLOCK, most);
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** Units at the end in which two texts agree, `most` at most. */
function agreeingEnd(one: string, other: string, most: number): number {
  let length = 0;
  const agrees = (longer: number): boolean =>
    one.slice(one.length - longer, one.length - length) ===
    other.slice(other.length - longer, other.length - length);
  while (length < most && agrees(Math.min(length + BLOCK, most))) length = Math.min(length + BLOCK, most);
  while (
    length < most &&
    one.charCodeAt(one.length - length - 1) === other.charCodeAt(other.length - length - 1)
  )
    length++;
  return length;
}
