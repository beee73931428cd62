/** What all sources of names speak of: a place in a paragraph, and what may be named there. */
import type { Message } from '../../../messages/message.js';
import type { NameLabel } from '../../mention.js';
import type { Span } from '../../../text/span.js';
import type { Estimate } from '../confidence/estimator.js';

/**
 * A possible name in a paragraph. Offsets into the tokenised text. A class whose fields are told one by one, so that all
 * have one shape in memory, and none is made of an object that is made for it alone.
 */
export class NameCandidate implements Span {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly label: NameLabel,
    /** By what it goes before other candidates, 0 to 1; how often it is right is the `estimate`. */
    readonly confidence: number,
    readonly reasons: readonly Message[],
    /** Entity id and name where a gazetteer knows them. */
    readonly canonical: string | undefined = undefined,
    readonly name: string | undefined = undefined,
    /** The ordinal that numbers an event, in digits. */
    readonly number: string | undefined = undefined,
    /** Of a span of the tagger: how often such spans are right, 0 to 1; 0 where it is not the source. */
    readonly reliability: number = 0,
    /** How sure it is, once the document has been read. */
    readonly estimate: Estimate | undefined = undefined,
  ) {}

  withPlace(start: number, end: number): NameCandidate {
    return this.but(start, end, this.label, this.confidence, this.canonical, this.name, this.estimate);
  }

  withLabel(label: NameLabel): NameCandidate {
    return this.but(this.start, this.end, label, this.confidence, this.canonical, this.name, this.estimate);
  }

  withConfidence(confidence: number): NameCandidate {
    return this.but(this.start, this.end, this.label, confidence, this.canonical, this.name, this.estimate);
  }

  withEntity(canonical: string | undefined, name: string | undefined): NameCandidate {
    return this.but(this.start, this.end, this.label, this.confidence, canonical, name, this.estimate);
  }

  withEstimate(estimate: Estimate): NameCandidate {
    return this.but(this.start, this.end, this.label, this.confidence, this.canonical, this.name, estimate);
  }

  /** The same but for what is given. */
  private but(
    start: number,
    end: number,
    label: NameLabel,
    confidence: number,
    canonical: string | undefined,
    name: string | undefined,
    estimate: Estimate | undefined,
  ): NameCandidate {
    const { reasons, number, reliability } = this;
    return new NameCandidate(
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
    );
  }
}
