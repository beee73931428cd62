/** Names of a paragraph in another language: those that the gazetteer lists, and no guess besides. */
import {
  matchesAt,
  endOffset,
  startOffset,
  type AnalysedText,
  type GazetteerMatch,
} from '../analysis/analysedText.js';
import { gazetteerReasons } from '../candidates.js';
import { NameCandidate } from '../nameCandidate.js';

/** How sure a listed name is without the words around it. */
const OF_ONE_WORD = 0.8;
const OF_SEVERAL = 0.9;

/**
 * In order, the longest at each place. Left out is what is also a common word, what has a proclitic before it, roles, and
 * peoples of one word: کرد is Persian for “did”.
 */
export function listedMatches(analysis: AnalysedText): readonly NameCandidate[] {
  const found: NameCandidate[] = [];
  for (let token = 0; token < analysis.matches.length; token++) {
    const match = matchesAt(analysis, token).find(isPlain);
    if (!match || isSmall(analysis, token)) continue;
    found.push(candidateOf(analysis, match));
    token = match.to - 1;
  }
  return found;
}

const isPlain = ({ entry, from, to, skip }: GazetteerMatch): boolean =>
  skip === 0 && !entry.ambiguous && entry.label !== 'OCC' && (entry.label !== 'NORP' || to - from > 1);

/** A name in Latin letters begins with a capital: «marca» is a word of many languages, Marca a newspaper. */
const isSmall = ({ text }: AnalysedText, token: number): boolean =>
  text.tokens[token]!.kind === 'word' && /^\p{Ll}/u.test(text.text.charAt(text.tokens[token]!.start));

function candidateOf(analysis: AnalysedText, { entry, from, to }: GazetteerMatch): NameCandidate {
  const isEntity = entry.id !== '';
  return new NameCandidate(
    startOffset(analysis, from, 0),
    endOffset(analysis, to),
    entry.label,
    to - from > 1 ? OF_SEVERAL : OF_ONE_WORD,
    gazetteerReasons(entry.kind),
    isEntity ? entry.id : undefined,
    isEntity ? entry.name : undefined,
  );
}
