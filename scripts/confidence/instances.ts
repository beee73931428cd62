/** What is learned from: each mention that is found and that annotations can judge, with its evidence, and what of it is right. */
import { judgeable } from '../../server/src/corpus/scoring/evidence.js';
import type { Evidence } from '../../server/src/languages/ar/confidence/estimator.js';
import type { AnnotatedSet, GoldSpan } from './annotated.js';
import { modelOf, type EvidenceRecorder, type ModelName } from './recorder.js';

export interface Instance {
  readonly model: ModelName;
  readonly label: string;
  readonly evidence: Evidence;
  /** The document that it is in, and the set of that. */
  readonly document: string;
  readonly set: string;
  /** Whether something with its label is there. */
  readonly labelRight: boolean;
  /** Whether its borders are right too. */
  readonly right: boolean;
}

export const instancesOf = ({ name, documents }: AnnotatedSet, recorder: EvidenceRecorder): Instance[] =>
  documents.flatMap((document) =>
    judgeable(recorder.read(document.text, document.date), document)
      .filter(({ label }) => document.amounts || modelOf(label) === 'names')
      .map((mention) => ({
        model: modelOf(mention.label),
        label: mention.label,
        evidence: mention.evidence,
        document: `${name} ${document.name}`,
        set: name,
        ...judged(mention, document.gold),
      })),
  );

/** What of a mention is right. */
function judged(
  { start, end, label }: GoldSpan,
  gold: readonly GoldSpan[],
): Pick<Instance, 'labelRight' | 'right'> {
  const same = gold.filter((span) => span.label === label && span.start < end && start < span.end);
  return {
    labelRight: same.length > 0,
    right: same.some((span) => span.start === start && span.end === end),
  };
}
