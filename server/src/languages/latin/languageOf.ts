/** Which language a text in Latin letters is in, by its small words: a table has those of many, to tell them apart. */
import { parseLexicon } from '../../text/lexicon.js';
import table from './lexicons/function-words.tsv';
import { fold, lexicon, type LatinLanguage } from './lexicon.js';

/** The languages of each small word. */
let languages: ReadonlyMap<string, readonly string[]> | undefined;

function read(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { language = '', words = '' } of parseLexicon(table))
    for (const word of words.split(' ')) {
      const of = found.get(word) ?? [];
      of.push(language);
      found.set(word, of);
    }
  return found;
}

/**
 * The language with the most small words, if more than of any other; `other` where that is neither French nor English.
 * Where French or English is among several, or there is no small word, what is known of dates and amounts decides;
 * undefined where it is open still. `words` are as they are written. Linear.
 */
export function languageOf(words: readonly string[]): LatinLanguage | 'other' | undefined {
  const small = words.map((word) => word.toLowerCase());
  languages ??= read();
  const counts = new Map<string, number>();
  for (const word of small)
    for (const language of languages.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const best = [...counts.keys()].filter((language) => counts.get(language) === most);
  const known = best.filter((language) => language === 'fr' || language === 'en');
  if (best.length === 1 && known.length === 1) return known[0];
  if (best.length > 0 && known.length === 0) return 'other';
  return byTimeWords(small);
}

/** Words of dates and amounts that tell a language, at least. */
const LEAST = 2;
const SHORTEST = 3;

function byTimeWords(words: readonly string[]): LatinLanguage | undefined {
  const [fr, en] = [lexicon('fr').words, lexicon('en').words];
  let [french, english] = [0, 0];
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    const norm = fold(word);
    const [isFrench, isEnglish] = [fr.has(norm), en.has(norm)];
    if (isFrench && !isEnglish) french++;
    else if (isEnglish && !isFrench) english++;
  }
  if (Math.max(french, english) < LEAST || french === english) return undefined;
  return french > english ? 'fr' : 'en';
}

/** Whether a word is a small one of French or English, which nobody counts. */
export function isFunctionWord(word: string): boolean {
  languages ??= read();
  return languages.get(word)?.some((language) => language === 'fr' || language === 'en') ?? false;
}
