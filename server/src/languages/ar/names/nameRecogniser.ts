/**
 * Names of a document, in two steps: candidates of one paragraph (a pure function of it, cached), and a cheap
 * pass over the whole document that makes them consistent, nests them and groups them into entities.
 */
import type { TokenisedText } from '../tokens.js';
import { bundledConfidences } from '../confidence/confidences.js';
import type { Estimator } from '../confidence/estimator.js';
import type { Quantities } from '../../time/timeExpression.js';
import { findAliases } from './document/aliases.js';
import { gatherCandidates } from './candidates.js';
import { consolidate } from './document/documentPass.js';
import { findPhrases } from './phrases/grammar.js';
import { listedMatches } from './listed/listedMatches.js';
import type { NameCandidate } from './nameCandidate.js';
import type { NameLexicon } from './analysis/nameLexicon.js';
import { ParagraphNames } from './document/paragraphNames.js';
import type { Tagger } from './tagger/tagger.js';
import { analyseText } from './analysis/analysedText.js';

/** Candidates of one paragraph. Linear; never throws. */
export function findNames(
  text: TokenisedText,
  quantities: Quantities,
  lexicon: NameLexicon,
  tagger: Tagger | undefined,
): ParagraphNames {
  const analysis = analyseText(text, quantities, lexicon);
  const candidates = gatherCandidates(findPhrases(analysis));
  return new ParagraphNames(
    text,
    candidates,
    findAliases(analysis, candidates),
    analysis,
    tagger && { tagger, paragraph: tagger.tagParagraph(text) },
  );
}

/** The names of a paragraph in another language: those of the gazetteer. Linear; never throws. */
export const findListedNames = (
  text: TokenisedText,
  quantities: Quantities,
  lexicon: NameLexicon,
): readonly NameCandidate[] => listedMatches(analyseText(text, quantities, lexicon));

/**
 * The names of a document, one list a paragraph (same order), offsets relative to each paragraph's text.
 * Must cost little where paragraphs are the same objects as before: it runs after every keystroke.
 */
export function consolidateNames(
  paragraphs: readonly ParagraphNames[],
  estimator: Estimator = bundledConfidences().names,
): readonly (readonly NameCandidate[])[] {
  return consolidate(paragraphs, estimator);
}
