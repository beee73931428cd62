/**
 * Attributes of imported files with the types that the corpus defines: many formats have texts alone, or lists. What does
 * not fit is taken as it is, and told.
 */
import {
  valueProblem,
  type AttributeDefinition,
  type AttributeType,
  type Attributes,
} from '../annotation/attributes.js';
import type { Complain } from './conflicts.js';

interface Described {
  readonly attributes?: Attributes;
}

export function withDefinedTypes<T extends Described>(
  described: T,
  definitions: readonly AttributeDefinition[],
  complain: Complain,
): T {
  if (!described.attributes || definitions.length === 0) return described;
  const attributes = Object.entries(described.attributes).map(([name, given]) => {
    const definition = definitions.find((one) => one.name === name);
    if (!definition || !valueProblem(definition, given)) return [name, given] as const;
    const value = converted(given, definition.type);
    const problem = valueProblem(definition, value);
    if (problem) complain('described', problem);
    return [name, problem ? given : value] as const;
  });
  return { ...described, attributes: Object.fromEntries(attributes) };
}

/** A value as another type has it, where both say the same. */
function converted(given: unknown, type: AttributeType): unknown {
  if (type === 'choices') return Array.isArray(given) ? given : [textOf(given)];
  const value: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (type === 'number')
    return typeof value === 'string' && value.trim() !== '' ? Number(value.trim()) : value;
  if (type !== 'flag') return textOf(value);
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return text === 'true' ? true : text === 'false' ? false : value;
}

const textOf = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
