/** What an adjudicated line says of where it comes from: keys of the line beside those of any annotation. */
import type { Annotation } from '../../annotation/model.js';

export interface Provenance {
  /** Annotations that it was made of, `annotator/id`: names of annotators have no slash. */
  readonly from: readonly string[];
  /** Who decided. */
  readonly by: string;
  /** By which strategy, or that somebody chose or rejected it. */
  readonly why: string;
}

export const sourceOf = (annotator: string, id: string): string => `${annotator}/${id}`;

/** Undefined of what no adjudication made. */
export function provenanceOf({ extra }: Pick<Annotation, 'extra'>): Provenance | undefined {
  const { from, by, why } = extra ?? {};
  if (!Array.isArray(from) || !from.every((source) => typeof source === 'string')) return undefined;
  return { from, by: typeof by === 'string' ? by : '', why: typeof why === 'string' ? why : '' };
}
