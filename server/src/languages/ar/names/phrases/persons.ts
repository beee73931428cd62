/** Persons: from a first name, after a title, after a role, after kinship; and how far the name goes. */
import { message, type Message } from '../../../../messages/message.js';
import { touches } from '../../../../text/tokens.js';
import type { Chart, NamePhrase } from './chart.js';
import { REGNAL, ABD, TOLD_BY_CUE } from '../words/nameWords.js';
import { Gate } from '../words/wordGates.js';
import { possessedAt } from './possessedRoles.js';
import { mayBeName, partAt, type NamePart, type PartKind } from './personParts.js';
import { matchesAt, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';
import type { WordReading } from '../analysis/analysedWords.js';
import { beginsCompound } from '../words/compoundNames.js';
import { PRAISE } from './professions.js';
import { AND, hasArticle } from '../../affixes.js';
import { particles } from '../words/particles.js';
import {
  beginsLikeImperfect,
  isElative,
  isDefiniteNisba,
  isMasculineSingular,
  isThirdPerson,
  isParticiple,
  isVerbal,
} from '../../wordShapes.js';

/** Parts a person's name has at most (أسامة بن محمد بن عوض بن لادن has five). */
const LONGEST_NAME = 6;
/** Unknown words that may follow each other in a name. */
const UNKNOWN_RUN = 2;

/** How sure a person is of whom no part is known, after a title or role. */
const UNKNOWN_AFTER_CUE = 0.73;

interface PersonName {
  readonly from: number;
  readonly to: number;
  readonly skip: number;
  readonly parts: readonly PartKind[];
}

function readName(analysis: AnalysedText, token: number, first: NamePart, skip: number): PersonName {
  const parts: PartKind[] = [first.kind];
  let to = first.to;
  let unknown = first.kind === 'unknown' ? 1 : 0;
  while (parts.length < LONGEST_NAME) {
    const word = wordAt(analysis, to);
    // «ديب-لوف», «#سلطان_بن_سحيم»
    if (word.kind === 'symbol' && JOINTS.has(word.norm) && isGlued(analysis, to)) {
      const after = wordAt(analysis, to + 1);
      const joined =
        after.kind === 'arabic' ? partAt(analysis, to + 1, after.norm, after.classes, true) : undefined;
      if (!joined) break;
      parts.push(joined.kind);
      to = joined.to;
      continue;
    }
    if (word.kind !== 'arabic') break;
    if (
      parts.length > 1 &&
      (REGNAL.has(word.norm) || isParticiple(word.norm) || beginsAnother(analysis, to, parts))
    )
      break;
    const part = partAt(analysis, to, word.norm, word.classes, true);
    if (!part) break;
    if (
      part.kind === 'unknown' &&
      ((++unknown > UNKNOWN_RUN && !endsClause(analysis, part.to)) ||
        (isComplete(parts, word.norm) && !closesClause(analysis, to)))
    )
      break;
    if (part.kind === 'unknown' && parts.length > 1 && word.norm.endsWith('ه')) break;
    if (part.kind === 'unknown' && isVerbBetween(analysis, to)) break;
    parts.push(part.kind);
    to = part.to;
  }
  return { from: token, to, skip, parts };
}

/** «بياته ماينل رايزنغر | ،»: nothing else can be said of the last word. */
const endsClause = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).kind === 'symbol' && wordAt(analysis, token).norm !== '';

/** «خالد العلمي | لهوير، أن …»: a word that is no adverb, no plural and no verb, and the clause ends behind it. */
function closesClause(analysis: AnalysedText, token: number): boolean {
  const { norm } = wordAt(analysis, token);
  const ends = endsClause(analysis, token + 1) || THAT.has(wordAt(analysis, token + 1).norm);
  if (hasArticle(norm) || norm.startsWith(AND)) return false;
  return ends && isMasculineSingular(norm) && !isVerbal(norm) && !beginsLikeImperfect(norm);
}
const THAT = particles('that');

