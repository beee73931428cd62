/** Companies by the shape of their names: «كي بي آر», «المملكة القابضة». */
import { message } from '../../../messages/message.js';
import type { NamePhrase } from './chart.js';
import { LATE_LETTERS } from './nameWords.js';
import { wordAt, type AnalysedText } from './analysedText.js';
import { Class, ENDS_NAME } from './classBits.js';
import { particles } from './particles.js';
import { wordsWith } from './traits.js';

/** Letters an acronym has at most, and at least where nothing says that it is a company. */
const LONGEST = 6;
const LEAST = 3;
const SPELLED = 0.75;
const HOLDING = 0.8;

const THAT = particles('that');
const HOLDING_WORD = wordsWith('holding');

const isLetter = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token).classes & (Class.Letter | Class.WeakLetter)) !== 0;

/** Whether a listed name goes over a token: «تشات | جي بي تي». */
function isInListed(analysis: AnalysedText, token: number): boolean {
  for (let from = token - 1; from >= token - LONGEST && from >= 0; from--)
    if (analysis.matches[from]?.some(({ to }) => to > token)) return true;
  return false;
}

/** Whether a token is a letter in the middle of a listed acronym: «سي | إن بي سي». */
export const isInsideAcronym = (analysis: AnalysedText, token: number): boolean =>
  isLetter(analysis, token) && isLetter(analysis, token - 1) && isInListed(analysis, token);

/** An acronym spelled in the names of its letters that begins at a token. */
function spelledAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  if (
    !isLetter(analysis, token) ||
    isLetter(analysis, token - 1) ||
    LATE_LETTERS.has(wordAt(analysis, token).norm)
  )
    return undefined;
  let to = token;
  let strong = 0;
  while (to < token + LONGEST && isLetter(analysis, to))
    if (wordAt(analysis, to++).classes & Class.Letter) strong++;
  // «قال لشبكة سي إن بي سي | إن الاحتياطي …»
  if (to > token + LEAST && THAT.has(wordAt(analysis, to - 1).norm) && wordAt(analysis, to).kind === 'arabic')
    to--;
  if (analysis.matches[token]?.some((match) => match.to > to)) return undefined;
  const called = wordAt(analysis, token - 1).readings.some(({ heads }) =>
    heads.some(({ label, definite }) => label === 'ORG' && !definite),
  );
  if (strong < 2 || to - token < (called ? 2 : LEAST) || isInListed(analysis, token)) return undefined;
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

/** A company that begins at a token, by the shape of its name. */
export const companyAt = (analysis: AnalysedText, token: number): NamePhrase | undefined =>
  spelledAt(analysis, token) ?? holdingAt(analysis, token);
