/** How sure a suggestion is, in words: of the label and of the borders apart, where the source knows them apart. */
import { message, type Message } from '../messages/message.js';
import type { Confidences } from './confidence.js';

/** The words, and from where on they hold. */
const LEVELS = [
  ['certain', 0.98],
  ['veryProbable', 0.9],
  ['probable', 0.7],
  ['doubtful', 0],
] as const;
type Level = (typeof LEVELS)[number][0];

function levelOf(confidence: number): Level {
  const [level] = LEVELS.find(([, least]) => confidence >= least) ?? (['doubtful'] as const);
  return level;
}

/** Only what is without doubt is 100 %. */
const percentOf = (confidence: number): number =>
  confidence === 1 ? 100 : Math.min(99, Math.round(confidence * 100));

export function confidenceMessage(suggestion: Confidences & { readonly label: string }): Message {
  const { label, confidence = 0, labelConfidence, borderConfidence } = suggestion;
  const ofLabel =
    labelConfidence === undefined
      ? message(`confidence.all.${levelOf(confidence)}`, { percent: percentOf(confidence) })
      : message(`confidence.label.${levelOf(labelConfidence)}`, {
          label,
          percent: percentOf(labelConfidence),
        });
  if (borderConfidence === undefined) return ofLabel;
  const percent = percentOf(borderConfidence);
  return message('confidence.both', {
    label: ofLabel,
    borders: message(`confidence.borders.${levelOf(borderConfidence)}`, { percent }),
  });
}
