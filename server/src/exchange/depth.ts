/** Foreign attributes are kept as they are, but for what lies so deep in itself that it could not be written again. */
import { nestsDeeper } from '../annotation/jsonLines.js';
import { message, type Message } from '../messages/message.js';
import type { Complain } from './conflicts.js';

type Extra = Readonly<Record<string, unknown>>;

/** Lists and objects in each other; JSON of people and tools has a few. */
const DEEPEST = 100;

/** Attributes without those that lie too deep, which are told; nothing where none is left. */
export function shallow(
  extra: Extra | undefined,
  of: Message,
  complain: Complain,
): { readonly extra?: Extra } {
  if (extra === undefined) return {};
  const deep = Object.entries(extra).filter(([, value]) => nestsDeeper(value, DEEPEST));
  if (deep.length === 0) return { extra };
  for (const [key] of deep)
    complain('attribute', message('conflict.deep', { of, key: key.slice(0, 60), deepest: DEEPEST }));
  const kept = Object.entries(extra).filter(([, value]) => !nestsDeeper(value, DEEPEST));
  return { extra: kept.length > 0 ? Object.fromEntries(kept) : undefined };
}
