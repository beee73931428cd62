/** The parts of which a person's name is built: «عبد | اللطيف», «صلاح الدين», «بن سلمان», «حموشي». */
import { formOf } from '../forms.js';
import { INNER, LINKS, REGNAL, SECOND_HALVES, SERVANT } from './nameWords.js';
import { wordAt, type AnalysedText } from './analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from './wordClasses.js';
import { wordOf } from './analysedWords.js';

export type PartKind = 'first' | 'maybeFirst' | 'family' | 'linked' | 'unknown';

export interface NamePart {
  readonly kind: PartKind;
  /** Token after the part. */
  readonly to: number;
}

/** Beginnings of verbs in the imperfect that no name has (يستقبل، ستتوجه، يتحدث). */
const VERBAL = /^(ي|ت|ن|سي|ست|سن)(ست|ت|ن)[\u0621-\u064a]{3}/;

/** Verbs in the past of which a feminine is the subject, which foreign names do not look like (توسطت، استقبلت، افتتحت). */
const FEMININE_PAST = /^(ا[\u0621-\u064a]{3,}|ت[\u0621-\u064a]{3,}|است[\u0621-\u064a]{3,})ت$/;

/** Shape alone forbids a word in a name: too short, a feminine plural, a pronoun at its end. */
function impossibleShape(norm: string): boolean {
  return (
    norm.length < 2 ||
    VERBAL.test(norm) ||
    FEMININE_PAST.test(norm) ||
    (norm.startsWith('و') && norm.length > 3) ||
    (norm.length > 5 &&
      norm.startsWith('ال') &&
      (norm.endsWith('ات') ||
        norm.endsWith('ه') ||
        norm.endsWith('يه') ||
        norm.endsWith('ين') ||
        norm.endsWith('ون')))
  );
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
function isAccusative(norm: string): boolean {
  if (!norm.endsWith('ا') || norm.length < 4) return false;
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
  if (impossibleShape(word.norm) || isAccusative(word.norm)) return false;
  if (analysis.matches[token]?.some(({ skip, entry }) => skip > 0 && entry.label !== 'PERS')) return false;
  return !word.readings.some(
    (reading) => reading.proclitics !== '' && (reading.classes & BEHIND_PROCLITIC) !== 0,
  );
}

/** Shapes of family names: بنكيران، بوغرين, and after a first name الـ…ي. */
const familyShape = (stem: string): boolean =>
  (stem.length > 4 && (stem.startsWith('بن') || stem.startsWith('بو'))) ||
  (isNisba(stem) && stem.startsWith('ال') && stem.length > 5);

/** الـ…ي: a family name taken from a place, in the singular (السوداني، المصري). */
const isNisba = (stem: string): boolean => stem.endsWith('ي') && stem.length > 4;

/** A common word that must be a family name, because the clause goes on after it: «يحيى رسول إن …». */
function closesName(analysis: AnalysedText, token: number): boolean {
  const { classes, norm } = wordAt(analysis, token);
  const longest = classes & Class.Definite ? 8 : 6;
  if ((classes & ~Class.Definite) !== Class.Common || norm.length < 3 || norm.length > longest) return false;
  if (isAccusative(norm)) return false;
  return wordAt(analysis, token + 1).norm === 'ان' && !/[هتن]$/.test(norm);
}

const isGiven = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token).classes & (Class.First | Class.MaybeFirst)) !== 0;

/** Whether something follows that «علي» can be the preposition of: no stop and no verb. */
function governsNoun(analysis: AnalysedText, token: number): boolean {
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
  if (LINKS.has(stem) && next.kind === 'arabic') {
    // After «بن» the word is the name, not «على».
    const then =
      next.norm === 'علي' ? { to: token + 2 } : partAt(analysis, token + 1, next.norm, next.classes, true);
    if (then) return { kind: 'linked', to: then.to };
    if (!(classes & NAME_PART)) return undefined;
  }
  if (SECOND_HALVES.has(next.norm) && !(classes & (inside ? ENDS_NAME : ENDS_NAME | Class.Common)))
    return { kind: 'first', to: token + 2 };
  if (stem.startsWith('عبدال') && stem.length > 6) return { kind: 'first', to: token + 1 };
  if (inside && classes & Class.Title && classes & Class.Family && !(next.classes & NAME_PART))
    return { kind: 'family', to: token + 1 };
  if (inside && INNER.has(stem) && isGiven(analysis, token - 1) && isGiven(analysis, token + 1))
    return { kind: 'family', to: token + 1 };
  if (inside && stem === 'علي' && !governsNoun(analysis, token)) return { kind: 'first', to: token + 1 };
  // Months are names too: «سامح رجب».
  if (inside && (classes & ENDS_NAME) === Class.Calendar && classes & NAME_PART && !analysis.inTime(token))
    return { kind: 'family', to: token + 1 };
  if (classes & ENDS_NAME || (inside && beginsOffice(analysis, token))) return undefined;
  if (inside && REGNAL.has(stem)) return { kind: 'linked', to: token + 1 };
  if (classes & Class.First) return { kind: 'first', to: token + 1 };
  if (classes & Class.MaybeFirst)
    return { kind: classes & Class.Family && inside ? 'family' : 'maybeFirst', to: token + 1 };
  if (classes & Class.Family) return { kind: 'family', to: token + 1 };
  if (inside && classes & Class.Nationality && classes & Class.Definite && isNisba(stem))
    return { kind: 'family', to: token + 1 };
  if (inside && familyShape(stem) && !(classes & (Class.Common | Class.Adjective | Class.Domain)))
    return { kind: 'family', to: token + 1 };
  if (inside && closesName(analysis, token)) return { kind: 'unknown', to: token + 1 };
  return mayBeName(analysis, token) ? { kind: 'unknown', to: token + 1 } : undefined;
}
