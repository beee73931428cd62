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

/**
 * The analyses of a folded word, fewest proclitics first. The rest always has two letters or more.
 * `بالمغرب` → [0 بالمغرب, 1 المغرب]; `وللانتربول` → [0, 1 للانتربول, 2 الانتربول (and لانتربول)].
 * Where لل could be ل + ال or ل + a word in ل (لليبيا), both readings are given.
 */
export function procliticAnalyses(norm: string): readonly ProcliticAnalysis[] {
  const found: ProcliticAnalysis[] = [{ length: 0, stem: norm }];
  const first = norm.charAt(0);
  if (first === '') return found;
  if (PREPOSITIONS.includes(first)) addPreposition(found, norm, 0);
  else if (CONJUNCTIONS.includes(first)) {
    add(found, 1, norm.slice(1));
    const second = norm.charAt(1);
    if (second !== '' && PREPOSITIONS.includes(second)) addPreposition(found, norm, 1);
  }
  return found;
}

function add(found: ProcliticAnalysis[], length: number, stem: string): void {
  if (stem.length >= 2) found.push({ length, stem });
}

function addPreposition(found: ProcliticAnalysis[], norm: string, at: number): void {
  const rest = norm.slice(at + 1);
  const restored = withArticle(rest, norm.charAt(at));
  if (restored !== rest) add(found, at + 1, restored);
  add(found, at + 1, rest);
}
