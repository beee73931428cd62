/**
 * An empty list as V8 knows lists of objects. It keeps `[]` apart from them, and throws away what it compiled for the one
 * when it meets the other; so it does with what `map` gives, which is of one kind before it is compiled and of another after.
 */
export function emptyList<T extends object>(): readonly T[] {
  const list: object[] = [{}];
  list.pop();
  return list as T[];
}
