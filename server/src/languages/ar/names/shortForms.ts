/** Names in the short forms by which a document calls them again: «الوردي», «كيم», «عبري». */
import { message } from '../../../messages/message.js';
import { NameCandidate } from './nameCandidate.js';
import type { DocumentNames, KnownForm } from './documentNames.js';
import { isNoPlace } from './homographs.js';
import type { ParagraphNames } from './paragraphNames.js';
import { endOffset, startOffset, wordAt, type AnalysedText } from './analysedText.js';
import { Class, ENDS_NAME, NAME_PART } from './classBits.js';
import type { AnalysedWord } from './analysedWords.js';
import { wordsWith } from './traits.js';

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
  return form.words.every((word, i) => i === 0 || words[at + i]?.norm === word);
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
  const [before, word, after] = [at - 1, at, at + 1].map((token) => wordAt(analysis, token));
  if (before!.classes & Class.Definite && word!.classes & Class.Nationality) return false;
  return (
    (before!.anyClasses & BESIDE_PERSON) !== 0 ||
    (after!.classes & (Class.Speech | Class.Verb)) !== 0 ||
    isOfPerson(analysis, at - 1)
  );
}

/** «ونقل | إقبال | على متن …»: a name before what no common noun is said with, though it is one too. */
function endsPhrase(analysis: AnalysedText, at: number): boolean {
  const [before, word, after] = [at - 1, at, at + 1].map((token) => wordAt(analysis, token));
  if (!(word!.classes & NAME_PART) || word!.classes & Class.Definite) return false;
  if (before!.kind !== 'arabic' || before!.anyClasses & (Class.Function | Class.Head)) return false;
  return after!.kind === 'symbol' || (after!.classes & Class.Function) !== 0;
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

/** Persons by their short forms, and names by their aliases. */
export function findForms(paragraph: ParagraphNames, names: DocumentNames): NameCandidate[] {
  const found: NameCandidate[] = [];
  const { analysis } = paragraph;
  for (let at = 0; at < analysis.words.length; at++) {
    for (const reading of analysis.words[at]!.readings) {
      const forms =
        names.beginnings[reading.beginning] === 1 ? names.byFirstWord.get(reading.stem) : undefined;
      const form = forms && longestAt(analysis.words, at, forms);
      if (!form) continue;
      const skip = reading.proclitics.length;
      const confidence = confidenceOf(paragraph, at, form, skip);
      if (confidence > 0)
        found.push(
          new NameCandidate(
            startOffset(analysis, at, skip),
            endOffset(analysis, at + form.words.length),
            form.full.label,
            confidence,
            [message('names.seenInFull', { name: form.full.name })],
            form.full.id,
            form.full.name,
          ),
        );
      break;
    }
  }
  return found;
}

/** «عبري»: a word that is a town for certain elsewhere in the document. */
export function findTowns(
  { analysis }: ParagraphNames,
  { towns }: DocumentNames,
  own: readonly NameCandidate[],
): NameCandidate[] {
  const found: NameCandidate[] = [];
  if (towns.size === 0) return found;
  for (let at = 0; at < analysis.words.length; at++) {
    for (const { proclitics, stem, classes } of wordAt(analysis, at).readings) {
      const town = towns.get(stem);
      if (!town || proclitics.length > 1) continue;
      if (classes & (Class.Common | Class.Domain) || isNoPlace(analysis, at)) break;
      const start = startOffset(analysis, at, proclitics.length);
      if (own.some((name) => name.label === 'GPE' && name.start === start)) break;
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
      break;
    }
  }
  return found;
}
