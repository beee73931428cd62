/** Names in the short forms by which a document calls them again: «الوردي», «كيم», «عبري». */
import { message } from '../../../../messages/message.js';
import { NameCandidate } from '../nameCandidate.js';
import type { DocumentNames, KnownForm } from './documentState.js';
import { isNoPlace } from '../listed/homographs.js';
import type { ParagraphNames } from './paragraphNames.js';
import { endOffset, startOffset, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';
import type { AnalysedWord, WordReading } from '../analysis/analysedWords.js';
import { wordsWith } from '../words/traits.js';

/** Whether a word is more likely a common word than the surname it could be. */
const AMBIGUOUS =
  Class.Common |
  Class.Place |
  Class.Nationality |
  Class.First |
  Class.MaybeFirst |
  Class.Adjective |
  Class.Domain |
  Class.Head;
/** What stands beside a surname and not beside a common word. */
const BESIDE_PERSON = Class.Title | Class.Speech | Class.Verb | Class.Kin;

/** Listed as a family name and not found in prose. */
const isSurname = ({ classes }: AnalysedWord): boolean =>
  (classes & Class.Family) !== 0 &&
  !(classes & (Class.Common | Class.Place | Class.Nationality | Class.Head | Class.Domain));

function matches(words: readonly AnalysedWord[], at: number, form: KnownForm): boolean {
  if (at + form.words.length > words.length) return false;
  for (let i = 1; i < form.words.length; i++) if (words[at + i]!.norm !== form.words[i]) return false;
  return true;
}

/** The longest of some forms that stands at a word, the first of several. */
function longestAt(
  words: readonly AnalysedWord[],
  at: number,
  forms: readonly KnownForm[],
): KnownForm | undefined {
  let longest: KnownForm | undefined;
  for (const form of forms) {
    if (longest && form.words.length <= longest.words.length) continue;
    if (matches(words, at, form)) longest = form;
  }
  return longest;
}

/** «حكومة | ماي», «تكليف | الصيد»: what a person has or is done to. */
const isOfPerson = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).readings.some(
    ({ proclitics, stem }) => proclitics.length <= 1 && OF_PERSON.has(stem),
  );
const OF_PERSON = wordsWith('of-person');

/** «الصيد | البحري»: an adjective agrees with the common word. */
const isDescribed = (analysis: AnalysedText, at: number): boolean =>
  (wordAt(analysis, at).classes & wordAt(analysis, at + 1).classes & Class.Definite) !== 0 &&
  (wordAt(analysis, at + 1).classes & (Class.Adjective | Class.Domain)) !== 0;

/** Whether what stands beside a word shows that it is a person. */
function isBesidePerson(analysis: AnalysedText, at: number): boolean {
  const before = wordAt(analysis, at - 1);
  if (before.classes & Class.Definite && wordAt(analysis, at).classes & Class.Nationality) return false;
  return (
    (before.anyClasses & BESIDE_PERSON) !== 0 ||
    (wordAt(analysis, at + 1).classes & (Class.Speech | Class.Verb)) !== 0 ||
    isOfPerson(analysis, at - 1)
  );
}

/** «ونقل | إقبال | على متن …»: a name before what no common noun is said with, though it is one too. */
function endsPhrase(analysis: AnalysedText, at: number): boolean {
  const before = wordAt(analysis, at - 1);
  const word = wordAt(analysis, at);
  const after = wordAt(analysis, at + 1);
  if (!(word.classes & NAME_PART) || word.classes & Class.Definite) return false;
  if (before.kind !== 'arabic' || before.anyClasses & (Class.Function | Class.Head)) return false;
  return after.kind === 'symbol' || (after.classes & Class.Function) !== 0;
}

/** Others of the family or of the same first name have their own names. */
const isPartOfName = (analysis: AnalysedText, at: number): boolean =>
  ((wordAt(analysis, at - 1).classes | wordAt(analysis, at + 1).classes) & NAME_PART) !== 0;