/** «واستدعى فلاديمير بيتكوفيتش | رياض محرز»: somebody else, after a name that is complete. */
function beginsAnother(analysis: AnalysedText, token: number, parts: readonly PartKind[]): boolean {
  if (parts.at(-1) !== 'family') return false;
  const [word, next] = [wordAt(analysis, token), wordAt(analysis, token + 1)];
  if (!(word.classes & (Class.First | Class.MaybeFirst))) return false;
  return word.classes & Class.Family
    ? (next.classes & NAME_PART) === Class.Family
    : (next.classes & NAME_PART) !== 0;
}

/** After a first and a family name an unknown word without article goes on with the sentence («زيدان | يصمم»). */
const isComplete = (parts: readonly PartKind[], next: string): boolean =>
  parts.includes('family') && !isDefiniteNisba(next);

/** «سعيّد | يعيّن كمال …»: a verb between its subject and another person. */
function isVerbBetween(analysis: AnalysedText, token: number): boolean {
  const { classes } = wordAt(analysis, token + 1);
  return (
    isThirdPerson(wordAt(analysis, token).norm) &&
    (classes & (Class.First | Class.MaybeFirst)) !== 0 &&
    !(classes & ENDS_NAME)
  );
}

/** What joins the parts of a name, in hashtags too. */
const JOINTS = new Set(['-', '_']);

/** A sign with no space on either side. */
const isGlued = ({ text: { tokens } }: AnalysedText, token: number): boolean =>
  touches(tokens, token) && touches(tokens, token + 1);

function confidenceOf(parts: readonly PartKind[], cue: boolean): number {
  const [first] = parts;
  const known = parts.filter((part) => part !== 'unknown').length;
  let confidence: number;
  if (first === 'first') confidence = parts.length === 1 ? 0.3 : known > 1 ? 0.88 : 0.72;
  else if (first === 'maybeFirst') confidence = parts.length === 1 ? 0.1 : known > 1 ? 0.68 : 0.36;
  else if (first === 'linked') confidence = parts.length === 1 ? 0.3 : 0.6;
  else if (first === 'family') confidence = parts.length === 1 ? 0.15 : 0.35;
  else confidence = 0.15;
  if (!cue) return confidence;
  if (first === 'unknown' && parts.length > 1) return UNKNOWN_AFTER_CUE;
  return Math.min(0.97, confidence + (first === 'unknown' ? 0.4 : 0.45));
}

function toPhrase(name: PersonName, cue: Message | undefined): NamePhrase {
  const reasons: Message[] = [];
  if (cue) reasons.push(cue);
  if (name.parts[0] === 'first' || name.parts[0] === 'maybeFirst')
    reasons.push(message('names.firstNameKnown'));
  if (name.parts.slice(1).includes('family')) reasons.push(message('names.familyNameKnown'));
  if (reasons.length === 0) reasons.push(message('names.builtLikePerson'));
  return {
    label: 'PERS',
    from: name.from,
    to: name.to,
    skip: name.skip,
    confidence: confidenceOf(name.parts, cue !== undefined),
    reasons,
  };
}

/** «نظيره القطري», «المخرج المغربي»: what may stand between a cue and the name. */
function isTitleOrNationality(analysis: AnalysedText, token: number): boolean {
  const { classes, norm } = wordAt(analysis, token);
  if (classes & Class.Title || PRAISE.has(norm) || isRank(analysis, token)) return true;
  return (classes & Class.Definite) !== 0 && (classes & (Class.Nationality | Class.Adjective)) !== 0;
}

/** «العماد جوزاف عون», «الأمير فيصل»: an office that is also a family name, before a first name. */
export function isRank(analysis: AnalysedText, token: number): boolean {
  const { classes, readings } = wordAt(analysis, token);
  return (
    (classes & Class.Definite) !== 0 &&
    readings[0]!.heads.some(
      ({ label, frame }) => label === 'OCC' && (frame === 'rank' || frame === 'solo'),
    ) &&
    ((wordAt(analysis, token + 1).classes & (Class.First | Class.MaybeFirst)) !== 0 ||
      matchesAt(analysis, token + 1).some(({ entry }) => entry.label === 'PERS'))
  );
}

/** The point of «د. أحمد». */
const isAbbreviation = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).norm === '.' && wordAt(analysis, token - 1).norm.length === 1;

