/** The words beside a mention, as far as they say whether a name begins or ends there. */
import { joined } from './bands.js';
import { wordAt, type AnalysedText } from '../names/analysis/analysedText.js';
import { Class, NAME_PART } from '../names/words/classBits.js';

/** Classes by what they say first, as a word often has several. */
const CLASSES: readonly (readonly [classes: number, called: string])[] = [
  [Class.Function, 'function word'],
  [Class.Speech | Class.Verb, 'verb'],
  [Class.Title | Class.Kin, 'title'],
  [Class.Nationality, 'nationality'],
  [Class.Head, 'head'],
  [Class.Place, 'place'],
  [Class.Calendar, 'calendar'],
  [Class.Adjective, 'adjective'],
  [Class.Domain, 'field'],
  [NAME_PART, 'name part'],
  [Class.Common, 'common word'],
  [Class.Bare | Class.Generic | Class.Deictic, 'noun'],
];

/** What kind of word stands at a token; a word with the article says so. */
function kindOfWord(analysis: AnalysedText, token: number): string {
  const { kind, classes, anyClasses } = wordAt(analysis, token);
  if (kind !== 'arabic') return kind;
  const definite = (classes & Class.Definite) !== 0;
  for (const [wanted, called] of CLASSES)
    if (classes & wanted) return definite ? joined('the', called) : called;
  if (anyClasses & (Class.Place | Class.Head | NAME_PART | Class.Nationality | Class.Domain))
    return 'with proclitic';
  return definite ? joined('the', 'unknown word') : 'unknown word';
}

/** The word before a token. */
export const wordBefore = (analysis: AnalysedText, token: number): string =>
  token === 0 ? 'beginning' : kindOfWord(analysis, token - 1);

/** The word at the token after a mention; a place behind a preposition may tell which one it is. */
export function wordBehind(analysis: AnalysedText, token: number): string {
  if (token >= analysis.words.length) return 'end';
  const kind = kindOfWord(analysis, token);
  if (kind === 'with proclitic' && wordAt(analysis, token).anyClasses & Class.Place) return 'attached place';
  if (kind === 'function word' && wordAt(analysis, token + 1).classes & Class.Place) return 'place behind';
  return kind;
}
