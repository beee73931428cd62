/** From the posterior of a span to how often such spans are right: a straight line between their logits. */

export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
}

export const IDENTITY: Calibration = { slope: 1, intercept: 0 };

const CLOSEST = 1e-5;

/** Logit of a probability, which counts as no nearer to 0 or 1 than a hundred-thousandth. */
export function logit(probability: number): number {
  const p = Math.min(1 - CLOSEST, Math.max(CLOSEST, probability));
  return Math.log(p / (1 - p));
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export const calibrated = (probability: number, { slope, intercept }: Calibration): number =>
  logistic(slope * logit(probability) + intercept);
