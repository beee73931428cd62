/**
 * What a corpus that records decisions (`recordDecisions`) keeps of each in the line of the annotation, under `decision`: when it
 * was made, and what was suggested. It goes with the annotation, and is gone where the decision is taken back.
 */
import type { JsonObject } from './jsonLines.js';
import type { Annotation } from './model.js';

export interface DecisionRecord {
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** How many places were decided about in one go; absent: one. */
  readonly together?: number;
  /** What was suggested; absent: nothing. */
  readonly suggested?: {
    /** Who suggested it, see `Suggestion.source`. */
    readonly source: string;
    readonly label: string;
    readonly text: string;
    /** 0 to 1. */
    readonly confidence: number;
  };
}

const KEY = 'decision';

export const recordedIn = (record: DecisionRecord): JsonObject => ({ [KEY]: record });

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an annotation's line says of its decision; undefined where that is nothing that can be read. */
export function recordOf({ extra }: Pick<Annotation, 'extra'>): DecisionRecord | undefined {
  const kept = extra?.[KEY];
  if (!isObject(kept)) return undefined;
  const { at, together, suggested } = kept;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined;
  const isMany = typeof together === 'number' && together > 1;
  const what = suggestedOf(suggested);
  return { at, ...(isMany && { together }), ...(what && { suggested: what }) };
}

function suggestedOf(kept: unknown): DecisionRecord['suggested'] {
  if (!isObject(kept)) return undefined;
  const { source, label, text, confidence } = kept;
  if (typeof source !== 'string' || typeof label !== 'string' || typeof text !== 'string') return undefined;
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) return undefined;
  return { source, label, text, confidence };
}
