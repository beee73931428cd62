/** What a phrase after a head holds that makes it a name, and which words count as that by their shape. */
import { FEMININE } from '../../affixes.js';
import { endsLikeNisba, isFeminineNisba, isLongDefiniteNisba, namesThings } from '../../wordShapes.js';
import type { AnalysedWord, WordReading } from '../analysis/analysedWords.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';

/** What a phrase holds that makes it a name, one bit each. */
export const Evidence = {
  Adjective: 1,
  Nationality: 2,
  Definite: 4,
  Domain: 8,
  Proper: 16,
  Purpose: 32,
} as const;

export interface PhraseExtent {
  /** Token after the last. */
  readonly to: number;
  readonly evidence: number;
}

/** «السيبرانية», «الإلكتروني»: an adjective by its shape, which no lexicon could list in full. */
export function isNisba(word: AnalysedWord): boolean {
  const { norm, classes } = word;
  if (word.kind !== 'arabic' || norm.length < 6 || !(classes & Class.Definite)) return false;
  if (
    classes &
    (ENDS_NAME | Class.Head | Class.Place | Class.Deictic | Class.Nationality | Class.Domain | NAME_PART)
  )
    return false;
  return endsLikeNisba(norm);
}

/** What no noun is that tells what a body or meeting is for. */
const NO_PURPOSE = ENDS_NAME | Class.Adjective | Class.Nationality | NAME_PART | Class.Place;

/** What a public institution may be for, though no lexicon lists it («المؤسسة العامة للمواصلات»): things, not people. */
const isAnyNoun = ({ stem, classes }: WordReading): boolean =>
  (classes & Class.Definite) !== 0 && !(classes & NO_PURPOSE) && namesThings(stem);

/** What a meeting or campaign may be for, whatever noun it is («للكشف», «للهواتف»), but no person and no body. */
const isTopic = ({ heads, classes }: WordReading): boolean =>
  (classes & Class.Definite) !== 0 &&
  heads.every(({ frame }) => frame === 'quoted') &&
  !(classes & NO_PURPOSE);

/** Which nouns may tell what a body or meeting is for: those of the lexicon, also things by their shape, also any that begin no name. */
export type Nouns = 'known' | 'things' | 'any';

/** Whether a noun that the lexicon does not know may tell what a body or meeting is for. */
export const isPurpose = (nouns: Nouns, reading: WordReading): boolean =>
  nouns !== 'known' && (isAnyNoun(reading) || (nouns === 'any' && isTopic(reading)));

/** «الناحية العسكرية | الرابعة»: whether a word is an ordinal that agrees with the adjective before it. */
export const numbersIt = ({ classes, norm }: AnalysedWord, adjective: AnalysedWord): boolean =>
  (classes & Class.Ordinal) !== 0 &&
  (classes & Class.Definite) !== 0 &&
  norm.endsWith(FEMININE) === adjective.norm.endsWith(FEMININE);

/** Whether a word, behind its proclitics, is an adjective with the article. */
export const isAnyAdjective = ({ readings }: AnalysedWord): boolean =>
  readings.some(({ classes }) => (classes & Class.Adjective) !== 0 && (classes & Class.Definite) !== 0);

/** «النفسية | والعقلية»: an adjective that «و» joins to another, by its shape too where both are of one. */
export function isJoinedAdjective({ stem, classes }: WordReading, before: AnalysedWord): boolean {
  if (!(classes & Class.Definite) || classes & Class.Domain) return false;
  if (classes & Class.Adjective) return true;
  return (
    !(classes & NO_ADJECTIVE) &&
    isLongDefiniteNisba(stem) &&
    isFeminineNisba(stem) &&
    isFeminineNisba(before.norm)
  );
}
const NO_ADJECTIVE = ENDS_NAME | Class.Head | Class.Place | Class.Deictic | Class.Nationality | NAME_PART;
