/** Plans a change over a corpus: what is decided at each of the places that are meant. Writes nothing. */
import {
  defaultAttributes,
  isNothing,
  valueProblem,
  type AttributeChanges,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
} from '../../annotation/attributes.js';
import { attributeMessage, valueMessage } from '../../annotation/attributeMessage.js';
import { shownText } from '../../annotation/fragments.js';
import type { Decision } from '../../annotation/decisions.js';
import type { Annotation } from '../../annotation/model.js';
import type { ProposedSpan } from '../../annotation/decisionDraft.js';
import { message, type Message } from '../../messages/message.js';
import type { CorpusModel } from '../corpusModel.js';
import type { Snapshot } from '../snapshot.js';
import type { CorpusChange, DocumentChange, PlaceChange } from './change.js';
import { planEntities } from './entityPlans.js';
import type { ChangeIntent, PlaceAction, Selection } from './intent.js';
import { fieldsTitle, planFields } from './fieldPlans.js';
import type { Plan } from './plan.js';
import { selectedDocuments, type Selected, type SelectedDocument } from './selecting.js';
import { overlappingAt } from './standing.js';

export interface PlanRequest {
  readonly model: CorpusModel;
  readonly annotator: string;
  readonly intent: ChangeIntent;
  readonly isCancelled?: () => boolean;
}

/** Undefined where it was given up; a message says why it cannot be planned. */
export async function planChange(
  request: PlanRequest,
): Promise<CorpusChange | { readonly refusal: Message } | undefined> {
  const { model, annotator, intent, isCancelled = () => false } = request;
  if (intent.kind === 'fields') {
    const documents = await planFields(model.corpus, intent);
    if (documents.length === 0) return { refusal: message('change.nothing') };
    return { title: fieldsTitle(intent), annotator, documents, entities: [], told: [] };
  }
  const plan =
    intent.kind === 'places' ? planPlaces(model, intent) : await planEntities(model, annotator, intent);
  if ('refusal' in plan) return plan;
  const byName = new Map<string, DocumentChange>();
  for (const { select, action, decidedOnly = false } of plan.parts) {
    for await (const found of selectedDocuments(model, annotator, select, isCancelled)) {
      const { document, snapshot } = found;
      const places = placesOf(found, action, decidedOnly);
      if (places.length === 0) continue;
      const before = byName.get(document.name)?.places ?? [];
      const all = [...before, ...places].sort((a, b) => a.span.start - b.span.start);
      byName.set(document.name, { document, status: snapshot.status, places: all });
    }
    if (isCancelled()) return undefined;
  }
  const documents = [...byName.values()];
  const entities = plan.entities;
  if (documents.length === 0 && entities.length === 0) return { refusal: message('change.nothing') };
  return { title: plan.title, annotator, documents, entities, told: [] };
}

function planPlaces(
  model: CorpusModel,
  { select, action }: Extract<ChangeIntent, { kind: 'places' }>,
): Plan | { readonly refusal: Message } {
  if ('label' in action && action.label.trim() === '') return { refusal: message('edit.noLabel') };
  const isInPieces = select.by === 'name' && select.fragments !== undefined;
  if (isInPieces && action.kind === 'tag' && !model.corpus.settings.spans.gaps)
    return { refusal: message('decision.noGaps') };
  const name = (id: string): string => model.corpus.entities.get(id)?.name ?? id;
  return { title: titleOf(select, action, name), parts: [{ select, action }], entities: [] };
}

function titleOf(select: Selection, action: PlaceAction, nameOf: (id: string) => string): Message {
  const what = whatIs(select, nameOf);
  switch (action.kind) {
    case 'tag':
    case 'relabel':
      return message('change.tag', { what, label: action.label });
    case 'accept':
      return message('change.accept', { what });
    case 'reject':
      return message('change.reject', { what });
    case 'remove':
      return message('change.remove', { what });
    case 'link':
      return action.entity === null
        ? message('change.unlink', { what })
        : message('change.link', { what, entity: nameOf(action.entity) });
    case 'value':
      return message('change.value', { what, value: action.value });
    case 'describe':
      return describedTitle(what, action.attributes);
    case 'renameAttribute':
      return message('change.renameAttribute', { what, from: action.from, to: action.to });
  }
}

function describedTitle(what: Message, attributes: AttributeChanges): Message {
  const all = Object.entries(attributes);
  if (all.every(([, value]) => isNothing(value)))
    return message('change.undescribe', { what, names: all.map(([name]) => name) });
  const said = all.map(([name, value]) => attributeMessage(name, value ?? '∅'));
  return message('change.describe', { what, said });
}

function whatIs(select: Selection, nameOf: (id: string) => string): Message {
  switch (select.by) {
    case 'entity':
      return message('change.ofEntity', { entity: nameOf(select.entity) });
    case 'name':
      return message('change.ofName', { name: shownText(select.name, select.fragments) });
    case 'label':
      return message('change.ofLabel', { label: select.label });
    case 'attribute':
      return whatSays(select);
    case 'confidence':
      return message('change.ofConfidence', { percent: Math.round(select.minimum * 1000) / 10 });
    case 'places':
      return message('change.ofPlaces', { count: select.places.length });
  }
}

