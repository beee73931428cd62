/** The parts of which a person's name is built: «عبد | اللطيف», «صلاح الدين», «بن سلمان», «حموشي». */
import { formOf } from '../../forms.js';
import { INNER, LINKS, REGNAL, SECOND_HALVES, SERVANT, ALI, FAMILY_BEGINNINGS } from '../words/nameWords.js';
import { matchesAt, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class, ENDS_NAME, MARKS, NAME_PART } from '../words/classBits.js';
import type { NameLexicon } from '../analysis/nameLexicon.js';
import { hasArticle } from '../../affixes.js';
import { particles } from '../words/particles.js';
import { partsOfCompound } from '../words/compoundNames.js';
import { cannotBeName, endsLikeNoFamilyName, isFuture, isMasculineNisba } from '../../wordShapes.js';

const THAT = particles('that');

export type PartKind = 'first' | 'maybeFirst' | 'family' | 'linked' | 'unknown';

export interface NamePart {
  readonly kind: PartKind;
  /** Token after the part. */
  readonly to: number;
}

/** What behind a proclitic shows that the word is no name (وأكد، بمراكش، للأمن). */
const BEHIND_PROCLITIC =
  Class.Function |
  Class.Verb |
  Class.Speech |
  Class.Common |
  Class.Place |
  Class.Head |
  Class.Title |
  Class.First |
  Class.Nationality |
  Class.Adjective |
  Class.Definite;

/** A common noun in the accusative («مرسوما»), not a foreign name in ا. */
export function isAccusative({ wordOf }: NameLexicon, norm: string): boolean {
  // «سيريكا» is no future in the accusative.
  if (!norm.endsWith('ا') || norm.length < 4 || isFuture(norm.slice(0, -1))) return false;
  return (
    (wordOf(formOf(norm.slice(0, -1), 'arabic')).classes &
      (Class.Common | Class.Domain | Class.Bare | Class.Head)) !==
    0
  );
}

/** A word of which nothing forbids that it is part of a name. */
export function mayBeName(analysis: AnalysedText, token: number): boolean {
  const word = wordAt(analysis, token);
  if (word.kind !== 'arabic' || analysis.inTime(token)) return false;
  if (word.classes & NAME_PART) return !(word.classes & ENDS_NAME);
  if (
    word.classes &
    (ENDS_NAME |
      Class.Common |
      Class.Adjective |
      Class.Nationality |
      Class.Bare |
      Class.Domain |
      Class.Head |
      Class.Place |
      Class.Deictic |
      Class.Ordinal)
  )
    return false;
  if (cannotBeName(word.norm) || isAccusative(analysis.lexicon, word.norm)) return false;
  if (matchesAt(analysis, token).some(({ skip, entry }) => skip > 0 && entry.label !== 'PERS')) return false;
  return !word.readings.some(
    (reading) => reading.proclitics !== '' && (reading.classes & BEHIND_PROCLITIC) !== 0,
  );
}

/** Shapes of family names: بنكيران، بوغرين, and after a first name الـ…ي. */
const familyShape = (stem: string): boolean =>
  (stem.length > 4 && FAMILY_BEGINNINGS.hasBeginningOf(stem)) ||
  (isMasculineNisba(stem) && hasArticle(stem) && stem.length > 5);

/** A common word that must be a family name, because the clause goes on after it: «يحيى رسول إن …». */
function closesName(analysis: AnalysedText, token: number): boolean {
  const { classes, norm } = wordAt(analysis, token);
  const longest = classes & Class.Definite ? 8 : 6;
  if ((classes & ~(Class.Definite | MARKS)) !== Class.Common || norm.length < 3 || norm.length > longest)
    return false;
  if (isAccusative(analysis.lexicon, norm)) return false;
  return THAT.has(wordAt(analysis, token + 1).norm) && !endsLikeNoFamilyName(norm);
}

const isGiven = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token).classes & (Class.First | Class.MaybeFirst)) !== 0;

