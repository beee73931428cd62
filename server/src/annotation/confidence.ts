/** How sure a source was: numbers that suggestions have, and annotations that were taken from a source as they are. */

/** From 0 to 1: how often such spans are right. */
export interface Confidences {
  /** That all is right, the label and both borders. */
  readonly confidence?: number;
  /** Of the label alone, whatever the borders. */
  readonly labelConfidence?: number;
  /** Of the borders, if the label is right. */
  readonly borderConfidence?: number;
}

export const CONFIDENCE_KEYS = ['confidence', 'labelConfidence', 'borderConfidence'] as const;

export const isConfidence = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;

/** More digits say nothing. */
const DIGITS = 3;

/** As files have them: those that are there, rounded. */
export function roundedConfidences(given: Confidences): Confidences {
  const rounded: { -readonly [K in keyof Confidences]: Confidences[K] } = {};
  for (const key of CONFIDENCE_KEYS) {
    const value = given[key];
    if (value !== undefined) rounded[key] = Number(value.toFixed(DIGITS));
  }
  return rounded;
}

/** Without what was said of another label or other borders. */
export function withoutConfidences<T extends Confidences>(annotation: T): Omit<T, keyof Confidences> {
  const { confidence: _all, labelConfidence: _label, borderConfidence: _borders, ...rest } = annotation;
  return rest;
}
