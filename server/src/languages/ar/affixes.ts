/**
 * The letters that Arabic writes as part of a word: conjunctions, prepositions, the article, endings. They are grammar,
 * not vocabulary, so they stand here and not in a table. All are letters of folded words (see normalise.ts).
 */

export const AND = 'و';
export const THEN = 'ف';
export const BY = 'ب';
export const FOR = 'ل';
export const LIKE = 'ك';
export const ARTICLE = 'ال';
/** The letters that may be written before a word. */
export const PROCLITICS = AND + THEN + BY + FOR + LIKE;
/** «ب» and the article, as they are written together («بالمغرب»). */
export const IN_THE = 'بال';

/** Pronouns that are attached to nouns, as written but for marks; «ي» is left out, since it is the ending of «المغربي» too. */
export const ENCLITICS: ReadonlySet<string> = new Set([
  'ه',
  'ها',
  'هم',
  'هما',
  'هن',
  'ك',
  'كم',
  'كما',
  'كن',
  'نا',
]);

/** The comma of Arabic. */
export const COMMA = '،';

/** The word begins with the article, after the letters that may stand before it («الشهر», «وبالشهر», «للشهر»). */
export const BEGINS_WITH_ARTICLE = /^[وف]?[بك]?(?:ال|لل)./;
/** The article alone, as it is written before digits («ال47», «بال24», «لل93»). */
export const ARTICLE_ALONE = /^(?:[وف]?[بك]?ال|[وف]?لل)$/;
/** Conjunctions and prepositions alone, as they are written before digits («و15», «ب20»). */
export const PROCLITICS_ALONE = /^[وفبلك]{1,2}$/;
/** A proclitic and the article after it; a noun that begins so counts nothing. */
export const PROCLITIC_AND_ARTICLE = /^[وفبلك]ال/;
/** What may stand for «و» and a word of three letters or more. */
export const AND_WITH_WORD = /^و.{3}/;
/** The same, before a word too long to be the noun that «و» begins («وحدة»). */
export const AND_WITH_LONG_WORD = /^و.{4}/;

/** Proclitics of a word end in a preposition that a time follows («بيناير», «لعام»). */
export const ENDS_WITH_PREPOSITION = /[بل]$/;
/** The same, and in «ك». */
export const ENDS_WITH_ANY_PREPOSITION = /[بلك]$/;

/** Adjectives of a masculine noun («الجاري», not «الجارية», «الماضيين», «القادمات»). */
export const MASCULINE_ADJECTIVE = /^ال.*[^هنت]$/;
/** The ending of a feminine ordinal («الثالثة», «الأولى»). */
export const FEMININE_ENDING = /[هي]$/;
/** ة, as it is folded. */
export const FEMININE = 'ه';
/** The ending of a counted noun: the accusative («شخصا») or ة. */
export const COUNTED_ENDING = /[اه]$/;
/** The accusative's ending. */
export const ACCUSATIVE = 'ا';
/** The dual and the sound plural («الماضيين»). */
export const DUAL_OR_PLURAL = 'ين';
/** The sound plurals with the article («المشاركات», «المصابين», «المرشحون»). */
export const PLURAL_ENDING = /..(?:ات|ين|ون)$/;
/** A noun with its owner's pronoun («دراسته», «حكمها»): a plural before it is its own. */
export const POSSESSED = /..(?:ته|تها|تهم|تنا)$/;

/** «س» before an imperfect makes it future. */
export const FUTURE = 'س';
/** The letters that begin an imperfect. */
export const IMPERFECT = 'يتنا';
/** The same, without the first person. */
export const BEGINS_IMPERFECT = /^[يتن]/;
/** The conjunctions, of which one may stand before «س». */
export const CONJUNCTIONS = 'وف';

/** As written, not folded: alef with a hamza, of which «أب» (father) and «إب» (the town) have one and «آب» (August) none. */
export const ALEF_WITH_HAMZA = /[أإ]|ا[\u064b-\u0652]*[\u0654\u0655]/;
/** As written, not folded: alef with a madda. */
export const BEGINS_WITH_MADDA = /^(?:آ|ا\u0653)/;
/** As written, not folded: «ي» at the end, diacritics or not; «ى» is none. */
export const ENDS_WITH_YEH = /ي[\u064b-\u0652]*$/;

/** A word of four letters or more after one proclitic, without it; any other as it is. */
export const withoutProclitic = (norm: string): string => norm.replace(/^[وفبلك](?=.{4})/, '');
/** A word that begins with alef, without the proclitics before it («وأكثر» → «اكثر»). */
export const fromAlef = (norm: string): string => norm.replace(/^[وفبل]+(?=ا)/, '');
/** Whether a word begins with the letters of the article; الا does too, so ask for a length where that matters. */
export const hasArticle = (norm: string): boolean => norm.startsWith(ARTICLE);
export const withArticle = (noun: string): string => ARTICLE + noun;
/** A word without its article; one that has none as it is. */
export const withoutArticle = (norm: string): string =>
  hasArticle(norm) ? norm.slice(ARTICLE.length) : norm;
