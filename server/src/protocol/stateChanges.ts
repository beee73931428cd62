/**
 * What one decision changes of a state is little: only that goes over the wire, from the server to the client and on to
 * the reader's page. Pure.
 */
import type { Item } from './items.js';
import type { DocumentState, StateChanges } from './state.js';

/** What makes `after` of `before`; undefined where sending all of `after` is no more. */
export function changesBetween(before: DocumentState, after: DocumentState): StateChanges | undefined {
  if (before.uri !== after.uri || before.version !== after.version) return undefined;
  const { start, endBefore, endAfter } = differingPart(before.items, after.items);
  const old = new Map(before.items.slice(start, endBefore).map((item) => [item.id, item]));
  const items: { at: number; item: Item }[] = [];
  for (const [i, item] of after.items.slice(start, endAfter).entries()) {
    const was = old.get(item.id);
    if (!was || !same(was, item)) items.push({ at: start + i, item });
    old.delete(item.id);
  }
  if (items.length > after.items.length / 2) return undefined;
  const { items: _, ...rest } = after;
  return { since: before.revision, rest, gone: [...old.keys()], items };
}

/** What lies between the first and the last objects that two lists do not share. */
export function differingPart(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly start: number; readonly endBefore: number; readonly endAfter: number } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let endBefore = before.length;
  let endAfter = after.length;
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  return { start, endBefore, endAfter };
}

/** The state after the changes. What stays keeps its order. */
export function withChanges(before: DocumentState, { rest, gone, items }: StateChanges): DocumentState {
  const replaced = new Set([...gone, ...items.map(({ item }) => item.id)]);
  const kept = before.items.filter((item) => !replaced.has(item.id));
  const all: Item[] = [];
  let next = 0;
  for (const { at, item } of items) {
    while (all.length < at) all.push(kept[next++]!);
    all.push(item);
  }
  while (next < kept.length) all.push(kept[next++]!);
  return { ...rest, items: all };
}

function same(a: Item, b: Item): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Item>;
  for (const key of keys) {
    if (a[key] !== b[key] && JSON.stringify(a[key]) !== JSON.stringify(b[key])) return false;
  }
  return true;
}
