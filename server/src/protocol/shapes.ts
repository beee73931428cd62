/** The two shapes that all schemas here are made of. Pure. */
import * as v from 'valibot';

/** An object with these keys, not written to. Other keys may come: they are left out. */
export const record = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.object(entries), v.readonly());

/** A list, not written to. */
export const list = <const Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
