/**
 * Attributes: what a corpus wants said of an annotation or a relation beside its label. What a definition does not allow
 * is told, and kept: a scheme changes, and what somebody said under the old one is theirs.
 */
import { message, type Message } from '../messages/message.js';
import { sameJson } from './jsonLines.js';

/**
 * `choice`: one of the values; `choices`: some of them; `flag`: yes or no; `entity`: an entity of the corpus, by its id.
 */
export const ATTRIBUTE_TYPES = ['choice', 'choices', 'flag', 'number', 'text', 'entity'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** What an attribute may say: a text, number or flag, or several texts (`choices`). */
export type AttributeValue = string | number | boolean | readonly string[];

/**
 * The attributes of an annotation or relation by name. Of an attribute that its corpus defines an {@link AttributeValue}
 * as its type says, unless a diagnostic tells otherwise; any JSON of others.
 */
export type Attributes = Readonly<Record<string, unknown>>;

/** What is said anew of attributes; `null` takes one away. */
export type AttributeChanges = Readonly<Record<string, AttributeValue | null>>;

/** A value that may be chosen. */
export interface AttributeChoice {
  readonly name: string;
  readonly description?: string;
  /** The key that chooses it, after the attribute's. */
  readonly key?: string;
}

/** An attribute that a corpus defines. */
export interface AttributeDefinition {
  readonly name: string;
  readonly type: AttributeType;
  readonly description?: string;
  /** Of `choice` and `choices`, at least one. */
  readonly values?: readonly AttributeChoice[];
  /** What new annotations have, where nothing else is said. */
  readonly default?: AttributeValue;
  readonly required?: boolean;
  /** Labels whose annotations have it; absent: all, unless `relations` is there. */
  readonly labels?: readonly string[];
  /** Relation types that have it; absent: none. */
  readonly relations?: readonly string[];
  /** The key that sets it. */
  readonly key?: string;
}

/** What has attributes: an annotation by its label, a relation by its type. */
export type Describable = { readonly label: string } | { readonly type: string };

/** Whether an attribute is asked of annotations with a label, or of relations of a type. */
function hasAttribute({ labels, relations }: AttributeDefinition, of: Describable): boolean {
  if ('type' in of) return relations?.includes(of.type) === true;
  return labels ? labels.includes(of.label) : relations === undefined;
}

/** The attributes that are asked of annotations with a label, or of relations of a type, in order. */
export function attributesFor(
  definitions: readonly AttributeDefinition[],
  of: Describable,
): readonly AttributeDefinition[] {
  return definitions.filter((definition) => hasAttribute(definition, of));
}

/** What a new annotation with a label says of itself, beside what is said of it; undefined where that is nothing. */
export function defaultAttributes(
  definitions: readonly AttributeDefinition[],
  of: Describable,
  said?: Attributes,
): Attributes | undefined {
  const given = attributesFor(definitions, of).filter((definition) => definition.default !== undefined);
  if (given.length === 0) return said;
  return { ...Object.fromEntries(given.map((definition) => [definition.name, definition.default])), ...said };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** Why an attribute cannot have a value; undefined where it can. */
export function valueProblem(definition: AttributeDefinition, value: unknown): Message | undefined {
  const { name, type } = definition;
  switch (type) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : message('attribute.flag', { name });
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? undefined
        : message('attribute.number', { name });
    case 'text':
      return isText(value) ? undefined : message('attribute.text', { name });
    case 'entity':
      return isText(value) ? undefined : message('attribute.entity', { name });
    case 'choice':
      return typeof value === 'string' && choices(definition).includes(value)
        ? undefined
        : message('attribute.choice', { name, values: choices(definition) });
    case 'choices': {
      const isList = Array.isArray(value) && value.length > 0 && new Set(value).size === value.length;
      return isList && value.every((each) => choices(definition).includes(each as string))
        ? undefined
        : message('attribute.choices', { name, values: choices(definition) });
    }
  }
}

const choices = ({ values = [] }: AttributeDefinition): readonly string[] => values.map(({ name }) => name);

/** What is wrong with one attribute of an annotation or relation. */
export interface AttributeProblem {
  readonly kind: 'unknown' | 'misplaced' | 'value' | 'missing';
  readonly name: string;
  readonly message: Message;
}

/** What is wrong with the attributes of an annotation or relation, by the definitions of its corpus. */
export function attributeProblems(
  definitions: readonly AttributeDefinition[],
  described: Describable & { readonly attributes?: Attributes },
): readonly AttributeProblem[] {
  const { attributes = {} } = described;
  const kind = 'type' in described ? described.type : described.label;
  const problems: AttributeProblem[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const definition = definitions.find((each) => each.name === name);
    if (!definition)
      problems.push({ kind: 'unknown', name, message: message('attribute.unknown', { name }) });
    else if (!hasAttribute(definition, described))
      problems.push({ kind: 'misplaced', name, message: message('attribute.misplaced', { name, kind }) });
    else {
      const problem = valueProblem(definition, value);
      if (problem) problems.push({ kind: 'value', name, message: problem });
    }
  }
  for (const { name, required } of attributesFor(definitions, described))
    if (required && !Object.hasOwn(attributes, name))
      problems.push({ kind: 'missing', name, message: message('attribute.missing', { name, kind }) });
  return problems;
}

/** Whether a value takes an attribute away: none, a blank text, no choice. */
export function isNothing(value: AttributeValue | null): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Attributes after something was said anew; undefined where none is left. The same object where nothing changes. */
export function changedAttributes(
  before: Attributes | undefined,
  changes: AttributeChanges,
): Attributes | undefined {
  const next: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (isNothing(value)) delete next[name];
    else define(next, name, value);
  }
  if (sameAttributes(before, next)) return before;
  return Object.keys(next).length > 0 ? next : undefined;
}

export function sameAttributes(a: Attributes = {}, b: Attributes = {}): boolean {
  return a === b || sameJson(a, b);
}

/** Each attribute as we have it where we changed it, as they have it elsewhere; undefined where none is left. */
export function mergeAttributes(
  base: Attributes = {},
  ours: Attributes = {},
  theirs: Attributes = {},
): Attributes | undefined {
  const merged: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const side = sameJson([own(ours, name)], [own(base, name)]) ? theirs : ours;
    const value = own(side, name);
    if (value !== undefined) define(merged, name, value);
  }
  return Object.keys(merged).length > 0 ? merged : undefined;
}

const own = (attributes: Attributes, name: string): unknown =>
  Object.hasOwn(attributes, name) ? attributes[name] : undefined;

/** Sets a property whatever its name: `__proto__` is one like others in a file. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
