/**
 * Undo and redo of decisions. A step says what each annotation was before and after, by id, so that it can be
 * taken back also when the set changed otherwise meanwhile (in another window, by a pull): what others changed
 * since stays.
 */
import { anchorAnnotations } from './anchoring.js';
import { followTogether } from './following.js';
import { sameLabels } from './completeness.js';
import { mergeSets, sameAnnotation, sameRelation } from './merging.js';
import { sameJson, type JsonObject } from './jsonLines.js';
import { sameTwins } from './twins.js';
import type { EntryChange } from './questions/entryChange.js';
import type { Annotation, AnnotationSet, DocumentStatus, Relation } from './model.js';

interface ItemChange<T> {
  readonly before?: T;
  readonly after?: T;
}

/** What was said of the document as a whole, by field; undefined where nothing was. */
export type FieldChanges = Readonly<Record<string, ItemChange<unknown>>>;

export interface HistoryStep {
  readonly annotations: readonly ItemChange<Annotation>[];
  readonly relations: readonly ItemChange<Relation>[];
  readonly status?: { readonly before: DocumentStatus; readonly after: DocumentStatus };
  readonly exhaustive?: ItemChange<readonly string[]>;
  readonly otherHeader?: ItemChange<JsonObject>;
  /** The change over several documents that it is this document's part of. */
  readonly change?: string;
  /** Of the document's fields, and then of nothing else. */
  readonly fields?: FieldChanges;
  /** Of what is asked about the document, and then of nothing else. */
  readonly questions?: readonly EntryChange[];
}

/** Steps kept; older ones are forgotten. */
const LONGEST_HISTORY = 1000;

function changesById<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean,
): ItemChange<T>[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const changes: ItemChange<T>[] = [];
  for (const item of after) {
    const previous = old.get(item.id);
    old.delete(item.id);
    if (!previous) changes.push({ after: item });
    else if (previous !== item && !same(previous, item)) changes.push({ before: previous, after: item });
  }
  for (const item of old.values()) changes.push({ before: item });
  return changes;
}

/** What leads from one set to the other; undefined where they say the same. */
export function stepBetween(before: AnnotationSet, after: AnnotationSet): HistoryStep | undefined {
  const identical = (a: Annotation, b: Annotation): boolean =>
    sameAnnotation(a, b) && a.anchor === b.anchor && sameTwins(a, b);
  const annotations = changesById(before.annotations, after.annotations, identical);
  const relations = changesById(before.relations, after.relations, sameRelation);
  const status = before.status === after.status ? undefined : { before: before.status, after: after.status };
  const exhaustive = sameLabels(before.exhaustive, after.exhaustive)
    ? undefined
    : { before: before.exhaustive, after: after.exhaustive };
  const otherHeader = sameJson(before.otherHeader, after.otherHeader)
    ? undefined
    : { before: before.otherHeader, after: after.otherHeader };
  if (annotations.length === 0 && relations.length === 0 && !status && !exhaustive && !otherHeader)
    return undefined;
  return {
    annotations,
    relations,
    ...(status && { status }),
    ...(exhaustive && { exhaustive }),
    ...(otherHeader && { otherHeader }),
  };
}

export function reversed(step: HistoryStep): HistoryStep {
  const turn = <T>(change: ItemChange<T>): ItemChange<T> => ({ before: change.after, after: change.before });
  return {
    annotations: step.annotations.map(turn),
    relations: step.relations.map(turn),
    ...(step.status && { status: { before: step.status.after, after: step.status.before } }),
    ...(step.exhaustive && { exhaustive: turn(step.exhaustive) }),
    ...(step.otherHeader && { otherHeader: turn(step.otherHeader) }),
    ...(step.change !== undefined && { change: step.change }),
    ...(step.questions && { questions: step.questions.map(turn) }),
    ...(step.fields && {
      fields: Object.fromEntries(Object.entries(step.fields).map(([name, change]) => [name, turn(change)])),
    }),
  };
}

