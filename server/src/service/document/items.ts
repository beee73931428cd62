/** Annotations and open suggestions of a snapshot, as the protocol has them. */
import { sourceName } from '../../suggestions/sourceName.js';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import type { Message } from '../../messages/message.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { piecesOf, shownText, type Place } from '../../annotation/fragments.js';
import type { Annotation } from '../../annotation/model.js';
import { byPlace } from '../../text/order.js';
import { hasTimexValue } from '../../annotation/timexValue.js';
import { RECOGNISER } from '../../suggestions/recogniser/recognition.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import { sourcesOf, type Suggestion } from '../../suggestions/suggestion.js';
import type { Span } from '../../text/span.js';
import { timexMessage } from '../../annotation/timexMessage.js';
import type { Item } from '../../protocol/items.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';

/** A value in the reader's words; undefined where it says nothing more than the value itself. */
function valueText(
  { label, value, mod }: Pick<Annotation, 'label' | 'value' | 'mod'>,
  say: Format,
): string | undefined {
  if (value === undefined || !hasTimexValue(label)) return undefined;
  const time = timexMessage(value, mod);
  const words = time && say(time);
  return words === value ? undefined : words;
}

interface Names {
  readonly own: ReadonlyMap<string, string> | undefined;
  readonly names: ReadonlyMap<string, string>;
}

const knownNames = new WeakMap<readonly Suggestion[], Names>();

/** Names of entities: those that the corpus gives them, else those that the recogniser knows. Computed once a recognition. */
function entityNames({ proposed, corpus }: Snapshot): ReadonlyMap<string, string> {
  const own = corpus?.entityNames;
  const known = knownNames.get(proposed);
  if (known && known.own === own) return known.names;
  const names = new Map<string, string>();
  for (const { canonical, name } of proposed)
    if (canonical !== undefined && name !== undefined) names.set(canonical, name);
  for (const [id, name] of own ?? []) names.set(id, name);
  knownNames.set(proposed, { own, names });
  return names;
}

/** What an annotator decided, or is asked about. */
export type Shown = Annotation | Suggestion;

export const isAnnotation = (one: Shown): one is Annotation => 'id' in one;

/** All that is shown of a document, by place: start, longer first, annotations before suggestions. */
export function shownIn({ annotations, suggestions }: Snapshot): readonly Shown[] {
  return annotations.length === 0 ? suggestions : [...annotations, ...suggestions].sort(byPlace);
}

/** The name of the entity that something shown is linked to, as far as it is known. */
export function nameOf(snapshot: Snapshot, one: Shown): string | undefined {
  const { canonical } = one;
  if (canonical === undefined) return isAnnotation(one) ? undefined : one.name;
  if (isAnnotation(one)) return entityNames(snapshot).get(canonical);
  return snapshot.corpus?.entityNames.get(canonical) ?? one.name;
}

function annotationItem(
  snapshot: Snapshot,
  annotation: Annotation,
  name: string | undefined,
  say: Format,
): Item {
  return {
    id: annotation.id,
    kind: 'annotation',
    range: rangeOf(snapshot.document, annotation),
    ...pieces(snapshot.document, annotation),
    text: annotation.text,
    label: annotation.label,
    value: annotation.value,
    mod: annotation.mod,
    valueText: valueText(annotation, say),
    canonical: annotation.canonical,
    name,
    note: annotation.note,
    attributes: annotation.attributes,
    origin: annotation.origin,
    anchor: annotation.anchor,
    ...(hasNoCertainPlace(annotation) && { before: annotation.prefix, after: annotation.suffix }),
  };
}

function pieces(document: TextDocument, place: Place): Pick<Item, 'pieces'> {
  if (!place.fragments) return {};
  return { pieces: piecesOf(place).map((piece) => rangeOf(document, piece)) };
}

function hasNoCertainPlace({ anchor }: Annotation): boolean {
  return anchor === 'ambiguous' || anchor === 'lost';
}

