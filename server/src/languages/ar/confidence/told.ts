/** An estimate as it is told: the probability of both, and of each apart. */
import type { Mention } from '../../mention.js';
import type { Estimate } from './estimator.js';

export type Told = Pick<Mention, 'confidence' | 'labelConfidence' | 'borderConfidence'>;

/** Nothing is certain, and nothing that is proposed is out of the question. */
const MOST = 0.995;
const LEAST = 0.01;

const within = (probability: number): number => Math.min(MOST, Math.max(LEAST, probability));

export function told({ label, border }: Estimate): Told {
  const [labelConfidence, borderConfidence] = [within(label), within(border)];
  return { confidence: labelConfidence * borderConfidence, labelConfidence, borderConfidence };
}
