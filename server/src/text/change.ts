/** Where two versions of a text differ. */

/** UTF-16 units compared in one step: equality of slices is far faster than `startsWith`, and than a loop. */
const BLOCK = 4096;

/** Units at the beginning in which two texts agree. */
export function agreeingStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  const agrees = (end: number): boolean => one.slice(at, end) === other.slice(at, end);
  while (at < most && agrees(Math.min(at + BLOCK, most))) at = Math.min(at + BLOCK, most);
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** Units at the end in which two texts agree, `most` at most. */
export function agreeingEnd(one: string, other: string, most: number): number {
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
