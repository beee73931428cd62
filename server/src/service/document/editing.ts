/** From what a client asks (ranges, ids of suggestions) to what the store decides (spans, mentions). */
import {
  changedAttributes,
  defaultAttributes,
  isNothing,
  valueProblem,
  type Attributes,
} from '../../annotation/attributes.js';
import { piecesOf, placeOf, samePlace, withBorders, type Place } from '../../annotation/fragments.js';
import type { Decision } from '../../annotation/decisions.js';
import { relationProblem } from '../../annotation/relations.js';
import { snapSpan } from '../../annotation/snapping.js';
import { message, type Message } from '../../messages/message.js';
import type { EditCommand, QuestionCommand } from '../../protocol/edits.js';
import type { Range } from '../../protocol/positions.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { Span } from '../../text/span.js';
import { hasTimexValue, timexProblem } from '../../annotation/timexValue.js';
import { joinApart } from '../../messages/joining.js';
import { knownNames } from './knownNames.js';
import { rangeOf, spanOf, type Snapshot } from '../../corpus/snapshot.js';

/** What a command comes to: a decision or a step through those before, or why there is nothing to decide. */
export type Intent =
  | {
      readonly decision: Decision | Extract<EditCommand, { kind: 'undo' | 'redo' }>;
      /** Why a span differs from the one asked for. */
      readonly snapped?: Message;
    }
  | { readonly refusal: Message };

/** What is decided about annotations, or the document's status. */
type DecisionCommand = Exclude<EditCommand, { kind: 'describeDocument' } | QuestionCommand>;

/** A command of one kind. */
type Command<Kind extends DecisionCommand['kind']> = Extract<DecisionCommand, { kind: Kind }>;

/** How a command of each kind becomes an intent: a kind without a way does not compile. */
const INTENTS: {
  readonly [Kind in DecisionCommand['kind']]: (snapshot: Snapshot, command: Command<Kind>) => Intent;
} = {
  tag: tagOne,
  tagAll: tagEach,
  accept,
  acceptAll,
  reject,
  remove: (_, { ids }) => ({ decision: { kind: 'remove', ids } }),
  relabel,
  move,
  describe,
  addPiece,
  removePiece,
  relate,
  unrelate: asItIs,
  status: asItIs,
  exhaustive,
  settle: asItIs,
  settleDocument: asItIs,
  undo: asItIs,
  redo: asItIs,
};

/** What an edit command comes to on this snapshot. */
export function intentOf<Kind extends DecisionCommand['kind']>(
  snapshot: Snapshot,
  command: Command<Kind> & { readonly kind: Kind },
): Intent {
  if ('label' in command && command.label?.trim() === '') return { refusal: message('edit.noLabel') };
  return INTENTS[command.kind](snapshot, command);
}

function asItIs(
  _: Snapshot,
  command: Command<'unrelate' | 'status' | 'settle' | 'settleDocument' | 'undo' | 'redo'>,
): Intent {
  return { decision: command };
}

/** Of labels that the corpus has, or had: the document may have some of those. */
function exhaustive(snapshot: Snapshot, command: Command<'exhaustive'>): Intent {
  if (!snapshot.exhaustive) return { refusal: message('edit.doneAsWhole') };
  const unknown = command.labels.filter(
    (label) =>
      !snapshot.labels.some(({ name }) => name === label) &&
      !snapshot.annotations.some((annotation) => annotation.label === label),
  );
  return unknown.length > 0
    ? { refusal: message('edit.labelsUnknown', { labels: unknown }) }
    : { decision: command };
}

function tagOne(snapshot: Snapshot, command: Command<'tag'>): Intent {
  const asked = spanOf(snapshot.document, command.range);
  const { span, reason } = spanFor(snapshot, asked, command.exact === true);
  if (span.start >= span.end) return { refusal: message('edit.noWord') };
  return { decision: tag(snapshot, [span], command), snapped: reason };
}

function tagEach(snapshot: Snapshot, command: Command<'tagAll'>): Intent {
  const spanAt = (range: Range): Span => spanOf(snapshot.document, range);
  const spans = command.places.map(
    ({ range, pieces }) => placeOf(pieces?.map(spanAt) ?? []) ?? spanAt(range),
  );
  return spans.length === 0
    ? { refusal: message('edit.noPlaces') }
    : { decision: tag(snapshot, spans, command) };
}

function accept(snapshot: Snapshot, command: Command<'accept'>): Intent {
  const suggestions = suggestionsOf(snapshot, command.ids);
  // On what moved or stands in several places, to accept is to say that it belongs here.
  const standing = annotationsOf(snapshot, command.ids).map((annotation) => annotation.id);
  if (suggestions.length === 0 && standing.length > 0)
    return { decision: { kind: 'confirm', ids: standing } };
  if (suggestions.length === 0) return { refusal: message('edit.suggestionGone') };
  return { decision: acceptance(snapshot, suggestions, command.label) };
}