/** Whether something follows that «علي» can be the preposition of: no stop and no verb. */
export function governsNoun(analysis: AnalysedText, token: number): boolean {
  const { kind, classes } = wordAt(analysis, token + 1);
  return kind === 'arabic' ? (classes & (Class.Verb | Class.Speech)) === 0 : kind !== 'symbol';
}

/** «… آل ثاني | أمير البلاد», «إدريس جطو | الوزير الأول»: an office that is a name too, with what belongs to it. */
function beginsOffice(analysis: AnalysedText, token: number): boolean {
  if (LINKS.has(wordAt(analysis, token - 1).norm)) return false;
  const next = wordAt(analysis, token + 1).classes;
  const offices = wordAt(analysis, token).readings[0]!.heads.filter(({ label }) => label === 'OCC');
  if (offices.some(({ definite }) => definite)) return (next & (Class.Adjective | Class.Ordinal)) !== 0;
  if (!(next & (Class.Definite | Class.Place)) || next & NAME_PART) return false;
  return offices.length > 0;
}

/** Two links in a row: after a third begins no name, however many there are. */
const areLinks = (analysis: AnalysedText, token: number): boolean =>
  LINKS.has(wordAt(analysis, token).norm) && LINKS.has(wordAt(analysis, token + 1).norm);

/** The part of a name that begins at a token, read without proclitics; undefined where there is none. */
export function partAt(
  analysis: AnalysedText,
  token: number,
  stem: string,
  classes: number,
  inside: boolean,
): NamePart | undefined {
  const next = wordAt(analysis, token + 1);
  if (SERVANT.has(stem) && next.classes & Class.Definite) return { kind: 'first', to: token + 2 };
  if (LINKS.has(stem) && next.kind === 'arabic' && !areLinks(analysis, token + 1)) {
    // After «بن» the word is the name, not «على».
    const then = ALI.has(next.norm)
      ? { to: token + 2 }
      : partAt(analysis, token + 1, next.norm, next.classes, true);
    if (then) return { kind: 'linked', to: then.to };
    if (!(classes & NAME_PART)) return undefined;
  }
  if (SECOND_HALVES.has(next.norm) && !(classes & (inside ? ENDS_NAME : ENDS_NAME | Class.Common)))
    return { kind: 'first', to: token + 2 };
  if (partsOfCompound(stem)) return { kind: 'first', to: token + 1 };
  if (inside && classes & Class.Title && classes & Class.Family && !(next.classes & NAME_PART))
    return { kind: 'family', to: token + 1 };
  if (inside && INNER.has(stem) && isGiven(analysis, token - 1) && isGiven(analysis, token + 1))
    return { kind: 'family', to: token + 1 };
  if (inside && ALI.has(stem) && !governsNoun(analysis, token)) return { kind: 'first', to: token + 1 };
  // Months are names too: «سامح رجب».
  if (inside && (classes & ENDS_NAME) === Class.Calendar && classes & NAME_PART && !analysis.inTime(token))
    return { kind: 'family', to: token + 1 };
  if (classes & ENDS_NAME || (inside && beginsOffice(analysis, token))) return undefined;
  if (inside && REGNAL.has(stem)) return { kind: 'linked', to: token + 1 };
  if (classes & Class.First) return { kind: 'first', to: token + 1 };
  if (classes & Class.MaybeFirst)
    return { kind: classes & Class.Family && inside ? 'family' : 'maybeFirst', to: token + 1 };
  if (classes & Class.Family) return { kind: 'family', to: token + 1 };
  if (inside && classes & Class.Nationality && classes & Class.Definite && isMasculineNisba(stem))
    return { kind: 'family', to: token + 1 };
  if (inside && familyShape(stem) && !(classes & (Class.Common | Class.Adjective | Class.Domain)))
    return { kind: 'family', to: token + 1 };
  if (inside && closesName(analysis, token)) return { kind: 'unknown', to: token + 1 };
  return mayBeName(analysis, token) ? { kind: 'unknown', to: token + 1 } : undefined;
}
