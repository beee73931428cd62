/** γ, γ-cat and γ-k. */
import { message } from '../../../messages/message.js';
import { continuumOf } from '../alignedRows.js';
import { gammaSteps, gammaOf, LABELS, ofLabel, WHOLE, type GammaResult, type Part } from '../gamma/gamma.js';
import type { Steps } from '../steps.js';
import {
  annotationsIn,
  labelsIn,
  type Group,
  type Measure,
  type Measured,
  type Measuring,
} from './measured.js';

export interface GammaMeasuring extends Measuring {
  /** With the best alignment of each document. */
  readonly gamma: GammaResult;
}

export function* gammaMeasures(
  { documents, seed, samples }: Group,
  wanted: ReadonlySet<Measure>,
): Steps<GammaMeasuring> {
  const asked = wanted.has('gamma') || wanted.has('gamma-cat') || wanted.has('gamma-k');
  const gamma = yield* gammaSteps(documents.map(continuumOf), {
    seed,
    ...(asked ? samples !== undefined && { samples } : { samples: 0 }),
  });
  const of = (measure: Measure, part: Part, label?: string): Measured => {
    const value = gammaOf(gamma.documents, part);
    return {
      ...{ measure, count: annotationsIn(documents, label), ...(label !== undefined && { of: label }) },
      why:
        label === undefined ? message('agreement.why.nothing') : message('agreement.why.notUsed', { label }),
      at: (times) => {
        const { interval, ...rest } = value(times);
        return { ...rest, ...(interval && { drawn: interval }) };
      },
    };
  };
  const measured = [
    ...(wanted.has('gamma') ? [of('gamma', WHOLE)] : []),
    ...(wanted.has('gamma-cat') ? [of('gamma-cat', LABELS)] : []),
    ...(wanted.has('gamma-k')
      ? labelsIn(documents).map((label) => of('gamma-k', ofLabel(label), label))
      : []),
  ];
  return { measured, notes: [], gamma };
}
