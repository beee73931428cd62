/** Reads texts with a pack that records the evidence of each mention in place of judging it. */
import type { Confidences } from '../../server/src/languages/ar/confidence/confidences.js';
import type { Estimator, Evidence } from '../../server/src/languages/ar/confidence/estimator.js';
import { anyLanguage } from '../../server/src/languages/any/anyLanguage.js';
import { createArabic } from '../../server/src/languages/ar/arabic.js';
import { languagesOf } from '../../server/src/languages/languages.js';
import { NAME_LABELS } from '../../server/src/languages/mention.js';
import type { Tagger } from '../../server/src/languages/ar/names/tagger/tagger.js';
import { Recogniser } from '../../server/src/suggestions/recogniser/recogniser.js';
import type { Span } from '../../server/src/text/span.js';

export const MODELS = ['names', 'amounts'] as const;
export type ModelName = (typeof MODELS)[number];

const NAMES: ReadonlySet<string> = new Set(NAME_LABELS);
export const modelOf = (label: string): ModelName => (NAMES.has(label) ? 'names' : 'amounts');

export interface RecordedMention extends Span {
  readonly label: string;
  readonly evidence: Evidence;
}

/** Estimates are probabilities; this small a part of one tells which evidence was judged. */
const STEP = 1e-7;
const FIRST = 0.5;

export class EvidenceRecorder {
  private readonly evidence: Evidence[] = [];
  private readonly recogniser: Recogniser;

  constructor(tagger: Tagger | undefined) {
    const record: Estimator = (_, evidence) => ({
      label: FIRST + STEP * (this.evidence.push(evidence) - 1),
      border: FIRST,
    });
    const confidences: Confidences = { names: record, amounts: record };
    this.recogniser = new Recogniser(languagesOf([createArabic({ tagger, confidences })], anyLanguage()));
  }

  /** The mentions of a text that were judged by evidence. */
  read(text: string, date: string | undefined): RecordedMention[] {
    const { mentions } = this.recogniser.recognise(text, { date, once: true });
    return mentions.flatMap(({ start, end, label, labelConfidence }) => {
      if (labelConfidence === undefined) return [];
      const evidence = this.evidence[Math.round((labelConfidence - FIRST) / STEP)];
      return evidence ? [{ start, end, label, evidence }] : [];
    });
  }
}
