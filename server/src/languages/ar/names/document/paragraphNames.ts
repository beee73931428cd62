/** The names that one paragraph may hold, which are found once and kept until the paragraph is edited. */
import type { TokenisedText } from '../../tokens.js';
import type { Alias } from './aliases.js';
import type { ConsolidatedParagraph, OwnNames } from './documentState.js';
import type { NameCandidate } from '../nameCandidate.js';
import type { AnalysedText } from '../analysis/analysedText.js';
import type { TaggedParagraph, Tagger } from '../tagger/tagger.js';

/** What is kept of a paragraph between edits. */
export class ParagraphNames {
  /** What it says by itself by what the tagger said last. */
  own: OwnNames | undefined = undefined;
  /** What its names came to in the document as it was read last. */
  consolidated: ConsolidatedParagraph | undefined = undefined;

  constructor(
    readonly text: TokenisedText,
    readonly candidates: readonly NameCandidate[],
    /** Other names that the text gives beside a name. */
    readonly aliases: readonly Alias[],
    readonly analysis: AnalysedText,
    /** What the learned tagger says, where there is one. */
    readonly tagged: { readonly tagger: Tagger; readonly paragraph: TaggedParagraph } | undefined,
  ) {}
}
