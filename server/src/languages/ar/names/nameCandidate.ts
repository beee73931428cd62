/** What all sources of names speak of: a place in a paragraph, and what may be named there. */
import type { Message } from '../../../messages/message.js';
import type { NameLabel } from '../../mention.js';
import type { Span } from '../../../text/span.js';
import type { Estimate } from '../confidence/estimator.js';

interface Fields extends Span {
  readonly label: NameLabel;
  /** By what it goes before other candidates, 0 to 1; how often it is right is the `estimate`. */
  readonly confidence: number;
  readonly reasons: readonly Message[];
  /** Entity id and name where a gazetteer knows them. */
  readonly canonical?: string | undefined;
  readonly name?: string | undefined;
  /** The ordinal that numbers an event, in digits. */
  readonly number?: string | undefined;
  /** Of a span of the tagger: how often such spans are right, 0 to 1. */
  readonly reliability?: number | undefined;
  /** How sure it is, once the document has been read. */
  readonly estimate?: Estimate | undefined;
}

/** A possible name in a paragraph. Offsets into the tokenised text. A class, so that all have one shape in memory. */
export class NameCandidate implements Fields {
  readonly start: number;
  readonly end: number;
  readonly label: NameLabel;
  readonly confidence: number;
  readonly reasons: readonly Message[];
  readonly canonical: string | undefined;
  readonly name: string | undefined;
  readonly number: string | undefined;
  /** 0 where the tagger is not the source. */
  readonly reliability: number;
  readonly estimate: Estimate | undefined;

  constructor(fields: Fields) {
    this.start = fields.start;
    this.end = fields.end;
    this.label = fields.label;
    this.confidence = fields.confidence;
    this.reasons = fields.reasons;
    this.canonical = fields.canonical;
    this.name = fields.name;
    this.number = fields.number;
    this.reliability = fields.reliability ?? 0;
    this.estimate = fields.estimate;
  }

  /** The same but for what is given. */
  with({
    start = this.start,
    end = this.end,
    label = this.label,
    confidence = this.confidence,
    canonical = this.canonical,
    name = this.name,
    estimate = this.estimate,
  }: Partial<Fields>): NameCandidate {
    const { reasons, number, reliability } = this;
    return new NameCandidate({
      start,
      end,
      label,
      confidence,
      reasons,
      canonical,
      name,
      number,
      reliability,
      estimate,
    });
  }
}
