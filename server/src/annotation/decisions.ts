/** What one decision of an annotator makes of an annotation set: a pure function. */
import { message } from '../messages/message.js';
import { changedAttributes, type AttributeChanges, type Attributes } from './attributes.js';
import type { DecisionRules } from './completeness.js';
import type { DecisionRecord } from './decisionRecord.js';
import { STRICT_SPANS, type Place } from './fragments.js';
import { DecisionDraft, type Outcome, type ProposedSpan } from './decisionDraft.js';
import { settled, settledDocument } from './settling.js';
import type { Annotation, AnnotationSet, DocumentStatus, Origin, Relation } from './model.js';

export type { Outcome, ProposedSpan } from './decisionDraft.js';

export type Decision =
  /** Tags places as they are (snapped before, see snapping.ts); a place that has an annotation gets the label. */
  | {
      readonly kind: 'tag';
      readonly spans: readonly (Place & { readonly record?: DecisionRecord })[];
      readonly label: string;
      readonly value?: string;
      readonly mod?: string;
      readonly canonical?: string;
      readonly attributes?: Attributes;
      readonly origin?: Origin;
    }
  /** Accepts suggestions, with another label where one is given. */
  | { readonly kind: 'accept'; readonly suggestions: readonly ProposedSpan[]; readonly label?: string }
  /** Refuses suggestions, and annotations by id. */
  | {
      readonly kind: 'reject';
      readonly suggestions?: readonly ProposedSpan[];
      readonly ids?: readonly string[];
    }
  /** Takes annotations (or rejections) away, and the relations that they were part of. */
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  /** `attributes` are given to annotations that lack them. */
  | {
      readonly kind: 'relabel';
      readonly ids: readonly string[];
      readonly label: string;
      readonly attributes?: Attributes;
    }
  | { readonly kind: 'move'; readonly id: string; readonly span: Place }
  /** Says that moved or ambiguous annotations stand where they belong. */
  | { readonly kind: 'confirm'; readonly ids: readonly string[] }
  /** Says something of annotations, and, in attributes, of relations. `null` and what is blank take it away; absent leaves it. */
  | {
      readonly kind: 'describe';
      readonly ids: readonly string[];
      readonly value?: string | null;
      readonly mod?: string | null;
      readonly note?: string | null;
      readonly canonical?: string | null;
      readonly attributes?: AttributeChanges;
    }
  /**
   * Takes in annotations and relations from elsewhere as they are, but for those that the place has or cannot have; one
   * that is there with the same label gets what it lacks.
   */
  | {
      readonly kind: 'import';
      readonly annotations: readonly Annotation[];
      readonly relations: readonly Relation[];
    }
  | {
      readonly kind: 'relate';
      readonly type: string;
      readonly from: string;
      readonly to: string;
      readonly attributes?: Attributes;
    }
  | { readonly kind: 'unrelate'; readonly id: string }
  | { readonly kind: 'status'; readonly status: DocumentStatus }
  /** Says of labels that nothing more has them in the document, and of others that something may. */
  /** Settles what a merge left, see settling.ts: of versions those of `keep` stand, those of `drop` are gone. */
  | { readonly kind: 'settle'; readonly keep: readonly string[]; readonly drop: readonly string[] }
  /** The document is as it is said to be; with `other`, as the other side of a merge said. */
  | { readonly kind: 'settleDocument'; readonly other: boolean }
  | { readonly kind: 'exhaustive'; readonly labels: readonly string[]; readonly open: readonly string[] }
  /** One after the other, as one step. */
  | { readonly kind: 'several'; readonly decisions: readonly Decision[] };

/** Ten letters and digits, different every time. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

type Description = Extract<Decision, { kind: 'describe' }>;

function describe(annotation: Annotation, decision: Description): Annotation {
  const next: Record<string, unknown> = { ...withAttributes(annotation, decision) };
  for (const key of ['value', 'mod', 'note', 'canonical'] as const) {
    const given = decision[key];
    if (given === null || given?.trim() === '') delete next[key];
    else if (given !== undefined) next[key] = given;
  }
  return next as unknown as Annotation;
}

function withAttributes<T extends { readonly attributes?: Attributes }>(
  described: T,
  { attributes: changes }: Description,
): T {
  if (!changes) return { ...described };
  const { attributes: before, ...rest } = described;
  const attributes = changedAttributes(before, changes);
  return { ...rest, ...(attributes && { attributes }) } as T;
}

/** Carries out one decision. `text` is the editor's; `makeId` gives ids that no annotation has; `rules` are the corpus'. */
export function decide(
  set: AnnotationSet,
  decision: Decision,
  text: string,
  makeId: () => string = newId,
  rules: DecisionRules = STRICT_SPANS,
): Outcome {
  const draft = new DecisionDraft(set, text, makeId, rules);
  carryOut(draft, decision);
  return draft.done();
}

function carryOut(draft: DecisionDraft, decision: Decision): void {
  switch (decision.kind) {
    case 'tag':
      for (const span of decision.spans) draft.place({ ...decision, ...span }, decision.origin ?? 'human');
      break;
    case 'accept':
      for (const suggestion of decision.suggestions) draft.place(suggestion, 'accepted', decision.label);
      break;
    case 'reject':
      for (const suggestion of decision.suggestions ?? []) draft.rejectPlace(suggestion);
      for (const id of decision.ids ?? []) draft.reject(id);
      break;
    case 'remove':
      for (const id of decision.ids) if (draft.get(id)) draft.remove(id);
      break;
    case 'relabel':
      for (const id of decision.ids) draft.relabel(id, decision.label, decision.attributes);
      break;
    case 'move':
      draft.move(decision.id, decision.span);
      break;
    case 'confirm':
      for (const id of decision.ids) {
        const annotation = draft.get(id);
        if (annotation?.anchor === 'lost') draft.refuse(message('decision.textGone'));
        else if (annotation?.anchor !== undefined) draft.move(id, annotation);
      }
      break;
    case 'describe':
      describeEach(draft, decision);
      break;
    case 'import':
      draft.takeIn(decision.annotations, decision.relations);
      break;
    case 'relate':
      draft.relate(decision);
      break;
    case 'unrelate':
      draft.unrelate(decision.id);
      break;
    case 'status':
      draft.setStatus(decision.status);
      break;
    case 'settle':
      draft.rework((set) => settled(set, decision.keep, decision.drop), decision.keep);
      break;
    case 'settleDocument':
      draft.rework((set) => settledDocument(set, decision.other), []);
      break;
    case 'exhaustive':
      draft.setExhaustive(decision.labels, decision.open);
      break;
    case 'several':
      for (const each of decision.decisions) carryOut(draft, each);
      break;
  }
}

function describeEach(draft: DecisionDraft, decision: Description): void {
  for (const id of decision.ids) {
    const relation = draft.relation(id);
    const annotation = relation ? undefined : draft.get(id);
    if (relation) draft.putRelation(withAttributes(relation, decision));
    if (annotation) draft.put(describe(annotation, decision));
  }
}
