/** Companies by the shape of their names: «كي بي آر», «المملكة القابضة». */
import { message } from '../../../../messages/message.js';
import type { NamePhrase } from './chart.js';
import { LATE_LETTERS } from '../words/nameWords.js';
import { matchesAt, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class, ENDS_NAME } from '../words/classBits.js';
import { particles } from '../words/particles.js';
import { wordsWith } from '../words/traits.js';
import { listedClassesOf } from '../analysis/analysedWords.js';
import { isPlainAdjective } from './unknownNames.js';
import { Gate, SITE_WORDS } from '../words/wordGates.js';
import { endsInFeminine, isVerbal } from '../../wordShapes.js';

/** Letters an acronym has at most, and at least where nothing says that it is a company. */
const LONGEST = 6;
const LEAST = 3;
const SPELLED = 0.75;
const HOLDING = 0.8;
const ENGLISH = 0.74;
/** Words of an English name after its first, at most. */
export const LONGEST_ENGLISH = 4;

const THAT = particles('that');
const HOLDING_WORD = wordsWith('holding');

const isLetter = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token).classes & (Class.Letter | Class.WeakLetter)) !== 0;

/** Whether a listed name goes over a token: «تشات | جي بي تي». */
function isInListed(analysis: AnalysedText, token: number): boolean {
  for (let from = token - 1; from >= token - LONGEST && from >= 0; from--)
    if (matchesAt(analysis, from).some(({ to }) => to > token)) return true;
  return false;
}

/** Whether a token is a letter in the middle of a listed acronym: «سي | إن بي سي». */
export const isInsideAcronym = (analysis: AnalysedText, token: number): boolean =>
  isLetter(analysis, token) && isLetter(analysis, token - 1) && isInListed(analysis, token);

/** Whether a noun before a token says that an organisation follows. */
const isCalled = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token - 1).gates & Gate.CallsOrganisation) !== 0;

/** An acronym spelled in the names of its letters, of which a token is the first. */
function spelledAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  const called = isCalled(analysis, token);
  if (!called && LATE_LETTERS.has(wordAt(analysis, token).norm)) return undefined;
  let to = token;
  let strong = 0;
  while (to < token + LONGEST && isLetter(analysis, to))
    if (wordAt(analysis, to++).classes & Class.Letter) strong++;
  // «قال لشبكة سي إن بي سي | إن الاحتياطي …»
  if (to > token + LEAST && THAT.has(wordAt(analysis, to - 1).norm) && wordAt(analysis, to).kind === 'arabic')
    to--;
  if (matchesAt(analysis, token).some((match) => match.to > to)) return undefined;
  // «قناة | إن تي في»: one letter that is no word is enough, where a head says what it is.
  if (strong < (called && to - token >= LEAST ? 1 : 2)) return undefined;
  if (to - token < (called ? 2 : LEAST) || isInListed(analysis, token)) return undefined;
  const reasons = [message('names.spelledAcronym')];
  return { label: 'ORG', from: token, to, skip: 0, confidence: SPELLED, reasons };
}

/** «المملكة | القابضة»: a company of which only the kind is known. */
function holdingAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  if (!(wordAt(analysis, token + 1).classes & Class.Holding) || isInListed(analysis, token)) return undefined;
  const { kind, classes, readings } = wordAt(analysis, token);
  if (kind !== 'arabic' || classes & (ENDS_NAME | Class.Head | Class.Nationality)) return undefined;
  const joined = readings.find(({ proclitics, classes: bits }) => proclitics !== '' && bits & Class.Definite);
  const reasons = [message('names.wordAfter', { word: HOLDING_WORD.spellings[0]! })];
  const skip = joined?.proclitics.length ?? 0;
  return { label: 'ORG', from: token, to: token + 2, skip, confidence: HOLDING, reasons };
}

/** Whether a word may stand in an English name before the word that ends it: «كامبريدج | أناليتكا». */
function isForeign(analysis: AnalysedText, token: number): boolean {
  const { kind, norm, classes, readings } = wordAt(analysis, token);
  if (kind === 'word') return true;
  if (kind !== 'arabic' || norm.length < 3 || analysis.inTime(token)) return false;
  // «مقر | …» behind a proclitic.
  if (readings.some((reading) => reading.proclitics !== '' && reading.classes & Class.Common)) return false;
  // «سيريكا» looks like a future, which the lexicon does not list.
  if (listedClassesOf(norm) & Class.Common) return false;
  return !(classes & NO_FOREIGN) && !isVerbal(norm) && !isPlainAdjective(norm) && !endsInFeminine(norm);
}
const NO_FOREIGN =
  ENDS_NAME | Class.Definite | Class.Adjective | Class.Head | Class.Domain | Class.Bare | Class.Nationality;

/** «سيريكا | إنرجي», «بانك أوف أميركا | ستاديوم»: what ends as English names of companies and buildings do. */
function englishAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  // «شركة | هاليبرتون إنرجي»: part of what the head begins.
  if (isCalled(analysis, token)) return undefined;
  // «و | لوك أويل»: a listed name behind a proclitic.
  if (matchesAt(analysis, token).some(({ skip }) => skip > 0)) return undefined;
  if (!isForeign(analysis, token) || isForeign(analysis, token - 1) || isEnglishEnd(analysis, token))
    return undefined;
  let last = -1;
  for (let at = token + 1; at <= token + LONGEST_ENGLISH; at++) {
    if (isEnglishEnd(analysis, at)) last = at;
    else if (!isForeign(analysis, at) || matchesAt(analysis, at).some(({ skip }) => skip > 0)) break;
  }
  if (last < 0) return undefined;
  const { norm } = wordAt(analysis, last);
  const reasons = [message('names.wordAfter', { word: norm })];
  const label = SITE_WORDS.has(norm) ? 'FAC' : 'ORG';
  return { label, from: token, to: last + 1, skip: 0, confidence: ENGLISH, reasons };
}
const isEnglishEnd = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token).gates & Gate.EnglishEnd) !== 0;

/** A company that begins at a token, by the shape of its name; `end`: the next token that may end an English one. */
export const companyAt = (analysis: AnalysedText, token: number, end: number): NamePhrase | undefined =>
  (isLetter(analysis, token) && !isLetter(analysis, token - 1) ? spelledAt(analysis, token) : undefined) ??
  holdingAt(analysis, token) ??
  (end - token <= LONGEST_ENGLISH ? englishAt(analysis, token) : undefined);
