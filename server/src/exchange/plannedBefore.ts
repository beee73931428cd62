/** What a dry run has planned for each document so far: the next plan for it stands on that, as it does once it is written. */
import { withExhaustive } from '../annotation/completeness.js';
import type { Attributes } from '../annotation/attributes.js';
import type { DocumentStatus, AnnotationSet } from '../annotation/model.js';
import type { DocumentPlan } from './documentPlan.js';

/** What a plan adds to. */
export interface Ground {
  readonly set: AnnotationSet;
  readonly date: string | undefined;
  /** What is said of the document, whoever annotates. */
  readonly fields: Attributes;
}

export class PlannedBefore {
  /** By annotator and document; dates are the document's, whoever annotates. */
  private readonly sets = new Map<string, AnnotationSet>();
  private readonly dates = new Map<string, string>();
  private readonly fields = new Map<string, Attributes>();

  over(annotator: string, name: string, there: Ground): Ground {
    return {
      set: this.sets.get(keyOf(annotator, name)) ?? there.set,
      date: this.dates.get(name) ?? there.date,
      fields: { ...there.fields, ...this.fields.get(name) },
    };
  }

  keep(
    {
      annotator,
      document,
      annotations,
      completed,
      relations,
      date,
      fields,
      status,
      exhaustive,
    }: DocumentPlan,
    { set }: Ground,
  ): void {
    const anew = new Map(completed.map((annotation) => [annotation.id, annotation]));
    const begun: DocumentStatus =
      set.status === 'new' && annotations.length + completed.length + relations.length > 0
        ? 'in-progress'
        : set.status;
    if (date !== undefined) this.dates.set(document.name, date);
    if (fields) this.fields.set(document.name, { ...this.fields.get(document.name), ...fields });
    this.sets.set(keyOf(annotator, document.name), {
      ...set,
      status: status ?? begun,
      ...(exhaustive && { exhaustive: withExhaustive(set.exhaustive, exhaustive) }),
      annotations: [
        ...set.annotations.map((annotation) => anew.get(annotation.id) ?? annotation),
        ...annotations,
      ],
      relations: [...set.relations, ...relations],
    });
  }
}

const keyOf = (annotator: string, name: string): string => `${annotator}\n${name}`;