function acceptAll(snapshot: Snapshot, command: Command<'acceptAll'>): Intent {
  const { range, minimumConfidence = 0, labels } = command;
  const within = range && spanOf(snapshot.document, range);
  const suggestions = snapshot.suggestions.filter(
    (mention) =>
      mention.confidence >= minimumConfidence &&
      (!labels || labels.includes(mention.label)) &&
      (!within || (within.start <= mention.start && mention.start < within.end)),
  );
  return suggestions.length === 0
    ? { refusal: message('edit.noSuggestions') }
    : { decision: acceptance(snapshot, suggestions) };
}

/** Accepts suggestions, with what the corpus gives annotations of their labels. */
function acceptance(snapshot: Snapshot, suggestions: readonly Suggestion[], label?: string): Decision {
  const given = suggestions.map((suggestion) => {
    const attributes = withDefaults(snapshot, label ?? suggestion.label, suggestion.attributes);
    return attributes === suggestion.attributes ? suggestion : { ...suggestion, attributes };
  });
  return { kind: 'accept', suggestions: given, label };
}

function reject(snapshot: Snapshot, command: Command<'reject'>): Intent {
  const suggestions = suggestionsOf(snapshot, command.ids);
  const ids = annotationsOf(snapshot, command.ids).map((annotation) => annotation.id);
  return suggestions.length + ids.length === 0
    ? { refusal: message('edit.suggestionGone') }
    : { decision: { kind: 'reject', suggestions, ids } };
}

function relabel(snapshot: Snapshot, { id, label, all }: Command<'relabel'>): Intent {
  const [mention] = suggestionsOf(snapshot, [id]);
  const [former] = all ? annotationsOf(snapshot, [id]) : [];
  const same = former && snapshot.annotations.filter((each) => each.label === former.label);
  return {
    decision: mention
      ? acceptance(snapshot, [mention], label)
      : {
          kind: 'relabel',
          ids: same?.map((each) => each.id) ?? [id],
          label,
          attributes: withDefaults(snapshot, label),
        },
  };
}

function move(snapshot: Snapshot, command: Command<'move'>): Intent {
  const asked = spanOf(snapshot.document, command.range);
  const { span, reason } = spanFor(snapshot, asked, command.exact === true);
  const given = command.pieces?.map((range) => spanOf(snapshot.document, range));
  const placed = placedAs(snapshot, command.id, (place) =>
    given ? placeOf(given) : withBorders(place, span),
  );
  return 'decision' in placed ? { ...placed, snapped: reason } : placed;
}

/** A piece that touches another one is part of it. */
function addPiece(snapshot: Snapshot, { id, range, exact }: Command<'addPiece'>): Intent {
  const asked = spanOf(snapshot.document, range);
  const { span, reason } = spanFor(snapshot, asked, exact === true);
  if (span.start >= span.end) return { refusal: message('edit.noWord') };
  const placed = placedAs(snapshot, id, (place) => placeOf([...piecesOf(place), span]));
  return 'decision' in placed ? { ...placed, snapped: reason } : placed;
}

function removePiece(snapshot: Snapshot, { id, range }: Command<'removePiece'>): Intent {
  const { start, end } = spanOf(snapshot.document, range);
  const isMeant = (piece: Span): boolean => piece.start <= start && Math.max(end, start) <= piece.end;
  return placedAs(snapshot, id, (place) => {
    const pieces = piecesOf(place);
    const at = pieces.findIndex(isMeant);
    return placeOf(pieces.filter((_, i) => i !== at)) ?? place;
  });
}

/** The annotation at another place; a suggestion at another place is the annotator's own. */
function placedAs(snapshot: Snapshot, id: string, change: (place: Place) => Place | undefined): Intent {
  const [mention] = suggestionsOf(snapshot, [id]);
  const [annotation] = annotationsOf(snapshot, [id]);
  const given = mention ?? annotation;
  const place = given && change(given);
  if (!place) return { refusal: message('edit.annotationGone') };
  return { decision: mention ? tag(snapshot, [place], mention) : { kind: 'move', id, span: place } };
}

/** Between two annotations, of a type that the corpus allows there. */
function relate(snapshot: Snapshot, command: Command<'relate'>): Intent {
  const [from] = annotationsOf(snapshot, [command.from]);
  const [to] = annotationsOf(snapshot, [command.to]);
  if (!from || !to) return { refusal: message('edit.relateAnnotations') };
  const problem = relationProblem(snapshot.relationTypes, command.type, from, to);
  if (problem !== undefined) return { refusal: problem };
  const attributes = defaultAttributes(snapshot.attributeDefinitions, { type: command.type });
  return { decision: { ...command, attributes } };
}

