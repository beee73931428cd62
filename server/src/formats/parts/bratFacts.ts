/** Foreign attributes and references of an annotation as brat's own lines (A, N), where brat can say them. */
import type { Annotation } from '../../annotation/model.js';
import { isObject } from './inputText.js';

export interface BratFacts {
  /** Names with their value; `true`: without one. */
  readonly attributes: readonly (readonly [string, string | true])[];
  readonly references: readonly { readonly reference: string; readonly text: string }[];
  /** What has to be said otherwise. */
  readonly rest: Annotation['extra'];
}

const NAME = /^[A-Za-z][\w-]*$/;
/** What is one word for brat, wherever Python ends a line or a word. */
const WORD = /^[^\s\x1c-\x1f\x85]+$/;
const REFERENCE = /^[^\s:\x1c-\x1f\x85]+:[^\s\x1c-\x1f\x85]+$/;
/** Keys that brat's reader makes of other lines. */
const RESERVED = new Set(['references', 'fragments']);

/** `own` are the databases of references that stand for attributes of ours. */
export function bratFacts(extra: Annotation['extra'], own: ReadonlySet<string>): BratFacts {
  const attributes: [string, string | true][] = [];
  const rest: Record<string, unknown> = {};
  let references: BratFacts['references'] = [];
  for (const [key, value] of Object.entries(extra ?? {})) {
    const said = key === 'references' ? referencesOf(value, own) : undefined;
    if (said) references = said;
    else if (
      !RESERVED.has(key) &&
      NAME.test(key) &&
      (value === true || (typeof value === 'string' && WORD.test(value)))
    )
      attributes.push([key, value]);
    else rest[key] = value;
  }
  return { attributes, references, rest: Object.keys(rest).length > 0 ? rest : undefined };
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

/** Which attributes occur, with their values, for brat's configuration. */
export class BratAttributes {
  private readonly values = new Map<string, Set<string>>();

  add(facts: BratFacts): void {
    for (const [name, value] of facts.attributes) {
      const known = this.values.get(name) ?? new Set();
      if (value !== true) known.add(value);
      this.values.set(name, known);
    }
  }

  /** Lines of the section [attributes]. */
  get lines(): readonly string[] {
    return [...this.values].map(([name, values]) => {
      // Commas and bars part values there.
      const listed = [...values].filter((value) => /^[\w-]+$/.test(value));
      return `${name}\tArg:<ENTITY>${listed.length > 0 ? `, Value:${listed.join('|')}` : ''}`;
    });
  }
}
