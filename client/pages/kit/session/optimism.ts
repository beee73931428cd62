/**
 * What a decision will make of the state, drawn before the server has answered. An approximation: the server's own
 * state replaces it. Applying a decision that the state already holds changes nothing. Pure.
 */
import { lowerBound } from '../../../../server/src/text/lowerBound.js';
import type { Range } from 'vscode-languageserver-types';
import {
  changedAttributes,
  type AttributeChanges,
  type Attributes,
} from '../../../../server/src/annotation/attributes.js';
import { withExhaustive } from '../../../../server/src/annotation/completeness.js';
import type { EditCommand } from '../../../../server/src/protocol/edits.js';
import type { Item } from '../../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../../server/src/protocol/state.js';
import { withBorders, withoutPiece, withPiece, type ItemPlace } from '../../../annotating/pieces.js';
import { byPlace, isTwin } from '../../../annotating/places.js';

/** Gives the text of a range. */
export type TextOf = (range: Range) => string;

export function applied(state: DocumentState, command: EditCommand, textOf: TextOf): DocumentState {
  switch (command.kind) {
    case 'tag':
      return tagged(state, [command], command.label, textOf);
    case 'tagAll':
      return tagged(state, command.places, command.label, textOf);
    case 'accept':
      return changed(state, command.ids, (item) => ({
        ...item,
        kind: 'annotation',
        origin: 'accepted',
        label: command.label ?? item.label,
      }));
    case 'reject':
    case 'remove': {
      const gone = itemsOf(state, command.ids);
      const rejected = command.kind === 'reject' ? gone.length : 0;
      return exchanged(state, gone, [], rejected);
    }
    case 'relabel':
      return changed(state, [command.id], (item) => ({ ...item, kind: 'annotation', label: command.label }));
    case 'move':
      return placed(state, command.id, (item) => withBorders(item, command.range), textOf);
    case 'addPiece':
      if (!state.spanRules.gaps) return state;
      return placed(state, command.id, (item) => withPiece(item, command.range), textOf);
    case 'removePiece':
      return placed(state, command.id, (item) => withoutPiece(item, command.range), textOf);
    case 'describe':
      return command.attributes ? described(state, command.id, command.attributes) : state;
    case 'describeDocument':
      return withFields(state, command.fields);
    case 'status':
      return { ...state, status: command.status };
    case 'exhaustive': {
      const { exhaustive } = state;
      return exhaustive
        ? { ...state, exhaustive: withExhaustive(exhaustive, command.labels, command.open) }
        : state;
    }
    default:
      return state;
  }
}

/** An item at another place; a suggestion there is the annotator's own. */
function placed(
  state: DocumentState,
  id: string,
  place: (item: Item) => ItemPlace,
  textOf: TextOf,
): DocumentState {
  return changed(state, [id], (item) => {
    const { range, pieces } = place(item);
    const { pieces: _, ...rest } = item;
    return { ...rest, kind: 'annotation', range, ...(pieces && { pieces }), text: textOf(range) };
  });
}

/** What is said in attributes, of an item or a relation; the next key may build on it. */
function described(state: DocumentState, id: string, changes: AttributeChanges): DocumentState {
  const say = <T extends { readonly attributes?: Attributes }>(one: T): T => ({
    ...one,
    attributes: changedAttributes(one.attributes, changes),
  });
  if (state.relations.some((relation) => relation.id === id))
    return { ...state, relations: state.relations.map((each) => (each.id === id ? say(each) : each)) };
  return changed(state, [id], (item) => say<Item>({ ...item, kind: 'annotation' }));
}

/** What is said of the document as a whole; what its text proposes of it is then decided. */
function withFields(state: DocumentState, changes: AttributeChanges): DocumentState {
  const { fields } = state;
  if (!fields) return state;
  const values = changedAttributes(fields.values, changes) ?? {};
  const proposed = fields.proposed.filter(({ name }) => !Object.hasOwn(values, name));
  return { ...state, fields: { ...fields, values, proposed } };
}

