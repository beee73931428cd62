/** The codes of all diagnostics, and which of them are wanted. */
import { CONSISTENCY_CODES } from '../../corpus/consistency/finding.js';

/** Who tells all of them. */
export const SOURCE = 'hawashi';

export const DIAGNOSTIC_CODES = [
  'time.unresolved',
  'time.weekday-mismatch',
  'time.calendar-mismatch',
  'time.impossible-date',
  'time.backwards-range',
  'time.ambiguous-order',
  'span.cuts-word',
  'span.edge-space',
  'span.edge-quote',
  'span.holds-proclitic',
  'annotation.moved',
  'annotation.ambiguous',
  'annotation.lost',
  'annotation.unknown-label',
  'annotation.versions',
  'annotation.one-side',
  'document.conflict',
  'guidelines.changed',
  'question.open',
  'question.lost',
  'attribute.unknown',
  'attribute.misplaced',
  'attribute.value',
  'attribute.missing',
  'field.unknown',
  'field.value',
  'field.missing',
  'text.bidi-control',
  'text.boilerplate',
  'text.unreadable',
  'corpus.broken-file',
  'corpus.conflict',
  'corpus.left-out',
  'corpus.no-document',
  ...CONSISTENCY_CODES,
] as const;
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

/** Whether a code is among those that are switched off: itself, or by what it begins with (`consistency.*`). */
export function isOff(code: string, off: readonly string[]): boolean {
  return off.some((each) => each === code || (each.endsWith('*') && code.startsWith(each.slice(0, -1))));
}
