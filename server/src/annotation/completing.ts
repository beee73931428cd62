/** What two annotations of one place and label say together: what ours has stays, the other fills what it lacks. */
import type { Annotation } from './model.js';

const FILLED = ['value', 'mod', 'canonical', 'note'] as const;

type Fields = Readonly<Record<string, unknown>>;

export interface Completion {
  /** Ours with what it lacked; the same object where it lacked nothing. */
  readonly annotation: Annotation;
  /** What both have and do not agree on, by key. */
  readonly differing: readonly { readonly key: string; readonly ours: unknown; readonly theirs: unknown }[];
}

export function completed(ours: Annotation, theirs: Annotation): Completion {
  const added: Record<string, unknown> = {};
  const differing: { key: string; ours: unknown; theirs: unknown }[] = [];
  const weigh = (key: string, own: unknown, other: unknown, into: Record<string, unknown>): void => {
    if (other === undefined || other === '') return;
    if (own === undefined || own === '') into[key] = other;
    else if (own !== other && JSON.stringify(own) !== JSON.stringify(other))
      differing.push({ key, ours: own, theirs: other });
  };
  for (const key of FILLED) weigh(key, ours[key], theirs[key], added);
  const weighAll = (own: Fields = {}, other: Fields = {}): Fields | undefined => {
    const filled: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(other))
      weigh(key, Object.hasOwn(own, key) ? own[key] : undefined, value, filled);
    return Object.keys(filled).length > 0 ? { ...own, ...filled } : undefined;
  };
  const attributes = weighAll(ours.attributes, theirs.attributes);
  const extra = weighAll(ours.extra, theirs.extra);
  const all = { ...added, ...(attributes && { attributes }), ...(extra && { extra }) };
  return { annotation: Object.keys(all).length > 0 ? { ...ours, ...all } : ours, differing };
}
