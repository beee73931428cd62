/** Words that may be names because nothing else is known of them, and how far such a name goes. */
import { withArticle } from '../../affixes.js';
import {
  beginsLikeImperfect,
  endsInOwners,
  endsUnlikeForeign,
  isVerbal,
  mayHideNoun,
} from '../../wordShapes.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { listedClassesOf } from '../analysis/analysedWords.js';
import type { Chart } from './chart.js';
import { Class, ENDS_NAME } from '../words/classBits.js';
import { isAccusative } from './personParts.js';
import { COMPANY_WORDS } from '../words/wordGates.js';

/** Words of a name of which nothing is known, at most. */
const LONGEST_RUN = 4;
/** What no word after the first is. */
const NO_FOLLOWER =
  ENDS_NAME |
  Class.Common |
  Class.Adjective |
  Class.Nationality |
  Class.Head |
  Class.Domain |
  Class.Bare |
  Class.Definite |
  Class.Place |
  Class.First;

/** A word that may be a proper name because nothing else is known of it. */
export function unknownName(chart: Chart, token: number): boolean {
  const word = wordAt(chart.analysis, token);
  if (word.kind !== 'arabic' || word.norm.length < 3 || chart.analysis.inTime(token)) return false;
  if (word.classes & (ENDS_NAME | Class.Common | Class.Adjective | Class.Head | Class.Domain | Class.Bare))
    return false;
  if (isPlainAdjective(word.norm) || isAccusative(chart.analysis.lexicon, word.norm)) return false;
  return !word.readings.some(
    (reading) =>
      reading.proclitics !== '' &&
      reading.classes & (ENDS_NAME | Class.Common | Class.Place | Class.Nationality | Class.Head),
  );
}

/** A word that ends in ه, the pronoun or a foreign vowel, and not in ة, which folds to the same letter. */
export function hasPronoun(analysis: AnalysedText, token: number): boolean {
  const { text, tokens } = analysis.text;
  return text.charAt(tokens[token]!.end - 1) === 'ه' || endsInOwners(wordAt(analysis, token).norm);
}

/** «جسر | بحري», «مستشفى | ميداني»: an adjective that the lexicon lists with its article. */
export const isPlainAdjective = (norm: string): boolean =>
  (listedClassesOf(withArticle(norm)) & Class.Adjective) !== 0;

export const isCompanyWord = (analysis: AnalysedText, token: number): boolean =>
  COMPANY_WORDS.has(wordAt(analysis, token).norm);

/** A word in Latin letters: «موقع | TMZ». */
export const isLatin = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).kind === 'word' && !analysis.inTime(token);

/** Whether a foreign name goes on with a word: «هاليبرتون | إنرجي», «كوين | ديسك». */
function goesOn({ analysis }: Chart, token: number): boolean {
  const { kind, norm, classes, readings } = wordAt(analysis, token);
  if (isCompanyWord(analysis, token) || isLatin(analysis, token)) return true;
  if (kind !== 'arabic' || norm.length < 3 || classes & NO_FOLLOWER || analysis.inTime(token)) return false;
  if (isPlainAdjective(norm) || isVerbal(norm) || beginsLikeImperfect(norm) || endsUnlikeForeign(norm))
    return false;
  return (
    !mayHideNoun(norm) && readings.every((reading) => !(reading.classes & (NO_FOLLOWER & ~Class.Definite)))
  );
}

/** Token after a name whose first word is taken, of which nothing is known: «شركة هاليبرتون | إنرجي سيرفيسز». */
export function foreignEnd(chart: Chart, from: number): number {
  let to = from + 1;
  while (to < from + LONGEST_RUN && goesOn(chart, to)) to++;
  return to;
}
