/** Tokens of a paragraph with the forms of their words: what the recognisers read. text/tokens.ts says where they are. */
import { formAt, type Form } from './forms.js';
import { LONGEST_PARAGRAPH } from '../../text/paragraphs.js';
import { scanTokens, unitsOf, type TokenKind } from '../../text/tokens.js';

export class Token {
  constructor(
    /** UTF-16 offsets into the tokenised text, half-open. */
    readonly start: number,
    readonly end: number,
    /** What it shares with all tokens that are spelled alike. */
    readonly form: Form,
    /** Characters of white space between the token before it and itself; marks and controls are none. */
    readonly gap: number,
  ) {}

  get kind(): TokenKind {
    return this.form.kind;
  }

  /** The folded form (see normalise.ts), the key of every lexicon. */
  get norm(): string {
    return this.form.norm;
  }
}

/** A text with its tokens: what the recognisers read. Offsets are relative to `text`. */
export interface TokenisedText {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Units of the text that is read, where it is no longer than most. */
const room = new Uint16Array(LONGEST_PARAGRAPH);

/** Tokens of `text`, in order. Linear in its length; never throws (lone surrogates are symbols). */
export function tokenise(text: string): TokenisedText {
  const tokens: Token[] = [];
  const units = unitsOf(text, room);
  scanTokens(text, units, (start, end, kind, gap) => {
    tokens.push(new Token(start, end, formAt(text, units, start, end, kind), gap));
  });
  return { text, tokens };
}
