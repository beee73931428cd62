/** What a dry run has planned for each document so far: the next plan for it stands on that, as it does once it is written. */
import type { DocumentStatus, AnnotationSet } from '../annotation/model.js';
import type { DocumentPlan } from './documentPlan.js';

/** What a plan adds to. */
export interface Ground {
  readonly set: AnnotationSet;
  readonly date: string | undefined;
}

export class PlannedBefore {
  private readonly grounds = new Map<string, Ground>();

  over(name: string, there: Ground): Ground {
    return this.grounds.get(name) ?? there;
  }

  keep(
    { document, annotations, completed, relations, date, status }: DocumentPlan,
    { set, ...before }: Ground,
  ): void {
    const anew = new Map(completed.map((annotation) => [annotation.id, annotation]));
    const begun: DocumentStatus =
      set.status === 'new' && annotations.length + completed.length + relations.length > 0
        ? 'in-progress'
        : set.status;
    this.grounds.set(document.name, {
      date: date ?? before.date,
      set: {
        ...set,
        status: status ?? begun,
        annotations: [
          ...set.annotations.map((annotation) => anew.get(annotation.id) ?? annotation),
          ...annotations,
        ],
        relations: [...set.relations, ...relations],
      },
    });
  }
}
