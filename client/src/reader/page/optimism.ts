/**
 * What a decision will make of the state, drawn before the server has answered. An approximation: the server's own
 * state replaces it. Applying a decision that the state already holds changes nothing. Pure.
 */
import type { Range } from 'vscode-languageserver-types';
import type { DocumentState, EditCommand, Item } from '../../../../server/src/protocol.js';
import { compare } from '../../annotating/places.js';

/** Gives the text of a range. */
export type TextOf = (range: Range) => string;

export function applied(state: DocumentState, command: EditCommand, textOf: TextOf): DocumentState {
  switch (command.kind) {
    case 'tag':
      return withItems(state, tagged(state.items, [command.range], command.label, textOf));
    case 'tagAll':
      return withItems(state, tagged(state.items, command.ranges, command.label, textOf));
    case 'accept':
      return withItems(
        state,
        changed(state.items, command.ids, (item) => ({
          ...item,
          kind: 'annotation',
          origin: 'accepted',
          label: command.label ?? item.label,
        })),
      );
    case 'reject':
    case 'remove': {
      const gone = new Set(command.ids);
      const items = state.items.filter((item) => !gone.has(item.id));
      const rejected = command.kind === 'reject' ? state.items.length - items.length : 0;
      return withItems(state, items, rejected);
    }
    case 'relabel':
      return withItems(
        state,
        changed(state.items, [command.id], (item) => ({ ...item, kind: 'annotation', label: command.label })),
      );
    case 'move':
      return withItems(
        state,
        [
          ...changed(state.items, [command.id], (item) => ({
            ...item,
            range: command.range,
            text: textOf(command.range),
          })),
        ].sort(byPlace),
      );
    case 'status':
      return { ...state, status: command.status };
    default:
      return state;
  }
}

/** The id that a tag has until the server has given it one. */
export function pendingId({ start, end }: Range): string {
  return `pending ${start.line}:${start.character}-${end.line}:${end.character}`;
}

function withItems(state: DocumentState, items: readonly Item[], rejected = 0): DocumentState {
  const suggestions = items.filter((item) => item.kind === 'suggestion').length;
  return {
    ...state,
    items,
    counts: {
      annotated: items.length - suggestions,
      suggestions,
      rejected: state.counts.rejected + rejected,
    },
  };
}

/** By start, longer first. */
function byPlace(a: Item, b: Item): number {
  return compare(a.range.start, b.range.start) || compare(b.range.end, a.range.end);
}

function changed(
  items: readonly Item[],
  ids: readonly string[],
  change: (item: Item) => Item,
): readonly Item[] {
  const meant = new Set(ids);
  return items.map((item) => (meant.has(item.id) ? change(item) : item));
}

function tagged(
  items: readonly Item[],
  ranges: readonly Range[],
  label: string,
  textOf: TextOf,
): readonly Item[] {
  // Looked at by their starts first: a text may have ten thousand items, and ranges are few.
  const starts = new Map<number, Range[]>();
  for (const range of ranges) {
    const there = starts.get(startOf(range));
    if (there) there.push(range);
    else starts.set(startOf(range), [range]);
  }
  const replaced = new Map<Range, Item>();
  const kept = items.filter((item) => {
    const range = starts.get(startOf(item.range))?.find(({ end }) => compare(end, item.range.end) === 0);
    if (range && item.kind === 'annotation') replaced.set(range, item);
    return !range;
  });
  const made = ranges.map((range): Item => ({
    ...replaced.get(range),
    id: pendingId(range),
    kind: 'annotation',
    range,
    text: textOf(range),
    label,
    origin: 'human',
  }));
  return merged(kept, made.sort(byPlace));
}

/** One number a place, for lines shorter than a million letters. */
const startOf = ({ start }: Range): number => start.line * 2 ** 20 + start.character;

/** Two lists in order, as one. */
function merged(many: readonly Item[], few: readonly Item[]): readonly Item[] {
  const all: Item[] = [];
  let next = 0;
  for (const item of many) {
    while (next < few.length && byPlace(few[next]!, item) < 0) all.push(few[next++]!);
    all.push(item);
  }
  return [...all, ...few.slice(next)];
}
