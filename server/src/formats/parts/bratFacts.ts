/** Foreign references of an annotation as brat's own lines (N), where brat can say them. */
import type { Annotation } from '../../annotation/model.js';
import { isObject } from './inputText.js';

export interface BratFacts {
  readonly references: readonly { readonly reference: string; readonly text: string }[];
  /** What has to be said otherwise. */
  readonly rest: Annotation['extra'];
}

const REFERENCE = /^[^\s:\x1c-\x1f\x85]+:[^\s\x1c-\x1f\x85]+$/;

/** `own` are the databases of references that stand for attributes of ours. */
export function bratFacts(extra: Annotation['extra'], own: ReadonlySet<string>): BratFacts {
  const { references: given, ...others } = extra ?? {};
  const references = referencesOf(given, own);
  const rest = references || given === undefined ? others : { ...others, references: given };
  return { references: references ?? [], rest: Object.keys(rest).length > 0 ? rest : undefined };
}

/** Undefined where one of them is more than a line can say. */
function referencesOf(value: unknown, own: ReadonlySet<string>): BratFacts['references'] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const found = (value as unknown[]).flatMap((one) => {
    if (!isObject(one) || Object.keys(one).length !== 2) return [];
    const { reference, text } = one;
    const plain =
      typeof reference === 'string' &&
      REFERENCE.test(reference) &&
      !own.has(reference.slice(0, reference.indexOf(':'))) &&
      typeof text === 'string' &&
      !/[\n\r\v\f\x1c-\x1f\x85\u2028\u2029]/.test(text);
    return plain ? [{ reference, text }] : [];
  });
  return found.length === value.length ? found : undefined;
}
