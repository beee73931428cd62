/**
 * What the shape of a folded word says: endings and beginnings of Arabic morphology, which no lexicon could list word by
 * word. Shapes are guesses; who asks knows what else speaks for them.
 */
import { hasArticle } from './affixes.js';

/** «ناشري الكتب»: a plural of people before the noun that they deal with. */
export const isPluralConstruct = (noun: string): boolean => /^(?!ال).{3,}ي$/.test(noun);

/** The relative adjective in the feminine («الوطنية»), folded. */
export const isFeminineNisba = (word: string): boolean => word.endsWith('يه');

/** The relative adjective in either gender («السيبرانية», «الإلكتروني»). */
export const endsLikeNisba = (word: string): boolean => word.endsWith('ي') || isFeminineNisba(word);

/** A relative adjective as a family name, in the masculine singular («السوداني», «المصري»). */
export const isMasculineNisba = (word: string): boolean => word.endsWith('ي') && word.length > 4;

/** A relative adjective with the article, in the masculine («الريسوني»). */
export const isDefiniteNisba = (word: string): boolean => /^ال.{2,}ي$/.test(word);

/** A relative adjective of four letters or more behind the article, in either gender. */
export const isLongDefiniteNisba = (word: string): boolean => /^ال.{3,}(ي|يه)$/.test(word);

/** Endings of nationalities, the longest first. */
export const NISBA_ENDINGS: readonly string[] = ['يين', 'يون', 'يات', 'يان', 'يه', 'ي'];
/** The letters that these end in. */
export const LAST_OF_NISBA = 'نتهي';

/** A sound feminine plural, or a noun in ة: things more often than people. */
export const namesThings = (noun: string): boolean => noun.endsWith('ات') || noun.endsWith('ه');

/** A sound feminine plural («قنوات»). */
export const isPluralOfThings = (noun: string): boolean => noun.endsWith('ات');

/** A plural or collective of people («المغاربة», «القطريين»), not the adjective in the singular. */
export const namesPeople = (noun: string): boolean => /[ينوه]$/.test(noun) && !/[^و]ي$|يه$/.test(noun);

/** A sound masculine plural («الصحفيين»). */
export const isMasculinePlural = (noun: string): boolean => noun.endsWith('ين');

/** Two of something, without the article. */
export const isDual = (noun: string): boolean => /^(?!ال).{2,}(?:تين|ين|تان|ان)$/.test(noun);

/** The pronoun at the end of «رئيسها», «نقيبه». */
export const PRONOUN = /(?:ها|هم|ه)$/;

/** A noun in ة with its owner's pronoun («ولايته»). */
export const isPossessedFeminine = (noun: string): boolean => /ت(?:ه|ها|هم)$/.test(noun);

/** A word that ends in a pronoun of two letters or more («خبرتها», «بينهما»). */
export const endsInPronoun = (word: string): boolean =>
  word.endsWith('ها') || word.endsWith('هم') || word.endsWith('هما');

/** Ends in a vowel that foreign names have, and no Arabic verb but before a pronoun («سيريكا», «تريفيكا»; not «سيتركها»). */
export const endsInForeignVowel = (word: string): boolean =>
  word.length > 4 && word.endsWith('ا') && !/(?:[هنو]|كم|هم)ا$/.test(word);

/** A future («سينطلق»). */
export const isFuture = (word: string): boolean =>
  word.startsWith('س') && 'يتن'.includes(word.charAt(1)) && !endsInForeignVowel(word);

/** The beginning of an imperfect («يرأس», «نعمل»). */
export const beginsLikeImperfect = (word: string): boolean => /^[يتن]/.test(word);

/** An imperfect of the third person, four letters or more («يعين»). */
export const isThirdPerson = (word: string): boolean => /^[يت].{3}/.test(word);

/** An imperfect, or the past of a derived stem with a feminine subject («استقبلت»). */
export const isVerbal = (word: string): boolean => /^[يت]|^ا.*ت$/.test(word);

/** A verb whose subject is feminine or several: no club. */
export const hasOtherSubject = (verb: string): boolean => /^ت|ت$|وا$/.test(verb);

/** Beginnings of verbs in the imperfect that no name has (يستقبل، ستتوجه، يتحدث). */
const VERBAL = /^(ي|ت|ن|سي|ست|سن)(ست|ت|ن)[\u0621-\u064a]{3}/;

/** Verbs in the past of which a feminine is the subject, which foreign names do not look like (توسطت، استقبلت، افتتحت). */
const FEMININE_PAST = /^(ا[\u0621-\u064a]{3,}|ت[\u0621-\u064a]{3,}|است[\u0621-\u064a]{3,})ت$/;

/** Endings that no name with the article has. */
const NAMELESS_ENDINGS: readonly string[] = ['ات', 'ه', 'ين', 'ون'];

/** Shape alone forbids a word in a person's name: too short, a verb, a plural, a pronoun at its end. */
export const cannotBeName = (word: string): boolean =>
  word.length < 2 ||
  VERBAL.test(word) ||
  FEMININE_PAST.test(word) ||
  (word.startsWith('و') && word.length > 3) ||
  (word.length > 5 && hasArticle(word) && NAMELESS_ENDINGS.some((ending) => word.endsWith(ending)));

/** The end of a verb, a feminine or a plural: no family name that nothing else tells. */
export const endsLikeNoFamilyName = (word: string): boolean => /[هتن]$/.test(word);

/** A letter that may be a proclitic of a noun. */
export const mayHaveProclitic = (word: string): boolean => /^[وبل]/.test(word);

/** «ديما طهبوب | مقترحا», «… | مؤكدا»: a participle in the accusative; foreign names have a vowel after م. */
export const isParticiple = (norm: string): boolean => /^م[^اويه].{2,}ا$/.test(norm);

/** A participle in the feminine, as the adjective of a plural of things («مجاورة», «متفرقة»). */
export const isFeminineParticiple = (norm: string): boolean => /^م.{3,}ه$/.test(norm);

/** An active participle in the feminine («جارفة», «عارمة»). */
export const isActiveFeminine = (norm: string): boolean => /^.ا..ه$/.test(norm);

/** A noun in the masculine singular, as far as its end shows. */
export const isMasculineSingular = (norm: string): boolean =>
  norm.length > 2 && !/(?:ه|ات|ون|ين|ان|ا)$/.test(norm);

/** «الأوفر», «الأقوى»: the superlative, which praises who follows. */
export const isElative = (norm: string): boolean => /^الا[^اي]..$/.test(norm);

/** The end of a noun of Arabic or of its verb, which the second word of a foreign name seldom has. */
export const endsUnlikeForeign = (word: string): boolean => /(?:[اه]|[^سر]ت)$/.test(word);

/** The beginning of a word behind و or ل; foreign names have a vowel there («ويست», «لايف»). */
export const mayHideNoun = (word: string): boolean => /^[ول][^اوي]/.test(word);

/** A verb of the past or a noun with a feminine ending. */
export const endsInFeminine = (word: string): boolean => /[ته]$/.test(word);

/** A pronoun of several («خصومهم», «خصومها»). */
export const endsInOwners = (word: string): boolean => /(?:هم|ها)$/.test(word);