function whatSays({ name, said, value, label }: Extract<Selection, { by: 'attribute' }>): Message {
  if (!said) return message('change.without', { name, label: label ?? '' });
  if (value === undefined) return message('change.ofAttribute', { name });
  return message('change.ofValue', { name, value: valueMessage(value) });
}

/** What is decided at each place, but where that would change nothing. */
function placesOf(
  { snapshot, selected }: SelectedDocument,
  action: PlaceAction,
  decidedOnly: boolean,
): PlaceChange[] {
  const text = snapshot.document.getText();
  const decided = [...snapshot.annotations, ...snapshot.rejected];
  const overlapping = overlappingAt(
    selected.map(({ span }) => span),
    decided,
  );
  return selected.flatMap((one): PlaceChange[] => {
    const isLeft = decidedOnly && !('annotation' in one);
    const decision = isLeft ? undefined : decisionFor(snapshot, one, action);
    const { start, end } = one.span;
    const standing =
      'annotation' in one ? { meant: one.annotation } : { overlapping: overlapping.get(one.span) ?? [] };
    return decision ? [{ span: { start, end }, text: text.slice(start, end), decision, standing }] : [];
  });
}

/** What is decided about one place; undefined where the action has nothing to do there. */
function decisionFor(snapshot: Snapshot, one: Selected, action: PlaceAction): Decision | undefined {
  if ('annotation' in one) return ofAnnotation(snapshot, one.annotation, action);
  if ('suggestion' in one) return ofSuggestion(snapshot, one.suggestion, action);
  if (action.kind !== 'tag') return undefined;
  const { label, entity } = action;
  const attributes = defaultAttributes(snapshot.attributeDefinitions, { label });
  return { kind: 'tag', spans: [one.span], label, canonical: entity, attributes };
}

function ofAnnotation(
  snapshot: Snapshot,
  {
    id,
    label,
    canonical,
    value,
    anchor,
    attributes = {},
  }: Pick<Annotation, 'id' | 'label' | 'canonical' | 'value' | 'anchor' | 'attributes'>,
  action: PlaceAction,
): Decision | undefined {
  const ids = [id];
  switch (action.kind) {
    case 'tag':
    case 'relabel': {
      const entity = 'entity' in action && action.entity !== canonical ? action.entity : undefined;
      const decisions: Decision[] = [];
      if (label !== action.label) {
        const attributes = defaultAttributes(snapshot.attributeDefinitions, { label: action.label });
        decisions.push({ kind: 'relabel', ids, label: action.label, attributes });
      }
      if (entity !== undefined) decisions.push({ kind: 'describe', ids, canonical: entity });
      return decisions.length > 1 ? { kind: 'several', decisions } : decisions[0];
    }
    case 'accept':
      return anchor === undefined || anchor === 'exact' ? undefined : { kind: 'confirm', ids };
    case 'reject':
    case 'remove':
      return { kind: action.kind, ids };
    case 'link':
      return (canonical ?? null) === action.entity
        ? undefined
        : { kind: 'describe', ids, canonical: action.entity };
    case 'value':
      return value === action.value ? undefined : { kind: 'describe', ids, value: action.value };
    case 'describe':
      return { kind: 'describe', ids, attributes: action.attributes };
    case 'renameAttribute': {
      const changes = renamed(snapshot.attributeDefinitions, attributes, action);
      return changes && { kind: 'describe', ids, attributes: changes };
    }
  }
}

/** Undefined where the other name says something already, or cannot say this. */
export function renamed(
  definitions: readonly AttributeDefinition[],
  attributes: Attributes,
  { from, to }: { readonly from: string; readonly to: string },
): AttributeChanges | undefined {
  const definition = definitions.find(({ name }) => name === to);
  const value = Object.hasOwn(attributes, from) ? attributes[from] : undefined;
  if (!definition || Object.hasOwn(attributes, to) || valueProblem(definition, value)) return undefined;
  return { [from]: null, [to]: value as AttributeValue };
}

function ofSuggestion(
  snapshot: Snapshot,
  suggestion: ProposedSpan,
  action: PlaceAction,
): Decision | undefined {
  const accepted = (label = suggestion.label, said: Partial<ProposedSpan> = {}): Decision => {
    const attributes = defaultAttributes(snapshot.attributeDefinitions, { label }, suggestion.attributes);
    return { kind: 'accept', suggestions: [{ ...suggestion, ...said, attributes }], label };
  };
  switch (action.kind) {
    case 'tag':
      return accepted(action.label, action.entity === undefined ? {} : { canonical: action.entity });
    case 'relabel':
      return accepted(action.label);
    case 'accept':
      return accepted();
    case 'reject':
      return { kind: 'reject', suggestions: [suggestion] };
    case 'link':
      return action.entity === null ? undefined : accepted(suggestion.label, { canonical: action.entity });
    // What nobody has decided about cannot be taken away, nor be said anything of.
    case 'remove':
    case 'value':
    case 'describe':
    case 'renameAttribute':
      return undefined;
  }
}
