/** Which words a text must have for a pattern to be found in it: the others need not be looked through. Pure. */
import type { LanguagePack } from '../../../languages/languagePack.js';
import type { Pattern, WordTest } from '../query/queryTree.js';

/** Folded words, of each the one or the other, as `CorpusIndex.mayHold` asks for them. */
export type RequiredWords = readonly (readonly string[])[];

/** Ways of one word that are asked about at most: with more of them hardly a text is without any. */
const MOST_WAYS = 50;

/** All of these must be there. Empty: any text may hold it. */
export function requiredWords(pattern: Pattern, { spelling }: Pick<LanguagePack, 'spelling'>): RequiredWords {
  switch (pattern.kind) {
    case 'word': {
      const ways = waysOf(pattern.test, spelling);
      return ways && ways.length <= MOST_WAYS ? [ways] : [];
    }
    case 'item':
      return [];
    case 'sequence':
      return pattern.of.flatMap((part) => requiredWords(part, { spelling }));
    case 'repeat':
      return pattern.least > 0 ? requiredWords(pattern.of, { spelling }) : [];
    case 'either': {
      // Of each way one word: that of all of them at least one must be there.
      const ways = pattern.of.map((way) => requiredWords(way, { spelling })[0]);
      const words = ways.every((way) => way !== undefined) ? ways.flat() : [];
      return words.length > 0 && words.length <= MOST_WAYS ? [words] : [];
    }
  }
}

/** The words of which a test asks one; undefined where it asks for no words. */
function waysOf(test: WordTest, spelling: LanguagePack['spelling']): readonly string[] | undefined {
  if (test.kind === 'either') {
    const ways = test.of.map((one) => waysOf(one, spelling));
    return ways.every((way) => way !== undefined) ? ways.flat() : undefined;
  }
  if (test.kind !== 'word') return undefined;
  const { word, isExact, seesClitics } = test;
  if (isExact) return [spelling.fold(word)];
  return [word, ...(seesClitics ? spelling.articles.map((article) => article + word) : [])];
}