function suggestionItem(
  snapshot: Snapshot,
  mention: Suggestion,
  name: string | undefined,
  say: Format,
): Item {
  const sources = sourcesOf(mention);
  return {
    id: suggestionId(mention),
    kind: 'suggestion',
    range: rangeOf(snapshot.document, mention),
    ...pieces(snapshot.document, mention),
    text: mention.text,
    label: mention.label,
    value: mention.value,
    mod: mention.mod,
    valueText: valueText(mention, say),
    canonical: mention.canonical,
    attributes: mention.attributes,
    name,
    confidence: mention.confidence,
    labelConfidence: mention.labelConfidence,
    borderConfidence: mention.borderConfidence,
    reasons: inWords(mention.reasons, say),
    ...(sources.some((source) => source !== RECOGNISER) && {
      sources: sources.map((source) => sourceName(source, say)),
    }),
  };
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** Whether the item of one says what that of the other does, but for where it is. Asked of every suggestion at every key. */
export const isSameSuggestion = (one: Suggestion, other: Suggestion): boolean =>
  one.label === other.label &&
  one.text === other.text &&
  one.value === other.value &&
  one.mod === other.mod &&
  one.canonical === other.canonical &&
  one.name === other.name &&
  one.confidence === other.confidence &&
  one.labelConfidence === other.labelConfidence &&
  one.borderConfidence === other.borderConfidence &&
  one.source === other.source &&
  isSame(one.alsoFrom, other.alsoFrom) &&
  isSame(one.attributes, other.attributes) &&
  isSame(one.reasons, other.reasons);

const PLACE: ReadonlySet<string> = new Set(['start', 'end', 'fragments']);

/** The same of annotations, by all that they have. */
export function isSameAnnotation(one: Annotation, other: Annotation): boolean {
  for (const key in other) if (!(key in one)) return false;
  for (const key in one)
    if (!PLACE.has(key) && !isSame(one[key as keyof Annotation], other[key as keyof Annotation]))
      return false;
  return true;
}

interface Sentences {
  readonly say: Format;
  readonly sentences: readonly string[];
}

const reasonsInWords = new WeakMap<readonly Message[], Sentences>();

/** Reasons as sentences, put into words once: a suggestion's item is made anew at each version of the text. */
function inWords(reasons: readonly Message[], say: Format): readonly string[] {
  const known = reasonsInWords.get(reasons);
  if (known?.say === say) return known.sentences;
  const sentences = reasons.map(say);
  reasonsInWords.set(reasons, { say, sentences });
  return sentences;
}

/** The text of an item with a sign for each gap. */
export const textShown = ({ item, fragments }: PlacedItem): string => shownText(item.text, fragments);

export interface PlacedItem extends Place {
  readonly item: Item;
}

interface Made {
  readonly document: TextDocument;
  readonly version: number;
  readonly name: string | undefined;
  readonly say: Format;
  readonly item: Item;
}

/** Items by what they show: a decision makes few anew, and what did not change is the same object as before. */
const made = new WeakMap<Shown, Made>();

export function itemOf(snapshot: Snapshot, one: Shown, say: Format): Item {
  const { document, version } = snapshot;
  const name = nameOf(snapshot, one);
  const known = made.get(one);
  const isSameText = known?.document === document && known.version === version;
  if (isSameText && known.name === name && known.say === say) return known.item;
  const item = isAnnotation(one)
    ? annotationItem(snapshot, one, name, say)
    : suggestionItem(snapshot, one, name, say);
  made.set(one, { document, version, name, say, item });
  return item;
}

function placedItem(snapshot: Snapshot, one: Shown, say: Format): PlacedItem {
  const { start, end, fragments } = one;
  return { start, end, ...(fragments && { fragments }), item: itemOf(snapshot, one, say) };
}

const placed = new WeakMap<Snapshot, { readonly say: Format; readonly items: readonly PlacedItem[] }>();

/** All items, by place. Computed once a snapshot. */
export function placedItems(snapshot: Snapshot, say: Format = format): readonly PlacedItem[] {
  const known = placed.get(snapshot);
  if (known?.say === say) return known.items;
  const items = shownIn(snapshot).map((one) => placedItem(snapshot, one, say));
  placed.set(snapshot, { say, items });
  return items;
}

/** The items around an offset, outermost first, without the cost of all the others; in a gap there is none. */
export function itemsAt(snapshot: Snapshot, offset: number, say: Format = format): readonly PlacedItem[] {
  const isAround = ({ start, end }: Span) => start <= offset && offset < end;
  const isThere = (one: Shown) => isAround(one) && piecesOf(one).some(isAround);
  return [...snapshot.annotations.filter(isThere), ...snapshot.suggestions.filter(isThere)]
    .sort(byPlace)
    .map((one) => placedItem(snapshot, one, say));
}
