/** The learned sequence tagger: a linear-chain model over tokens, its weights in one quantised file. */
import type { Span } from '../../mention.js';
import type { TokenisedText } from '../../../text/tokens.js';

/** A span the tagger proposes, on whole tokens (proclitics included). Offsets into the tokenised text. */
export interface TaggedSpan extends Span {
  readonly label: 'PERS' | 'GPE' | 'ORG' | 'MISC';
  /** Posterior probability of the span, 0 to 1. */
  readonly confidence: number;
}

export interface Tagger {
  tag(text: TokenisedText): readonly TaggedSpan[];
}
