/** The last column of CoNLL-U: keys with values, `|` between them. */
export type Misc = ReadonlyMap<string, string>;

export function readMisc(column: string): Misc {
  const misc = new Map<string, string>();
  if (column === '_') return misc;
  for (const pair of column.split('|')) {
    const at = pair.indexOf('=');
    if (at > 0) misc.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return misc;
}
