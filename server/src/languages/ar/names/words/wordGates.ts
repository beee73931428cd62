/**
 * Gates: what may begin or end at a word as far as the word itself tells, one bit each. They are worked out once a form, so
 * that a rule that few words can begin is tried at those few alone.
 */
import { isPossessedRole, type Head } from './heads.js';
import { stateBodies } from './stateBodyWords.js';
import { wordsWith } from './traits.js';

export const Gate = {
  /** Ends English names of companies and buildings. */
  EnglishEnd: 1,
  /** A body that each state has begins with it, through proclitics. */
  StateBody: 1 << 1,
  /** Says of what follows that it is an organisation: its indefinite head. */
  CallsOrganisation: 1 << 2,
  /** Is a role of one holder and a pronoun for whose it is (رئيسها), through proclitics. */
  PossessedRole: 1 << 3,
  /** Tells that a nickname follows (الملقب), through proclitics. */
  Nickname: 1 << 4,
} as const;

/** Words of English names of companies, as Arabic spells them: «إنرجي», «غروب». */
export const COMPANY_WORDS = wordsWith('company-word');
/** Before «ب» and what somebody is called in quotes. */
const NICKNAMED = wordsWith('nicknamed');
/** Words of English names of buildings. */
export const SITE_WORDS = wordsWith('site-word');

/** Gates of a folded word as it stands. */
export const gatesOfWord = (norm: string): number =>
  COMPANY_WORDS.has(norm) || SITE_WORDS.has(norm) ? Gate.EnglishEnd : 0;

/** Gates that one of its readings opens. */
export function gatesOfReading(stem: string, heads: readonly Head[]): number {
  const isBody = stateBodies().has(stem);
  const calls = heads.some(({ label, definite }) => label === 'ORG' && !definite);
  return (
    (isBody ? Gate.StateBody : 0) |
    (calls ? Gate.CallsOrganisation : 0) |
    (isPossessedRole(stem) ? Gate.PossessedRole : 0) |
    (NICKNAMED.has(stem) ? Gate.Nickname : 0)
  );
}
