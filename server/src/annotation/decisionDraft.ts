/**
 * A working copy of an annotation set, on which a decision is carried out. Refuses, and says why, what would make spans
 * repeat or cross.
 */
import { NUMBER_LABELS, TIME_LABELS } from '../languages/mention.js';
import { message, sameMessage, type Message } from '../messages/message.js';
import { sameAttributes, type Attributes } from './attributes.js';
import { movedTo, samePlace, type Place } from './fragments.js';
import { inOrder } from './annotationOrder.js';
import { AnnotationPlaces } from './annotationPlaces.js';
import { completed } from './completing.js';
import { isFinished, sameLabels, sorted, withExhaustive, type DecisionRules } from './completeness.js';
import { withoutConfidences } from './confidence.js';
import { quoteOf } from './context.js';
import { recordedIn, type DecisionRecord } from './decisionRecord.js';
import { sameAnnotation } from './merging.js';
import type { Annotation, AnnotationSet, DocumentStatus, Origin, Relation } from './model.js';

/** A mention of the recogniser, or an annotation of somebody else, to be accepted or rejected. */
export interface ProposedSpan extends Place {
  readonly label: string;
  readonly value?: string;
  readonly mod?: string;
  readonly canonical?: string;
  readonly note?: string;
  readonly attributes?: Attributes;
  /** Of the decision about it, where the corpus keeps that. */
  readonly record?: DecisionRecord;
}

export interface Outcome {
  /** The set given, the same object, where nothing was done. */
  readonly set: AnnotationSet;
  /** Annotations and relations made or changed (for `remove`: none). */
  readonly ids: readonly string[];
  /** Why nothing, or not all, was done. */
  readonly messages: readonly Message[];
}

const KINDS: readonly ReadonlySet<string>[] = [new Set(TIME_LABELS), new Set(NUMBER_LABELS)];
const kindOf = (label: string): number => KINDS.findIndex((kind) => kind.has(label));

/** The same for relations that say the same. */
const keyOf = ({ type, from, to }: Omit<Relation, 'id'>): string => JSON.stringify([type, from, to]);

export class DecisionDraft {
  private annotations!: Map<string, Annotation>;
  private places!: AnnotationPlaces;
  private relations!: Map<string, Relation>;
  private status!: DocumentStatus;
  private exhaustive: readonly string[] | undefined;
  private readonly touched = new Set<string>();
  private readonly messages: Message[] = [];
  private changed = false;

  constructor(
    private set: AnnotationSet,
    private readonly text: string,
    private readonly makeId: () => string,
    private readonly rules: DecisionRules,
  ) {
    this.begin(set);
  }

  private begin(set: AnnotationSet): void {
    this.set = set;
    this.annotations = new Map(set.annotations.map((annotation) => [annotation.id, annotation]));
    this.places = new AnnotationPlaces(set.annotations);
    this.relations = new Map(set.relations.map((relation) => [relation.id, relation]));
    this.status = set.status;
    this.exhaustive = set.exhaustive;
  }

  done(): Outcome {
    const { messages } = this;
    if (!this.changed) return { set: this.set, ids: [...this.touched], messages };
    const annotations = [...this.annotations.values()];
    const relations = [...this.relations.values()];
    const { status } = this;
    const exhaustive = this.exhaustive && { exhaustive: this.exhaustive };
    const set = inOrder({ ...this.set, status, ...exhaustive, annotations, relations });
    return { set, ids: [...this.touched], messages };
  }

  /** Goes on with what `change` makes of what was decided so far. */
  rework(change: (set: AnnotationSet) => AnnotationSet, touched: readonly string[]): void {
    this.begin(change(this.done().set));
    for (const id of touched) this.touched.add(id);
    this.change();
  }

  /** Says why something is not done, once. */
  refuse(reason: Message): void {
    if (!this.messages.some((each) => sameMessage(each, reason))) this.messages.push(reason);
  }

  get(id: string): Annotation | undefined {
    const annotation = this.annotations.get(id);
    if (!annotation) this.refuse(message('decision.noAnnotation', { id }));
    return annotation;
  }

  /** What says the same as before is no change. */
  put(annotation: Annotation): void {
    const before = this.annotations.get(annotation.id);
    if (before) this.touched.add(annotation.id);
    if (before && before.anchor === annotation.anchor && sameAnnotation(before, annotation)) return;
    if (before) this.places.delete(before);
    this.places.add(annotation);
    this.annotations.set(annotation.id, annotation);
    this.touched.add(annotation.id);
    this.change();
  }