function confidenceOf({ analysis }: ParagraphNames, at: number, form: KnownForm, skip: number): number {
  if (form.words.length > 1 || form.full.alias) return 0.85;
  const word = wordAt(analysis, at);
  const { classes } = word;
  if (classes & ENDS_NAME & ~Class.Calendar || (classes & Class.Calendar && analysis.inTime(at))) return 0;
  if (form.given) {
    if (isPartOfName(analysis, at) || classes & NO_GIVEN || skip > 1) return 0;
    if (isBesidePerson(analysis, at)) return 0.75;
    return classes & Class.MaybeFirst ? 0 : GIVEN;
  }
  if (!(classes & AMBIGUOUS) || isSurname(word)) return skip > 0 ? 0.78 : 0.85;
  if (isDescribed(analysis, at)) return 0;
  if (skip > 0) return 0.3;
  if (isBesidePerson(analysis, at)) return 0.7;
  if (endsPhrase(analysis, at)) return 0.65;
  return at === 0 && classes & Class.Definite ? 0.5 : 0.3;
}
/** What a first name is not that stands for its bearer. */
const NO_GIVEN = AMBIGUOUS & ~(Class.First | Class.MaybeFirst);
/** How sure a person is whom the document calls by the first name. */
const GIVEN = 0.62;

/** Adds persons by their short forms, and names by their aliases. */
export function addForms(paragraph: ParagraphNames, names: DocumentNames, found: NameCandidate[]): void {
  if (names.byFirstWord.size === 0) return;
  const { words } = paragraph.analysis;
  for (let at = 0; at < words.length; at++) {
    for (const reading of words[at]!.readings)
      if (names.beginnings[reading.beginning] === 1 && addFormAt(paragraph, names, at, reading, found)) break;
  }
}

/** Whether a form stands at a word as it is read; adds it if it is likely to be the name. */
function addFormAt(
  paragraph: ParagraphNames,
  { byFirstWord }: DocumentNames,
  at: number,
  { stem, proclitics }: WordReading,
  found: NameCandidate[],
): boolean {
  const { analysis } = paragraph;
  const forms = byFirstWord.get(stem);
  const form = forms && longestAt(analysis.words, at, forms);
  if (!form) return false;
  const confidence = confidenceOf(paragraph, at, form, proclitics.length);
  if (confidence > 0)
    found.push(
      new NameCandidate(
        startOffset(analysis, at, proclitics.length),
        endOffset(analysis, at + form.words.length),
        form.full.label,
        confidence,
        [message('names.seenInFull', { name: form.full.name })],
        form.full.id,
        form.full.name,
      ),
    );
  return true;
}

/** Adds towns, «عبري»: a word that is one for certain elsewhere in the document. `own`: the names that the paragraph has. */
export function addTowns(
  { analysis }: ParagraphNames,
  names: DocumentNames,
  own: readonly NameCandidate[],
  found: NameCandidate[],
): void {
  if (names.towns.size === 0) return;
  const { words } = analysis;
  for (let at = 0; at < words.length; at++) {
    for (const reading of words[at]!.readings)
      if (names.beginnings[reading.beginning] === 1 && addTownAt(analysis, names, at, reading, own, found))
        break;
  }
}

/** Whether the word of a town stands at a word as it is read; adds the town unless it is another word here. */
function addTownAt(
  analysis: AnalysedText,
  { towns }: DocumentNames,
  at: number,
  { stem, proclitics, classes }: WordReading,
  own: readonly NameCandidate[],
  found: NameCandidate[],
): boolean {
  const town = towns.get(stem);
  if (!town || proclitics.length > 1) return false;
  if (classes & (Class.Common | Class.Domain) || isNoPlace(analysis, at)) return true;
  const start = startOffset(analysis, at, proclitics.length);
  if (own.some((name) => name.label === 'GPE' && name.start === start)) return true;
  found.push(
    new NameCandidate(
      start,
      endOffset(analysis, at + 1),
      'GPE',
      0.75,
      [message('names.seenInFull', { name: town.name })],
      town.id,
      town.name,
    ),
  );
  return true;
}
