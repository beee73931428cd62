/** Words that a place's name is spelled like, as their neighbours show: «قرض | مالي», «سيول | جارفة». */
import { formOf } from '../../forms.js';
import { withArticle } from '../../affixes.js';
import {
  endsLikeNisba,
  isActiveFeminine,
  isMasculineSingular,
  isPluralConstruct,
  isVerbal,
} from '../../wordShapes.js';
import { matchesAt, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';

/** What befalls, and no place: «وقوع | سيول». */
const BEFALLING = wordsWith('befalling');

/** What no noun is that an adjective follows. */
const NO_NOUN = ENDS_NAME | Class.Definite | Class.Head | Class.Place | Class.PlaceLink | NAME_PART;

/** «قرض | مالي»: an indefinite masculine noun before the adjective. */
function isAdjective(analysis: AnalysedText, token: number): boolean {
  const { kind, norm, classes, anyClasses, readings } = wordAt(analysis, token - 1);
  // «لاجئي | مالي»: a plural that a place follows.
  if (readings.some(({ stem }) => isVerbal(stem) || isPluralConstruct(stem))) return false;
  if (kind !== 'arabic' || !endsLikeNisba(wordAt(analysis, token).norm)) return false;
  return !(classes & NO_NOUN) && !(anyClasses & (Class.Function | Class.Speech)) && isMasculineSingular(norm);
}

/** «سيول | جارفة», «سيول | قوية»: an indefinite adjective in the feminine behind it, which no name has. */
function hasAdjective(analysis: AnalysedText, token: number): boolean {
  const { kind, norm, classes } = wordAt(analysis, token + 1);
  if (kind !== 'arabic' || !norm.endsWith('ه') || classes & NO_NOUN) return false;
  const definite = analysis.lexicon.wordOf(formOf(withArticle(norm), 'arabic'));
  return isActiveFeminine(norm) || (definite.classes & Class.Adjective) !== 0;
}

/** Whether the word at a token, which is a place's name and another word, is the other word here. */
export function isNoPlace(analysis: AnalysedText, token: number): boolean {
  const place = matchesAt(analysis, token).some(
    ({ entry, to }) => entry.ambiguous && entry.label === 'GPE' && to === token + 1,
  );
  if (!place) return false;
  const befallen = wordAt(analysis, token - 1).readings.some(({ stem }) => BEFALLING.has(stem));
  return befallen || isAdjective(analysis, token) || hasAdjective(analysis, token);
}
