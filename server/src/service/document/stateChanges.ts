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
import { movedBy } from '../../text/span.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import {
  isAnnotation,
  isSameAnnotation,
  isSameSuggestion,
  itemOf,
  nameOf,
  shownIn,
  type Shown,
} from './items.js';
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
  const sameNames = known.snapshot.corpus?.entityNames === snapshot.corpus?.entityNames;
  const isKept = (one: Shown, other: Shown): boolean =>
    isMoved(one, other, move) &&
    ((sameNames && !isAnnotation(one)) || nameOf(known.snapshot, one) === nameOf(snapshot, other));
  const { start, endBefore, endAfter } = differingPart(before, after, isKept);
  const old = new Map(before.slice(start, endBefore).map((one, i) => [movedId(one, move), start + i]));
  const kept = new Set<number>();
  let last = -1;
  const items: { at: number; item: Item }[] = [];
  for (let at = start; at < endAfter; at++) {
    const one = after[at]!;
    const was = old.get(idOf(one)) ?? -1;
    // What is kept keeps its order, too.
    if (was > last && isKept(before[was]!, one)) kept.add((last = was));
    else items.push({ at, item: itemOf(snapshot, one, say) });
  }
  if (items.length > after.length / 2) return undefined;
  const gone: number[] = [];
  for (let i = start; i < endBefore; i++) if (!kept.has(i)) gone.push(i);
  return {
    gone,
    ...(move && { move: { from: move.from, to: move.to, units: move.units } }),
    items,
  };
}

const idOf = (one: Shown): string => (isAnnotation(one) ? one.id : suggestionId(one));

/** By how much something moves along. */
const shiftOf = ({ start }: Shown, move: PlacedMove | undefined): number =>
  move && start >= move.offset ? move.units : 0;

const movedId = (one: Shown, move: PlacedMove | undefined): string =>
  isAnnotation(one) ? one.id : movedSuggestionId(suggestionId(one), shiftOf(one, move));

/** Whether one is the other, moved along. */
function isMoved(one: Shown, other: Shown, move: PlacedMove | undefined): boolean {
  const shift = shiftOf(one, move);
  if (one === other) return shift === 0;
  if (one.start + shift !== other.start || one.end + shift !== other.end) return false;
  const { fragments } = one;
  const moved = shift === 0 ? fragments : fragments?.map((piece) => movedBy(piece, shift));
  if (!sameFragments(moved, other.fragments)) return false;
  if (isAnnotation(one)) return isAnnotation(other) && isSameAnnotation(one, other);
  return !isAnnotation(other) && isSameSuggestion(one, other);
}
