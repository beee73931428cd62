/** Setting attributes, by key or by button, and showing them in little room. Pure. */
import {
  attributesFor,
  type AttributeChoice,
  type AttributeDefinition,
  type Attributes,
  type AttributeValue,
  type Describable,
} from '../../server/src/annotation/attributes.js';
import { attributeMessage } from '../../server/src/annotation/attributeMessage.js';
import { inOwnDirection } from '../../server/src/messages/direction.js';
import type { Format } from '../../server/src/messages/formatter.js';
import { latinKey } from './labelKeys.js';

/** A value with the key that chooses it after the attribute's. */
export interface KeyedChoice extends AttributeChoice {
  readonly key?: string;
}

/** The values of an attribute; one that has no key of its own has its number, where no other has taken that. */
export function keyedChoices({ values = [] }: Pick<AttributeDefinition, 'values'>): readonly KeyedChoice[] {
  const taken = new Set(values.map(({ key }) => key));
  return values.map((choice, i) => {
    const number = String(i + 1);
    const isFree = number.length === 1 && !taken.has(number);
    return choice.key !== undefined || !isFree ? choice : { ...choice, key: number };
  });
}

/** The attribute that a typed character begins to set. */
export function attributeOfKey(
  definitions: readonly AttributeDefinition[],
  typed: string,
): AttributeDefinition | undefined {
  const key = typed === '' ? undefined : latinKey(typed);
  return definitions.find((definition) => definition.key !== undefined && definition.key === key);
}

/** The attributes of a kind that a key sets: who has labelled goes on to them. */
export const hasKeyed = (definitions: readonly AttributeDefinition[], of: Describable): boolean =>
  attributesFor(definitions, of).some(({ key }) => key !== undefined);

export const isChosen = (current: unknown, name: string): boolean =>
  current === name || (Array.isArray(current) && current.includes(name));

/** What an attribute says after one of its values was pressed: a second press takes it back. */
export function afterChoice(
  { type, values = [] }: Pick<AttributeDefinition, 'type' | 'values'>,
  current: unknown,
  name: string,
): AttributeValue | null {
  const isOn = isChosen(current, name);
  if (type !== 'choices') return isOn ? null : name;
  const chosen = values.map((value) => value.name).filter((each) => isChosen(current, each));
  const next = isOn ? chosen.filter((each) => each !== name) : [...chosen, name];
  // In the order of the scheme, whichever came first.
  return next.length === 0 ? null : values.map((value) => value.name).filter((each) => next.includes(each));
}

/** What a flag says after its key was pressed: yes, no, nothing, round and round. */
export function afterFlag(current: unknown): boolean | null {
  if (current === true) return false;
  return current === false ? null : true;
}

/** A number as it was typed, with digits of any board; not a number where it is none, null where nothing was typed. */
export function numberTyped(typed: string): number | null {
  const latin = typed
    .trim()
    .replace(/[٠-٩۰-۹]/gu, latinKey)
    .replace('٫', '.');
  return latin === '' ? null : Number(latin);
}

/** What is asked of a kind with what is said, and what is said beyond that. */
export interface AttributesShown {
  readonly asked: readonly AttributeDefinition[];
  /** Of attributes that the scheme does not know, or does not ask here. */
  readonly others: readonly (readonly [name: string, value: unknown])[];
}

export function attributesShown(
  definitions: readonly AttributeDefinition[],
  of: Describable,
  attributes: Attributes = {},
): AttributesShown {
  const asked = attributesFor(definitions, of);
  const others = Object.entries(attributes).filter(
    ([name]) => !asked.some((definition) => definition.name === name),
  );
  return { asked, others };
}

/** All that is said, in words: «kind: capital». */
export const attributeWords = (attributes: Attributes = {}, say: Format): readonly string[] =>
  Object.entries(attributes).map(([name, value]) => say(attributeMessage(name, value)));

const LONGEST_VALUE = 12;
const MOST_MARKED = 3;

/** The attributes in the room of a label: «capital · since 3»; empty where there are none. */
export function attributeMark(attributes: Attributes = {}): string {
  const marks = Object.entries(attributes).map(([name, value]) => shortMark(name, value));
  const shown = marks.slice(0, MOST_MARKED).map(inOwnDirection);
  return [...shown, ...(marks.length > MOST_MARKED ? ['…'] : [])].join(' · ');
}

function shortMark(name: string, value: unknown): string {
  if (value === true) return name;
  if (value === false) return `${name} −`;
  if (typeof value === 'number') return `${name} ${value}`;
  if (typeof value === 'string') return shortened(value);
  return Array.isArray(value) ? value.map(String).map(shortened).join('+') : name;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST_VALUE ? `${letters.slice(0, LONGEST_VALUE - 1).join('')}…` : text;
}
