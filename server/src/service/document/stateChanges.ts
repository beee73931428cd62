/**
 * What of a state is other than in the one that a client has. It is found by what items are made of: of an item that the
 * client has nothing is made, however long the document is.
 */
import { suggestionId, movedSuggestionId } from '../../annotation/suggestionId.js';
import { sameFragments } from '../../annotation/fragments.js';
import type { Format } from '../../messages/formatter.js';
import type { Item } from '../../protocol/items.js';
import type { StateChanges } from '../../protocol/state.js';
import { differingPart } from '../../protocol/stateChanges.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import { itemOf, nameOf, shownIn, type Shown } from './items.js';
import { textMove, type PlacedMove } from './textMove.js';

/** A state that a client has. */
export interface KnownState {
  readonly revision: number;
  readonly snapshot: Snapshot;
  /** That of the snapshot's document, which goes on. */
  readonly text: string;
}

type ItemChanges = Omit<StateChanges, 'since' | 'rest'>;

/** What makes the items of a snapshot of those that a client has; undefined where sending them all is no more. */
export function itemChanges(known: KnownState, snapshot: Snapshot, say: Format): ItemChanges | undefined {
  const move =
    snapshot.version === known.snapshot.version ? undefined : textMove(known.text, snapshot.document);
  const before = shownIn(known.snapshot);
  const after = shownIn(snapshot);
  const isKept = (one: Shown, other: Shown): boolean =>
    isMoved(one, other, move) && nameOf(known.snapshot, one) === nameOf(snapshot, other);
  const { start, endBefore, endAfter } = differingPart(before, after, isKept);
  const old = new Map(before.slice(start, endBefore).map((one) => [movedId(one, move), one]));
  const items: { at: number; item: Item }[] = [];
  for (let at = start; at < endAfter; at++) {
    const one = after[at]!;
    const id = idOf(one);
    const was = old.get(id);
    if (!was || !isKept(was, one)) items.push({ at, item: itemOf(snapshot, one, say) });
    old.delete(id);
  }
  if (items.length > after.length / 2) return undefined;
  return {
    gone: [...old.values()].map(idOf),
    ...(move && { move: { from: move.from, to: move.to, units: move.units } }),
    items,
  };
}

const idOf = (one: Shown): string => ('id' in one ? one.id : suggestionId(one));

/** By how much something moves along. */
const shiftOf = ({ start }: Shown, move: PlacedMove | undefined): number =>
  move && start >= move.offset ? move.units : 0;

const movedId = (one: Shown, move: PlacedMove | undefined): string =>
  'id' in one ? one.id : movedSuggestionId(suggestionId(one), shiftOf(one, move));

/** Whether one is the other, moved along. */
function isMoved(one: Shown, other: Shown, move: PlacedMove | undefined): boolean {
  const shift = shiftOf(one, move);
  if (one === other) return shift === 0;
  if (one.start + shift !== other.start || one.end + shift !== other.end) return false;
  for (const key in other) if (!(key in one)) return false;
  for (const key in one) if (!isSame(one, other, key as keyof Shown, shift)) return false;
  return true;
}

function isSame(one: Shown, other: Shown, key: keyof Shown, shift: number): boolean {
  if (key === 'start' || key === 'end') return true;
  const { [key]: a } = one;
  const { [key]: b } = other;
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (key !== 'fragments') return JSON.stringify(a) === JSON.stringify(b);
  const moved = one.fragments?.map((piece) => ({ start: piece.start + shift, end: piece.end + shift }));
  return sameFragments(moved, other.fragments);
}
