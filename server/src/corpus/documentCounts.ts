/** What an annotation file says of its document at a glance, without the document's text. */
import { splitLines } from '../annotation/jsonLines.js';
import type { Work } from '../annotation/completeness.js';
import type { DocumentStatus } from '../annotation/model.js';
import { readAnnotationLine } from '../annotation/annotationLines.js';

export interface DocumentCounts {
  readonly status: DocumentStatus;
  /** Labels that nothing more has, sorted; absent where the file does not say. */
  readonly exhaustive?: readonly string[];
  readonly annotated: number;
  readonly rejected: number;
  readonly relations: number;
  /** Annotations that wait for a decision, since the text changed. */
  readonly unanchored: number;
  readonly labels: Readonly<Record<string, number>>;
}

export const NO_COUNTS: DocumentCounts = {
  status: 'new',
  annotated: 0,
  rejected: 0,
  relations: 0,
  unanchored: 0,
  labels: {},
};

/** Counts the lines of an annotation file; lines that cannot be read count nothing. */
export function countAnnotations(bytes: Uint8Array): DocumentCounts {
  let header: Partial<Work> = {};
  let rejected = 0;
  let relations = 0;
  let unanchored = 0;
  let annotated = 0;
  const labels = new Map<string, number>();
  for (const { object } of splitLines(bytes).lines) {
    const line = object && readAnnotationLine(object);
    if (line?.kind === 'header') header = { ...line, ...header };
    else if (line?.kind === 'relation') relations++;
    else if (line?.kind !== 'annotation' || line.annotation.text === undefined) continue;
    else if (line.annotation.rejected) rejected++;
    else {
      const { label, anchor } = line.annotation;
      annotated++;
      if (anchor !== undefined) unanchored++;
      labels.set(label, (labels.get(label) ?? 0) + 1);
    }
  }
  const seen = annotated + rejected + relations > 0;
  return {
    status: header.status ?? (seen ? 'in-progress' : 'new'),
    ...(header.exhaustive && { exhaustive: header.exhaustive }),
    annotated,
    rejected,
    relations,
    unanchored,
    labels: Object.fromEntries(labels),
  };
}