  private change(): void {
    this.changed = true;
    this.countLabels();
    if (this.status === 'new') this.status = 'in-progress';
  }

  remove(id: string): void {
    const annotation = this.annotations.get(id);
    if (!annotation) return;
    this.annotations.delete(id);
    this.places.delete(annotation);
    for (const relation of this.relations.values()) {
      if (relation.from === id || relation.to === id) this.relations.delete(relation.id);
    }
    this.change();
  }

  /** What stands in the way of a place; undefined where it fits. */
  obstacle(span: Place, except?: string): Message | undefined {
    if (!this.isPlace(span)) return message('decision.nothingToTag');
    if (span.fragments && !this.rules.gaps) return message('decision.noGaps');
    if (this.rules.cross) return undefined;
    const other = this.places.crossing(
      span,
      ({ id, rejected, anchor }) => rejected !== true && anchor !== 'ambiguous' && id !== except,
    );
    if (!other) return undefined;
    const text = this.text.slice(span.start, span.end);
    return message('decision.wouldCross', { text, other: other.text, label: other.label });
  }

  private isPlace(span: Place): boolean {
    return span.start >= 0 && span.start < span.end && span.end <= this.text.length;
  }

  at(span: Place, rejected: boolean, label?: string): Annotation | undefined {
    for (const annotation of this.places.at(span)) {
      const wanted = label === undefined || annotation.label === label;
      if ((annotation.rejected === true) === rejected && wanted) return annotation;
    }
    return undefined;
  }

  place(suggestion: ProposedSpan, origin: Origin, label = suggestion.label): void {
    const { value, mod, canonical, note, attributes: described } = suggestion;
    const given = {
      ...(value !== undefined && { value }),
      ...(mod !== undefined && { mod }),
      ...(canonical !== undefined && { canonical }),
      ...(note !== undefined && { note }),
      ...(described !== undefined && { attributes: described }),
    };
    const same = this.at(suggestion, false, label);
    const there = same ?? (this.rules.same ? undefined : this.at(suggestion, false));
    if (there) {
      this.touched.add(there.id);
      const said = there.label === label ? there : withoutConfidences(there);
      const attributes = kindOf(there.label) === kindOf(label) ? said : withoutValue(said);
      const { anchor: _, ...next } = { ...attributes, ...given, label };
      const all = { ...described, ...there.attributes };
      return this.put(described ? { ...next, attributes: all } : next);
    }
    const obstacle = this.obstacle(suggestion);
    if (obstacle !== undefined) return this.refuse(obstacle);
    const refused = this.at(suggestion, true);
    if (refused) this.remove(refused.id);
    const attributes = kindOf(suggestion.label) === kindOf(label) ? given : withoutValue(given);
    this.make(suggestion, { label, ...attributes, origin, ...extraOf(suggestion) });
  }

  /** A new annotation. */
  private make(place: Place, said: Omit<Annotation, 'id' | 'text' | keyof Place>): void {
    const { start, end, fragments } = place;
    const pieces = fragments && { fragments };
    this.put({ id: this.makeId(), start, end, ...pieces, ...quoteOf(this.text, place), ...said });
  }

  rejectPlace(suggestion: ProposedSpan): void {
    const { label } = suggestion;
    if (!this.isPlace(suggestion)) return this.refuse(message('decision.nothingToReject'));
    const there = this.at(suggestion, true, label);
    if (there) this.touched.add(there.id);
    else this.make(suggestion, { label, rejected: true, ...extraOf(suggestion) });
  }

  reject(id: string): void {
    const annotation = this.get(id);
    if (!annotation || annotation.rejected) return;
    const there = this.at(annotation, true, annotation.label);
    this.remove(id);
    if (!there) this.put({ ...annotation, rejected: true });
  }

  relabel(id: string, label: string, attributes?: Attributes): void {
    const annotation = this.get(id);
    if (!annotation || annotation.label === label) return;
    const there = this.at(annotation, annotation.rejected === true, label);
    if (there) return this.refuse(message('decision.annotatedAlready', { text: there.text, label }));
    const kept = kindOf(annotation.label) === kindOf(label) ? annotation : withoutValue(annotation);
    const all = attributes && { attributes: { ...attributes, ...kept.attributes } };
    this.put({ ...withoutConfidences(kept), label, ...all });
  }

  /** Undefined where no relation has the id. */
  relation(id: string): Relation | undefined {
    return this.relations.get(id);
  }

