/** Ids of annotations in files that give one twice: both annotations count. */

/** The id itself where it is free, else the first free one like it. */
export function uniqueId(id: string, taken: { readonly has: (id: string) => boolean }): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}
