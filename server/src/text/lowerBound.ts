/**
 * Binary search: the first of the places 0 … `length` for which `isBefore` is false, where those for which it is true
 * come first; `length` if it is true for all of them.
 */
export function lowerBound(length: number, isBefore: (place: number) => boolean, from = 0): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
