/**
 * What Arabic writes together with a name and the guidelines keep outside of it: the proclitics و ف ب ل ك
 * before it, enclitic pronouns behind it. Whether a first letter is a proclitic needs to know names (بلجيكا, وليد);
 * where nothing is known, only what is next to certain is believed: a preposition or conjunction before the article.
 */
import { procliticAnalyses } from '../languages/ar/proclitics.js';
import { fold } from '../languages/ar/normalise.js';

/** Whether a folded text (a word, or all of a name) is a name as it stands. */
export type NameTest = (folded: string) => boolean;

/** Pronouns that Arabic attaches to nouns; ي is left out, since it is the ending of المغربي too. */
const ENCLITICS: ReadonlySet<string> = new Set(['ه', 'ها', 'هم', 'هما', 'هن', 'ك', 'كم', 'كما', 'كن', 'نا']);
/** Shortest rest that is believed to be a name by its first word alone. */
const SHORTEST_NAME = 3;
/** Letters that must follow the article where nothing else is known: والي, وجد stay whole. */
const AFTER_ARTICLE = 3;
const ARTICLE = 'ال';

/** Whether the first `letters` folded letters of a word can be proclitics. */
export function canBeProclitics(norm: string, letters: number): boolean {
  return letters > 0 && procliticAnalyses(norm).some((analysis) => analysis.length === letters);
}

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

/**
 * How many folded letters of a span's beginning are proclitics. `norm` is its first word, folded; `text` all of
 * it. With knowledge of names, what is a name as it stands stays whole, and what is one without its first letters
 * loses them.
 */
export function procliticLetters(norm: string, text: string, isName?: NameTest): number {
  if (isName) {
    const phrase = fold(text);
    const behind = phrase.slice(norm.length);
    if (isName(phrase) || isName(norm)) return 0;
    const analyses = procliticAnalyses(norm).filter((analysis) => analysis.length > 0);
    const certain =
      analyses.find(({ stem }) => behind !== '' && isName(stem + behind)) ??
      analyses.find(({ stem }) => stem.length >= SHORTEST_NAME && isName(stem));
    if (certain) return certain.length;
  }
  return beforeArticle(norm);
}

/**
 * Whether the end of a word, as the text has it, can be a pronoun behind a noun that ends before it. A noun with
 * the article takes none (عبد الله keeps its ه).
 */
export function canBeEnclitic(word: string, ending: string): boolean {
  if (!ENCLITICS.has(stripMarks(ending))) return false;
  const norm = fold(word);
  return !norm.slice(beforeArticle(norm)).startsWith(ARTICLE) && norm.length - fold(ending).length >= 2;
}

/** Without diacritics and tatweel, but with ة and ه told apart, which folding does not. */
function stripMarks(text: string): string {
  return text.replace(/[\u064b-\u065f\u0670\u0640]/g, '');
}
