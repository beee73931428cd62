/**
 * Names of a document, in two steps: candidates of one paragraph (a pure function of it, cached), and a cheap
 * pass over the whole document that makes them consistent, nests them and groups them into entities.
 */
import type { TokenisedText } from '../tokens.js';
import type { Quantities } from '../time/timeRecogniser.js';
import { findAliases, type Alias } from './aliases.js';
import { gatherCandidates } from './candidates.js';
import { consolidate } from './consolidate.js';
import { findPhrases } from './grammar.js';
import type { NameCandidate } from './nameCandidate.js';
import type { TaggedParagraph, Tagger } from './tagger/tagger.js';
import { viewOf, type View } from './view.js';

/** What is kept of a paragraph between edits. */
export interface ParagraphNames {
  readonly text: TokenisedText;
  readonly candidates: readonly NameCandidate[];
  /** Other names that the text gives beside a name. */
  readonly aliases: readonly Alias[];
  readonly view: View;
  /** What the learned tagger says, where there is one. */
  readonly tagged?: { readonly tagger: Tagger; readonly paragraph: TaggedParagraph };
}

/** Candidates of one paragraph. Linear; never throws. */
export function findNames(
  text: TokenisedText,
  quantities: Quantities,
  tagger: Tagger | undefined,
): ParagraphNames {
  const view = viewOf(text, quantities);
  const candidates = gatherCandidates(findPhrases(view));
  return {
    text,
    candidates,
    aliases: findAliases(view, candidates),
    view,
    ...(tagger && { tagged: { tagger, paragraph: tagger.tagParagraph(text) } }),
  };
}

/**
 * The names of a document, one list a paragraph (same order), offsets relative to each paragraph's text.
 * Must cost little where paragraphs are the same objects as before: it runs after every keystroke.
 */
export function consolidateNames(
  paragraphs: readonly ParagraphNames[],
): readonly (readonly NameCandidate[])[] {
  return consolidate(paragraphs);
}
