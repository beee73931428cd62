/**
 * Proclitics: the one-letter words و ف ب ل ك (and س before verbs, not treated here) that Arabic writes as
 * part of the next word. This module gives the *possible* analyses of a word; whether the rest is a name,
 * and so whether to believe one, is the caller's knowledge (بلجيكا and وليد stay whole).
 */

export interface ProcliticAnalysis {
  /** Number of folded letters that are proclitics: 0 for the word as it stands. */
  readonly length: number;
  /** The folded rest, with the article's alef restored: for للانتربول after one ل it is الانتربول. */
  readonly stem: string;
}

const CONJUNCTIONS = 'وف';
const PREPOSITIONS = 'بلك';

function withArticle(rest: string, preposition: string): string {
  // ل + ال is written لل: what stays in the text after the proclitic is لXXX, and means الXXX.
  return preposition === 'ل' && rest.startsWith('ل') && rest.length > 2 ? 'ا' + rest : rest;
}

const cache = new Map<string, readonly ProcliticAnalysis[]>();
const CACHE_LIMIT = 50_000;

/**
 * The analyses of a folded word, fewest proclitics first. The rest always has two letters or more.
 * `بالمغرب` → [0 بالمغرب, 1 المغرب]; `وللانتربول` → [0, 1 للانتربول, 2 الانتربول (and لانتربول)].
 * Where لل could be ل + ال or ل + a word in ل (لليبيا), both readings are given.
 */
export function procliticAnalyses(norm: string): readonly ProcliticAnalysis[] {
  const known = cache.get(norm);
  if (known) return known;
  const found: ProcliticAnalysis[] = [{ length: 0, stem: norm }];
  const add = (length: number, stem: string): void => {
    if (stem.length >= 2) found.push({ length, stem });
  };
  const preposition = (from: number): void => {
    const letter = norm[from];
    if (letter === undefined || !PREPOSITIONS.includes(letter)) return;
    const rest = norm.slice(from + 1);
    const restored = withArticle(rest, letter);
    if (restored !== rest) add(from + 1, restored);
    add(from + 1, rest);
  };
  preposition(0);
  if (norm[0] !== undefined && CONJUNCTIONS.includes(norm[0])) {
    add(1, norm.slice(1));
    preposition(1);
  }
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(norm, found);
  return found;
}
