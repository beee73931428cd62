/**
 * Names of a document, in two steps: candidates of one paragraph (a pure function of it, cached), and a cheap
 * pass over the whole document that makes them consistent, nests them and groups them into entities.
 */
import type { TokenisedText } from '../../text/tokens.js';
import type { NameLabel, Span } from '../mention.js';
import type { Quantities } from '../time/timeRecogniser.js';
import { gatherCandidates } from './candidates.js';
import { findPhrases } from './grammar.js';
import { resolve } from './resolve.js';
import type { Tagger } from './tagger/tagger.js';
import { viewOf } from './view.js';

/** A possible name in a paragraph. Offsets into the tokenised text. */
export interface NameCandidate extends Span {
  readonly label: NameLabel;
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** Entity id and name where a gazetteer knows them. */
  readonly canonical?: string;
  readonly name?: string;
}

/** What is kept of a paragraph between edits. */
export interface ParagraphNames {
  readonly text: TokenisedText;
  readonly candidates: readonly NameCandidate[];
}

/** Candidates of one paragraph. Linear; never throws. */
export function findNames(
  text: TokenisedText,
  quantities: Quantities,
  _tagger: Tagger | undefined,
): ParagraphNames {
  const chart = findPhrases(viewOf(text, quantities));
  return { text, candidates: gatherCandidates(chart) };
}

/**
 * The names of a document, one list a paragraph (same order), offsets relative to each paragraph's text.
 * Must cost little where paragraphs are the same objects as before: it runs after every keystroke.
 */
export function consolidateNames(
  paragraphs: readonly ParagraphNames[],
): readonly (readonly NameCandidate[])[] {
  return paragraphs.map((paragraph) => resolve(paragraph.candidates));
}
