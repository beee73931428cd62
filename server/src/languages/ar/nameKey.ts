/**
 * What makes two places the same name: the folded words, without proclitics. A key is taken from a place in a text,
 * since what stands before it tells whether لإنتربول is الإنتربول behind a ل.
 */
import type { Span } from '../../text/span.js';
import type { NameKey } from '../languagePack.js';
import { SHORTEST_STEM } from './clitics.js';
import { fold } from './normalise.js';
import { tokenise } from './tokens.js';

/**
 * The key of the name that stands at a place; undefined where no word does. Behind a ل, لندن could be لندن or الندن:
 * the one that the text has elsewhere is taken, by default that with the article.
 */
export function nameKeyAt(text: string, span: Span): NameKey | undefined {
  const key = nameKeyOf(text.slice(span.start, span.end));
  const [first, ...rest] = key?.words ?? [];
  if (first === undefined) return undefined;
  const before = fold(text.slice(Math.max(0, span.start - 2), span.start));
  if (!before.endsWith('ل') || !first.startsWith('ل') || first.length <= SHORTEST_STEM) return key;
  const withArticle = 'ا' + first;
  let balance = 0;
  for (const { norm } of tokenise(text).tokens) balance += norm === withArticle ? 1 : norm === first ? -1 : 0;
  return { words: [balance < 0 ? first : withArticle, ...rest] };
}

/** The key of a name as it is written by itself. */
export function nameKeyOf(name: string): NameKey | undefined {
  const words = tokenise(name).tokens.map((token) => token.norm);
  return words.length > 0 ? { words } : undefined;
}
