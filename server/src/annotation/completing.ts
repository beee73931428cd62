/** What two annotations of one place and label say together: what ours has stays, the other fills what it lacks. */
import type { Annotation } from './model.js';

const FILLED = ['value', 'mod', 'canonical', 'note'] as const;

export interface Completion {
  /** Ours with what it lacked; the same object where it lacked nothing. */
  readonly annotation: Annotation;
  /** What both have and do not agree on, by key. */
  readonly differing: readonly { readonly key: string; readonly ours: unknown; readonly theirs: unknown }[];
}

export function completed(ours: Annotation, theirs: Annotation): Completion {
  const added: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  const differing: { key: string; ours: unknown; theirs: unknown }[] = [];
  const weigh = (key: string, own: unknown, other: unknown, into: Record<string, unknown>): void => {
    if (other === undefined || other === '') return;
    if (own === undefined || own === '') into[key] = other;
    else if (own !== other && JSON.stringify(own) !== JSON.stringify(other))
      differing.push({ key, ours: own, theirs: other });
  };
  for (const key of FILLED) weigh(key, ours[key], theirs[key], added);
  for (const [key, value] of Object.entries(theirs.extra ?? {}))
    weigh(key, ours.extra && Object.hasOwn(ours.extra, key) ? ours.extra[key] : undefined, value, extra);
  const fills = Object.keys(added).length + Object.keys(extra).length > 0;
  const all = Object.keys(extra).length > 0 ? { extra: { ...ours.extra, ...extra } } : {};
  return { annotation: fills ? { ...ours, ...added, ...all } : ours, differing };
}