/** The id that a tag has until the server has given it one. */
export function pendingId(range: Range, pieces: readonly Range[] = []): string {
  const shown = ({ start, end }: Range) => `${start.line}:${start.character}-${end.line}:${end.character}`;
  return ['pending', ...[range, ...pieces].map(shown)].join(' ');
}

function itemsOf({ items }: DocumentState, ids: readonly string[]): readonly Item[] {
  const [id] = ids;
  if (ids.length > 1) {
    const meant = new Set(ids);
    return items.filter((item) => meant.has(item.id));
  }
  const item = id === undefined ? undefined : items.find((one) => one.id === id);
  return item ? [item] : [];
}

function changed(state: DocumentState, ids: readonly string[], change: (item: Item) => Item): DocumentState {
  const before = itemsOf(state, ids);
  return exchanged(state, before, before.map(change));
}

function tagged(
  state: DocumentState,
  places: readonly ItemPlace[],
  label: string,
  textOf: TextOf,
): DocumentState {
  if (!state.spanRules.gaps && places.some(({ pieces }) => pieces)) return state;
  const gone: Item[] = [];
  const made = places.map(({ range, pieces }): Item => {
    const there = itemsAt(state.items, { range, pieces }).filter((item) => !staysBeside(state, item, label));
    gone.push(...there);
    return {
      ...there.findLast(({ kind }) => kind === 'annotation'),
      id: pendingId(range, pieces),
      kind: 'annotation',
      range,
      ...(pieces && { pieces }),
      text: textOf(range),
      label,
      origin: 'human',
    };
  });
  return exchanged(state, gone, made);
}

/** Whether an item stays where its very place is tagged: another label's, where the corpus has such. */
const staysBeside = ({ spanRules }: DocumentState, item: Item, label: string): boolean =>
  spanRules.same && item.label !== label;

/** The items that stand in just this place, in the same pieces. */
function itemsAt(items: readonly Item[], place: ItemPlace): readonly Item[] {
  const found: Item[] = [];
  for (let i = placeAmong(items, place); i < items.length; i++) {
    if (byPlace(items[i]!, place) !== 0) break;
    if (isTwin(items[i]!, place)) found.push(items[i]!);
  }
  return found;
}

/** The state without some items and with others: a few among ten thousand cost no look at each. */
function exchanged(
  state: DocumentState,
  gone: readonly Item[],
  made: readonly Item[],
  rejected = 0,
): DocumentState {
  const suggestionsIn = (items: readonly Item[]) =>
    items.reduce((count, { kind }) => count + (kind === 'suggestion' ? 1 : 0), 0);
  const suggestions = suggestionsIn(made) - suggestionsIn(gone);
  const { counts } = state;
  return {
    ...state,
    items: merged(without(state.items, gone), [...made].sort(byPlace)),
    counts: {
      annotated: counts.annotated + made.length - gone.length - suggestions,
      suggestions: counts.suggestions + suggestions,
      rejected: counts.rejected + rejected,
    },
  };
}

function without(items: readonly Item[], gone: readonly Item[]): readonly Item[] {
  const [only] = gone;
  if (!only) return items;
  if (gone.length > 1) {
    const unwanted = new Set(gone);
    return items.filter((item) => !unwanted.has(item));
  }
  const at = items.indexOf(only, placeAmong(items, only));
  return items.slice(0, at).concat(items.slice(at + 1));
}

/** Two lists in order, as one. */
function merged(many: readonly Item[], few: readonly Item[]): readonly Item[] {
  if (few.length === 0) return many;
  const parts: (readonly Item[])[] = [];
  let from = 0;
  for (const item of few) {
    const to = placeAmong(many, item, from);
    parts.push(many.slice(from, to), [item]);
    from = to;
  }
  const all: Item[] = [];
  return all.concat(...parts, many.slice(from));
}

/** Where in a list in order the first item stands that does not come before another, from a place on. */
function placeAmong(items: readonly Item[], item: { readonly range: Range }, from = 0): number {
  return lowerBound(items.length, (i) => byPlace(items[i]!, item) < 0, from);
}
