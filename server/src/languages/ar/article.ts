/** The article, which Arabic writes as part of the word behind it. Words are folded (normalise.ts). */

export const ARTICLE = 'ال';

/** «ب» and the article as they are written together: «بالمغرب». */
export const IN_THE = 'بال';

/** Whether a word begins with the letters of the article; الا does too, so ask for a length where that matters. */
export const hasArticle = (word: string): boolean => word.startsWith(ARTICLE);

export const withArticle = (noun: string): string => ARTICLE + noun;

/** A word that has the article, without it. */
export const withoutArticle = (word: string): string => word.slice(ARTICLE.length);