const isForPerson = ({ proclitics, classes }: WordReading): boolean =>
  proclitics === 'ل' && (classes & (Class.First | Class.MaybeFirst)) !== 0 && !(classes & ENDS_NAME);

/** «آنا | ديغز تايلور», «لي | تشاو شينغ», «خير | الدين»: what only a cue before it tells to be a first name. */
function toldByCue(analysis: AnalysedText, token: number): NamePart | undefined {
  const { norm, classes } = wordAt(analysis, token);
  const next = wordAt(analysis, token + 1);
  if (next.classes & Class.Faith && (classes & (ENDS_NAME | Class.Common | Class.Definite)) === Class.Common)
    return { kind: 'first', to: token + 2 };
  if (!TOLD_BY_CUE.has(norm) || next.classes & Class.Definite || !mayBeName(analysis, token + 1))
    return undefined;
  return { kind: 'first', to: token + 1 };
}

/** A name that begins at a token, if a cue stands before it. */
export function personAfterCue(analysis: AnalysedText, token: number, cue: Message): NamePhrase | undefined {
  let at = token;
  if (wordAt(analysis, at).kind === 'quote') at++;
  for (let titles = 0; titles < 4 && isTitleOrNationality(analysis, at); titles++) at++;
  if (wordAt(analysis, at).kind === 'quote' || isAbbreviation(analysis, at)) at++;
  const word = wordAt(analysis, at);
  if (word.kind !== 'arabic') return undefined;
  // «خلفا ل | رابح ماجر»
  const whom = word.classes & NAME_PART ? undefined : word.readings.find(isForPerson);
  const { stem, classes } = whom ?? { stem: word.norm, classes: word.classes };
  const part = toldByCue(analysis, at) ?? partAt(analysis, at, stem, classes, false);
  if (!part || (part.kind === 'unknown' && (isVerbBetween(analysis, at) || isElative(stem))))
    return undefined;
  return toPhrase(readName(analysis, at, part, whom ? 1 : 0), cue);
}

/** «شيماء يحيى | وهدير عبد الباسط | ورويدا خالد»: the next of a list of persons, by the name part after an unknown word. */
function isListed(analysis: AnalysedText, token: number, { stem, classes }: WordReading): boolean {
  const [before, next] = [wordAt(analysis, token - 1), wordAt(analysis, token + 1)];
  if (
    !(before.classes & NAME_PART) ||
    classes & (NO_NAME | (NAME_PART & ~Class.MaybeFirst)) ||
    stem.length < 3
  )
    return false;
  if (wordAt(analysis, token).classes & (NAME_PART | Class.Common)) return false;
  return (next.classes & (Class.First | Class.Family | Class.Common)) === Class.First || ABD.has(next.norm);
}
const NO_NAME =
  ENDS_NAME |
  Class.Common |
  Class.Adjective |
  Class.Domain |
  Class.Head |
  Class.Place |
  Class.Nationality |
  Class.Definite |
  Class.Bare;

/** «ماندزوكيتش | (28)», «محرز | (45+2)»: the minute of a goal behind who scored it. */
function isScorer(analysis: AnalysedText, token: number): boolean {
  if (wordAt(analysis, token).kind !== 'open' || wordAt(analysis, token + 1).kind !== 'number') return false;
  const added = wordAt(analysis, token + 2).norm === '+' ? 2 : 0;
  return wordAt(analysis, token + 1).norm.length <= 3 && wordAt(analysis, token + 2 + added).kind === 'close';
}

/** «المستشفى | الجامعي | محمد …»: an adjective of the noun before it, which families are called by too. */
const isAdjectiveOf = (analysis: AnalysedText, token: number, { classes }: WordReading): boolean =>
  (classes & (NAME_PART | Class.Adjective | Class.Definite)) === ADJECTIVE_OR_FAMILY &&
  (wordAt(analysis, token - 1).classes & (Class.Head | Class.Definite)) === (Class.Head | Class.Definite);
const ADJECTIVE_OR_FAMILY = Class.Family | Class.Adjective | Class.Definite;