  putRelation(relation: Relation): void {
    this.touched.add(relation.id);
    if (sameAttributes(this.relations.get(relation.id)?.attributes, relation.attributes)) return;
    this.relations.set(relation.id, relation);
    this.change();
  }

  relate({ type, from, to, attributes }: Omit<Relation, 'id' | 'extra'>): void {
    if (!this.get(from) || !this.get(to)) return;
    if (from === to) return this.refuse(message('relation.needsTwo'));
    for (const relation of this.relations.values()) {
      if (keyOf(relation) !== keyOf({ type, from, to })) continue;
      this.touched.add(relation.id);
      return this.refuse(message('relation.thereAlready'));
    }
    const id = this.makeId();
    this.relations.set(id, { id, type, from, to, ...(attributes && { attributes }) });
    this.touched.add(id);
    this.change();
  }

  /** From elsewhere, as they are. What stands at their places stays, and relations lead to it. */
  takeIn(annotations: readonly Annotation[], relations: readonly Relation[]): void {
    const ids = new Map<string, string>();
    for (const annotation of annotations) {
      const at = this.places.at(annotation);
      const same = at.find(({ label }) => label === annotation.label);
      const there = same ?? (this.rules.same ? undefined : at[0]);
      const obstacle = there || annotation.rejected ? undefined : this.obstacle(annotation);
      if (obstacle) this.refuse(obstacle);
      else if (there) {
        ids.set(annotation.id, there.id);
        const whole = there.label === annotation.label ? completed(there, annotation).annotation : there;
        if (whole !== there) this.put(whole);
      } else this.put(annotation);
    }
    const known = new Set([...this.relations.values()].map(keyOf));
    for (const given of relations) {
      const from = ids.get(given.from) ?? given.from;
      const to = ids.get(given.to) ?? given.to;
      const relation = { ...given, from, to };
      if (!this.annotations.has(from) || !this.annotations.has(to) || known.has(keyOf(relation))) continue;
      known.add(keyOf(relation));
      this.relations.set(relation.id, relation);
      this.touched.add(relation.id);
      this.change();
    }
  }

  unrelate(id: string): void {
    if (this.relations.delete(id)) this.change();
    else this.refuse(message('decision.noRelation', { id }));
  }

  setStatus(status: DocumentStatus): void {
    if (this.status === status) return;
    this.countLabels();
    this.status = status;
    this.changed = true;
    if (status === 'done' && this.rules.byLabel)
      this.exhaustive = withExhaustive(this.exhaustive, this.rules.byLabel);
  }

  /** A document is done with the last of its labels, and is not any more when one of them is opened again. */
  setExhaustive(labels: readonly string[], open: readonly string[]): void {
    this.countLabels();
    const exhaustive = withExhaustive(this.exhaustive, labels, open);
    if (sameLabels(exhaustive, this.exhaustive ?? [])) return;
    this.exhaustive = exhaustive;
    this.change();
    const isWhole = this.rules.byLabel?.every((label) => exhaustive.includes(label));
    if (isWhole && this.status === 'in-progress') this.status = 'done';
    if (isWhole === false && this.status === 'done') this.status = 'in-progress';
  }

  /** From the first decision on a document says which labels are exhaustive, where the corpus counts them. */
  private countLabels(): void {
    const { byLabel } = this.rules;
    if (byLabel) this.exhaustive ??= isFinished(this.status) ? sorted(byLabel) : [];
  }

  move(id: string, span: Place): void {
    const annotation = this.get(id);
    if (!annotation) return;
    const obstacle = this.obstacle(span, id);
    if (obstacle !== undefined) return this.refuse(obstacle);
    const label = this.rules.same ? annotation.label : undefined;
    const there = this.at(span, annotation.rejected === true, label);
    if (there && there.id !== id)
      return this.refuse(message('decision.annotatedAlready', { text: there.text, label: there.label }));
    const said = samePlace(annotation, span) ? annotation : withoutConfidences(annotation);
    const { anchor: _, ...rest } = said;
    this.put({ ...movedTo(rest, span), ...quoteOf(this.text, span) });
  }
}

const extraOf = ({ record }: ProposedSpan): Pick<Annotation, 'extra'> =>
  record ? { extra: recordedIn(record) } : {};

function withoutValue<T extends { readonly value?: string; readonly mod?: string }>(
  annotation: T,
): Omit<T, 'value' | 'mod'> {
  const { value: _value, mod: _mod, ...rest } = annotation;
  return rest;
}
