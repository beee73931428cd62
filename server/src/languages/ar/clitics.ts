/**
 * What Arabic writes together with a name and the guidelines keep outside of it: the proclitics و ف ب ل ك
 * before it, enclitic pronouns behind it. Whether a first letter is a proclitic needs to know names (بلجيكا, وليد);
 * where nothing is known, only what is next to certain is believed: a preposition or conjunction before the article.
 */
import type { Clitics, NameTest } from '../languagePack.js';
import { ARTICLE, ENCLITICS } from './affixes.js';
import { fold } from './normalise.js';
import { procliticAnalyses } from './proclitics.js';

/** Shortest word that is recognised behind a proclitic: in كان there is no ان. */
export const SHORTEST_STEM = 3;
/** Letters that must follow the article where nothing else is known: والي, وجد stay whole. */
const AFTER_ARTICLE = 3;

export const arabicClitics: Clitics = {
  stems: (norm) => procliticAnalyses(norm).map(({ stem }) => stem),

  lettersBefore(norm, stem, isName) {
    if (norm === stem) return 0;
    // All analyses end with the stem, but for the alef of the article that ل takes away.
    if (stem.length < SHORTEST_STEM || !norm.endsWith(stem.slice(1))) return undefined;
    const analysis = procliticAnalyses(norm).find((one) => one.length > 0 && one.stem === stem);
    return analysis && isName?.(norm) !== true ? analysis.length : undefined;
  },

  canPrecede: (norm, letters) =>
    letters > 0 && procliticAnalyses(norm).some((analysis) => analysis.length === letters),

  // A noun with the article takes no pronoun (عبد الله keeps its ه).
  canFollow(word, ending) {
    if (!ENCLITICS.has(withoutMarks(ending))) return false;
    const norm = fold(word);
    return !norm.slice(beforeArticle(norm)).startsWith(ARTICLE) && norm.length - fold(ending).length >= 2;
  },

  // With knowledge of names, what is a name as it stands stays whole, and what is one without its first letters loses them.
  lettersOutside: (norm, text, isName) =>
    (isName && lettersBeforeName(norm, text, isName)) ?? beforeArticle(norm),
};

/** Proclitics before the article: بالمغرب, وللأمن, فالرباط. Number of folded letters, 0 where there are none. */
function beforeArticle(norm: string): number {
  const conjunction = norm.startsWith('و') || norm.startsWith('ف') ? 1 : 0;
  const preposition = norm.charAt(conjunction);
  const follows = (from: number, article: string, letters: number): boolean =>
    norm.startsWith(article, from) && norm.length - from - article.length >= letters;
  if ((preposition === 'ب' || preposition === 'ك') && follows(conjunction + 1, ARTICLE, AFTER_ARTICLE))
    return conjunction + 1;
  if (preposition === 'ل' && follows(conjunction + 1, 'ل', AFTER_ARTICLE - 1)) return conjunction + 1;
  return conjunction === 1 && follows(1, ARTICLE, AFTER_ARTICLE) ? 1 : 0;
}

/** The same by what is known of names; undefined where that decides nothing. */
function lettersBeforeName(norm: string, text: string, isName: NameTest): number | undefined {
  const phrase = fold(text);
  const behind = phrase.slice(norm.length);
  if (isName(phrase) || isName(norm)) return 0;
  const analyses = procliticAnalyses(norm).filter((analysis) => analysis.length > 0);
  const certain =
    analyses.find(({ stem }) => behind !== '' && isName(stem + behind)) ??
    analyses.find(({ stem }) => stem.length >= SHORTEST_STEM && isName(stem));
  return certain?.length;
}

/** Without diacritics and tatweel, but with ة and ه told apart, which folding does not. */
function withoutMarks(text: string): string {
  return text.replace(/[\u064b-\u065f\u0670\u0640]/g, '');
}
