/** Relations of a file whose ends are among its annotations; the others are reported and left out. */
import { message } from '../../messages/message.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import type { ReadContext } from '../format.js';

/** A relation as a file has it. */
export interface ReadRelation {
  readonly relation: Relation;
  /** 1-based, where the file has lines that mean something. */
  readonly line?: number;
}

export function relationsBetween(
  annotations: readonly Annotation[],
  found: readonly ReadRelation[],
  file: string,
  context: ReadContext,
): Relation[] {
  const ids = new Set(annotations.map(({ id }) => id));
  return found.flatMap(({ relation, line }) => {
    if (ids.has(relation.from) && ids.has(relation.to)) return [relation];
    const problem = message('read.relationLeftOut', {
      type: shown(relation.type),
      from: shown(relation.from),
      to: shown(relation.to),
    });
    context.report({ file, message: problem, ...(line !== undefined && { line }) });
    return [];
  });
}

const shown = (text: string): string => `«${text.slice(0, 40)}»`;