function spanFor(snapshot: Snapshot, asked: Span, exact: boolean): { span: Span; reason?: Message } {
  if (exact) return { span: asked };
  const { start, end, reasons } = snapSpan(
    snapshot.document.getText(),
    asked,
    snapshot.language,
    knownNames(snapshot),
  );
  return { span: { start, end }, reason: joinApart(reasons) };
}

interface TaggedAs {
  readonly label: string;
  readonly canonical?: string;
  readonly value?: string;
  readonly attributes?: Attributes;
}

/** What the corpus gives annotations of a label, and what else is said of one. */
function withDefaults(snapshot: Snapshot, label: string, said?: Attributes): Attributes | undefined {
  return defaultAttributes(snapshot.attributeDefinitions, { label }, said);
}

/** A tag takes over what the recogniser knows of the very place: value, entity. */
function tag(
  snapshot: Snapshot,
  spans: readonly Place[],
  { label, canonical, value, attributes }: TaggedAs,
): Decision {
  const known = spans.length === 1 ? mentionAt(snapshot, spans[0]!, label) : undefined;
  return {
    kind: 'tag',
    spans,
    label,
    value: value ?? known?.value,
    mod: value === undefined ? known?.mod : undefined,
    canonical: canonical ?? known?.canonical,
    attributes: withDefaults(snapshot, label, attributes ?? known?.attributes),
  };
}

function mentionAt(snapshot: Snapshot, place: Place, label: string): Suggestion | undefined {
  return snapshot.proposed.find((mention) => samePlace(mention, place) && mention.label === label);
}

function suggestionsOf(snapshot: Snapshot, ids: readonly string[]): Suggestion[] {
  const wanted = new Set(ids);
  return snapshot.suggestions.filter((mention) => wanted.has(suggestionId(mention)));
}

export function annotationsOf(snapshot: Snapshot, ids: readonly string[]) {
  const wanted = new Set(ids);
  return snapshot.annotations.filter((annotation) => wanted.has(annotation.id));
}

/** Describing a suggestion accepts it with what is said. */
function describe(snapshot: Snapshot, command: Command<'describe'>): Intent {
  const [mention] = suggestionsOf(snapshot, [command.id]);
  const [annotation] = annotationsOf(snapshot, [command.id]);
  const relation = snapshot.relations.find(({ id }) => id === command.id);
  const label = (mention ?? annotation)?.label;
  if (label === undefined && !relation) return { refusal: message('edit.annotationGone') };
  const problem = descriptionProblem(snapshot, command, label);
  if (problem) return { refusal: problem };
  const { id, value, note, canonical, attributes } = command;
  if (!mention) return { decision: { kind: 'describe', ids: [id], value, note, canonical, attributes } };
  const changed = {
    ...mention,
    value: said(value, mention.value),
    canonical: said(canonical, mention.canonical),
    note: said(note, undefined),
    attributes: changedAttributes(
      withDefaults(snapshot, mention.label, mention.attributes),
      attributes ?? {},
    ),
  };
  return { decision: { kind: 'accept', suggestions: [changed] } };
}

/** Why something cannot be said of what has a label. */
function descriptionProblem(
  { attributeDefinitions }: Snapshot,
  { value, attributes = {} }: Command<'describe'>,
  label: string | undefined,
): Message | undefined {
  if (typeof value === 'string' && label !== undefined && hasTimexValue(label)) {
    const problem = timexProblem(value, label);
    if (problem) return problem;
  }
  for (const [name, given] of Object.entries(attributes)) {
    if (isNothing(given)) continue;
    const definition = attributeDefinitions.find((each) => each.name === name);
    const problem = definition ? valueProblem(definition, given) : message('attribute.unknown', { name });
    if (problem) return problem;
  }
  return undefined;
}

/** What is said of an attribute: something, nothing (null, or blank), or what was known before. */
function said(given: string | null | undefined, before: string | undefined): string | undefined {
  if (given === undefined) return before;
  return given === null || given.trim() === '' ? undefined : given;
}

/** The label of an annotation or suggestion. */
export function labelOf(snapshot: Snapshot, id: string): string | undefined {
  return (suggestionsOf(snapshot, [id])[0] ?? annotationsOf(snapshot, [id])[0])?.label;
}

export function rangesOf(snapshot: Snapshot, spans: readonly Span[]) {
  return spans.map((span) => rangeOf(snapshot.document, span));
}