/** Carries a step out on a set that may have changed otherwise since. */
export function applyStep(set: AnnotationSet, step: HistoryStep): AnnotationSet {
  const present = <T>(item: T | undefined): item is T => item !== undefined;
  const { document, annotator } = set;
  const status = step.status?.before ?? set.status;
  const { before: labels, after: wantedLabels } = step.exhaustive ?? {
    before: set.exhaustive,
    after: set.exhaustive,
  };
  const { before: other, after: wantedOther } = step.otherHeader ?? {
    before: set.otherHeader,
    after: set.otherHeader,
  };
  const base: AnnotationSet = {
    document,
    annotator,
    status,
    ...(labels && { exhaustive: labels }),
    ...(other && { otherHeader: other }),
    annotations: step.annotations.map((change) => change.before).filter(present),
    relations: step.relations.map((change) => change.before).filter(present),
  };
  const wanted: AnnotationSet = {
    document,
    annotator,
    status: step.status?.after ?? set.status,
    ...(wantedLabels && { exhaustive: wantedLabels }),
    ...(wantedOther && { otherHeader: wantedOther }),
    annotations: step.annotations.map((change) => change.after).filter(present),
    relations: step.relations.map((change) => change.after).filter(present),
  };
  return mergeSets(base, wanted, set);
}

/** The annotations that a step was to take away, and that stand on for other windows' decisions. */
export function keptByTwins(before: AnnotationSet, after: AnnotationSet, step: HistoryStep): Annotation[] {
  const taken = new Set(
    step.annotations.flatMap((change) => (change.after ? [] : (change.before?.id ?? []))),
  );
  if (taken.size === 0) return [];
  const there = new Set(after.annotations.map(({ id }) => id));
  return before.annotations.filter(({ id, also }) => {
    const ids = [id, ...(also ?? [])];
    return also && ids.some((each) => taken.has(each)) && ids.some((each) => there.has(each));
  });
}

/** The last step, or the one that belongs to a change, out of the others. */
function taken(steps: HistoryStep[], change?: string): HistoryStep | undefined {
  if (change === undefined) return steps.pop();
  const at = steps.findIndex((step) => step.change === change);
  return at < 0 ? undefined : steps.splice(at, 1)[0];
}

export class History {
  private past: HistoryStep[] = [];
  private future: HistoryStep[] = [];

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  record(step: HistoryStep): void {
    this.past.push(step);
    if (this.past.length > LONGEST_HISTORY) this.past.shift();
    this.future = [];
  }

  /** What would be taken back next, or done again. */
  next(way: 'undo' | 'redo'): HistoryStep | undefined {
    const step = (way === 'undo' ? this.past : this.future).at(-1);
    return way === 'undo' ? step && reversed(step) : step;
  }

  /**
   * The step to carry out for taking the last one back, or this document's part of a change (`remembered`, where this history
   * does not have it any more); undefined where there is none.
   */
  undo(change?: string, remembered?: HistoryStep): HistoryStep | undefined {
    const step = taken(this.past, change) ?? remembered;
    if (!step) return undefined;
    this.future.push(step);
    return reversed(step);
  }

  redo(change?: string, remembered?: HistoryStep): HistoryStep | undefined {
    const step = taken(this.future, change) ?? remembered;
    if (!step) return undefined;
    this.past.push(step);
    return step;
  }

  /** The annotations that steps remember. */
  annotations(): Annotation[] {
    return [...new Set([...this.past, ...this.future].flatMap(annotationsOf))];
  }

  /** Follows the text: puts other objects (moved, re-anchored) in place of the remembered ones. */
  replace(followed: ReadonlyMap<Annotation, Annotation>): void {
    const map = (step: HistoryStep): HistoryStep => followedStep(step, followed);
    this.past = this.past.map(map);
    this.future = this.future.map(map);
  }
}

const annotationsOf = (step: HistoryStep): Annotation[] =>
  step.annotations.flatMap(({ before, after }) => [...(before ? [before] : []), ...(after ? [after] : [])]);

function followedStep(step: HistoryStep, followed: ReadonlyMap<Annotation, Annotation>): HistoryStep {
  const follow = (annotation: Annotation | undefined): Annotation | undefined =>
    annotation && (followed.get(annotation) ?? annotation);
  return {
    ...step,
    annotations: step.annotations.map(({ before, after }) => ({
      before: follow(before),
      after: follow(after),
    })),
  };
}

/** A step that was made on a text as it was, on the text as it is. */
export function anchoredStep(step: HistoryStep, text: string): HistoryStep {
  const move = (annotations: readonly Annotation[]): Annotation[] => anchorAnnotations(annotations, text);
  return followedStep(step, followTogether([annotationsOf(step)], move));
}
