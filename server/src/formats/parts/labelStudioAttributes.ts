/**
 * Attributes as Label Studio's controls of a region: choices, numbers and texts, results of their own with the region's
 * id. What a result cannot say exactly is told in the region's `meta`.
 */
import type { AttributeDefinition, Attributes } from '../../annotation/attributes.js';
import { isObject, type JsonObject } from './inputText.js';
import { element, type XmlElement } from './xml.js';

type Control = 'choices' | 'number' | 'textarea';
/** Names of the controls that every configuration of ours has. */
const TAKEN = /^(?:label|text|attribute:.*)$/s;
const MARK = 'attribute:';
const controlName = (name: string): string => (TAKEN.test(name) ? MARK + name : name);
export const nameOfControl = (control: string): string =>
  control.startsWith(MARK) ? control.slice(MARK.length) : control;

interface RegionResult {
  readonly from_name: string;
  readonly type: Control;
  readonly value: JsonObject;
}

interface RegionAttributes {
  readonly results: readonly RegionResult[];
  readonly meta: { readonly types?: JsonObject; readonly attributes?: JsonObject };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

export function regionAttributes(
  attributes: Attributes | undefined,
  controls: AttributeControls,
): RegionAttributes {
  const results: RegionResult[] = [];
  const types: [string, string][] = [];
  const rest: [string, unknown][] = [];
  const add = (name: string, type: Control, value: JsonObject): void => {
    results.push({ from_name: controlName(name), type, value });
  };
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === '__proto__') rest.push([name, value]);
    else if (typeof value === 'boolean') {
      add(name, 'choices', { choices: [String(value)] });
      types.push([name, 'flag']);
    } else if (typeof value === 'number') add(name, 'number', { number: value });
    else if (typeof value === 'string' && controls.isChoice(name)) add(name, 'choices', { choices: [value] });
    else if (typeof value === 'string') add(name, 'textarea', { text: [value] });
    else if (isTexts(value)) {
      add(name, 'choices', { choices: value });
      types.push([name, 'list']);
    } else rest.push([name, value]);
    controls.occurs(name, value);
  }
  return {
    results,
    meta: {
      ...(types.length > 0 && { types: Object.fromEntries(types) }),
      ...(rest.length > 0 && { attributes: Object.fromEntries(rest) }),
    },
  };
}

/** What a result says of its region: one value, or several; `type` is that of our own note, where it has one. */
export function valueOfResult(said: unknown, type: unknown): unknown {
  if (type === 'list') return said;
  const value = Array.isArray(said) && said.length === 1 ? (said as unknown[])[0] : said;
  if (type === 'flag' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** The types and values of a region's `meta`. */
export function metaAttributes(meta: JsonObject): { readonly types: JsonObject; readonly rest: JsonObject } {
  const object = (value: unknown): JsonObject => (isObject(value) ? value : {});
  return { types: object(meta['types']), rest: object(meta['attributes']) };
}

interface ControlFacts {
  readonly type: Control;
  readonly several?: boolean;
  readonly labels?: readonly string[] | undefined;
  readonly choices: Set<string>;
}

/** The controls of a configuration: those that the corpus defines, and those that its annotations need. */
export class AttributeControls {
  private readonly controls = new Map<string, ControlFacts>();

  constructor(definitions: readonly AttributeDefinition[]) {
    for (const { name, type, labels, relations, values = [] } of definitions) {
      if (relations && !labels) continue;
      const control = { choice: 'choices', choices: 'choices', flag: 'choices', number: 'number' } as const;
      const choices = type === 'flag' ? ['true', 'false'] : values.map((value) => value.name);
      this.controls.set(name, {
        type: type === 'text' || type === 'entity' ? 'textarea' : control[type],
        several: type === 'choices',
        labels,
        choices: new Set(choices),
      });
    }
  }

  isChoice(name: string): boolean {
    return this.controls.get(name)?.type === 'choices';
  }

  occurs(name: string, value: unknown): void {
    const type = typeof value === 'number' ? 'number' : typeof value === 'string' ? 'textarea' : 'choices';
    const known = this.controls.get(name) ?? { type, several: Array.isArray(value), choices: new Set() };
    this.controls.set(name, known);
    if (known.type !== 'choices') return;
    for (const one of typeof value === 'boolean' ? ['true', 'false'] : [value].flat())
      if (typeof one === 'string') known.choices.add(one);
  }

  get elements(): readonly XmlElement[] {
    return [...this.controls].map(([name, { type, several, labels, choices }]) => {
      const of = {
        name: controlName(name),
        toName: 'text',
        perRegion: 'true',
        ...(labels && { whenTagName: 'label', whenLabelValue: labels.join(',') }),
      };
      if (type === 'number') return element('Number', of);
      if (type === 'textarea') return element('TextArea', of);
      const how = { ...of, choice: several ? 'multiple' : 'single' };
      return element(
        'Choices',
        how,
        [...choices].map((value) => element('Choice', { value })),
      );
    });
  }
}