/** A name that begins with a first name, through proclitics. */
function personByFirstName(analysis: AnalysedText, token: number): NamePhrase | undefined {
  const { readings } = wordAt(analysis, token);
  for (let i = 0; i < readings.length; i++) {
    const reading = readings[i]!;
    const compound = beginsCompound(reading.stem);
    const strong =
      !isAdjectiveOf(analysis, token, reading) &&
      (reading.classes &
        (Class.First | (reading.proclitics === '' ? Class.MaybeFirst | Class.Family : 0))) !==
        0;
    // «لكريم عبد العزيز»: a word that is a name too, before one that is nothing else.
    const paired =
      reading.proclitics === 'ل' &&
      (reading.classes & Class.MaybeFirst) !== 0 &&
      ((wordAt(analysis, token + 1).classes & (Class.First | Class.Common)) === Class.First ||
        ABD.has(wordAt(analysis, token + 1).norm));
    const secondHalf = (wordAt(analysis, token + 1).classes & Class.Faith) !== 0;
    const listed = reading.proclitics === 'و' && isListed(analysis, token, reading);
    if (!strong && !compound && !secondHalf && !paired && !listed) continue;
    if (reading.proclitics.length > 0 && reading.stem.length < 3) continue;
    const part = partAt(analysis, token, reading.stem, reading.classes, false);
    if (!part) continue;
    const name = readName(analysis, token, part, reading.proclitics.length);
    if (part.kind !== 'unknown' && isScorer(analysis, name.to))
      return toPhrase(name, message('names.minuteAfter'));
    const speaks = name.parts.length > 1 && wordAt(analysis, token - 1).anyClasses & Class.Speech;
    if (listed && name.parts.length > 1 && !strong) return toPhrase(name, message('names.personBefore'));
    return toPhrase(name, speaks && part.kind === 'maybeFirst' ? message('names.speechBefore') : undefined);
  }
  return undefined;
}

/** «سيدي جابر», «الشيخ زايد»: a title that a town's name begins with, after what only towns have. */
const isPlaceAt = (analysis: AnalysedText, token: number): boolean =>
  matchesAt(analysis, token).some(({ entry, to }) => entry.label === 'GPE' && to > token + 1) &&
  (wordAt(analysis, token - 1).anyClasses & Class.Head) !== 0;

/** A person whom a title, kinship, a role or a first name at a token shows, behind the last one, who ends at `past`. */
function personAt(analysis: AnalysedText, token: number, past: number): NamePhrase | undefined {
  const { anyClasses, readings } = wordAt(analysis, token);
  if (anyClasses & CUES) {
    if (isPlaceAt(analysis, token)) return undefined;
    const reading = readings.find(({ classes }) => classes & CUES)!;
    const person = personAfterCue(analysis, token + 1, message('names.wordBefore', { word: reading.stem }));
    if (person && person.from >= past) return person;
  }
  if (token < past) return undefined;
  if (possessedAt(analysis, token)) {
    const person = personAfterCue(analysis, token + 1, message('names.possessedRoleBefore'));
    if (person) return person;
  }
  return anyClasses & BEGINS_NAME || isBeforeFaith(analysis, token)
    ? personByFirstName(analysis, token)
    : undefined;
}

/** Words that a person follows. */
const CUES = Class.Title | Class.Kin;
/** Words that a person's name begins with. */
const BEGINS_NAME = NAME_PART | Class.Compound;

/** «صلاح | الدين» */
const isBeforeFaith = (analysis: AnalysedText, token: number): boolean =>
  (wordAt(analysis, token + 1).classes & Class.Faith) !== 0;

/** All persons that first names, titles and kinship show. */
export function findPersons(chart: Chart): void {
  const { analysis } = chart;
  let past = 0;
  for (let token = 0; token < analysis.words.length; token++) {
    const { kind, anyClasses, gates } = analysis.words[token]!;
    if (kind !== 'arabic') continue;
    if (
      !(anyClasses & (CUES | BEGINS_NAME)) &&
      !(gates & Gate.PossessedRole) &&
      !isBeforeFaith(analysis, token)
    )
      continue;
    const person = personAt(analysis, token, past);
    if (!person) continue;
    chart.add(person);
    past = person.to;
  }
}
