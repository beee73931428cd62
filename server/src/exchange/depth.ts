/** Attributes, foreign ones too, are kept as they are, but for what lies so deep in itself that it could not be written again. */
import { nestsDeeper } from '../annotation/jsonLines.js';
import type { Annotation } from '../annotation/model.js';
import { message, type Message } from '../messages/message.js';
import type { Complain } from './conflicts.js';

type Extra = Readonly<Record<string, unknown>>;
type Said = Pick<Annotation, 'extra' | 'attributes'>;

/** Lists and objects in each other; JSON of people and tools has a few. */
const DEEPEST = 100;

/** What is said of an annotation or relation, without what lies too deep, which is told. */
export function shallow(given: Said, of: Message, complain: Complain): Said {
  const { extra, attributes } = given;
  return {
    ...(extra && { extra: withoutDeep(extra, of, complain) }),
    ...(attributes && { attributes: withoutDeep(attributes, of, complain) }),
  };
}

/** Undefined where nothing is left. */
function withoutDeep(all: Extra, of: Message, complain: Complain): Extra | undefined {
  const deep = Object.entries(all).filter(([, value]) => nestsDeeper(value, DEEPEST));
  if (deep.length === 0) return all;
  for (const [key] of deep)
    complain('attribute', message('conflict.deep', { of, key: key.slice(0, 60), deepest: DEEPEST }));
  const kept = Object.entries(all).filter(([, value]) => !nestsDeeper(value, DEEPEST));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
