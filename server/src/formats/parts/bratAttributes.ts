/**
 * Attributes as brat's lines (A): names and values of one word, without a value where it is yes. Of what type a value is
 * that is no text, and what no line can say, is in our own note.
 */
import type { AttributeDefinition, Attributes } from '../../annotation/attributes.js';
import { bratName, nameFromBrat } from './bratNames.js';
import { decodeWord, encodeWord } from './encoding.js';
import { isObject, type JsonObject } from './inputText.js';

/** A name with its value; without one: yes. */
type Line = readonly [name: string, value?: string];

interface BratAttributes {
  readonly lines: readonly Line[];
  /** Of our own note. */
  readonly note: { readonly types?: JsonObject; readonly attributes?: JsonObject };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every(isText) && new Set(value).size === value.length;
/** Commas and bars part the values in brat's configuration. */
const word = (value: string): string => encodeWord(value, ',|');

export function bratAttributes(attributes: Attributes | undefined): BratAttributes {
  const lines: Line[] = [];
  const types: [string, string][] = [];
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(attributes ?? {})) {
    const stored = bratName(name);
    if (stored === '' || name === '__proto__') rest.push([name, value]);
    else if (value === true) lines.push([stored]);
    else if (isText(value)) lines.push([stored, word(value)]);
    else if (typeof value === 'number') {
      lines.push([stored, String(value)]);
      types.push([name, 'number']);
    } else if (isList(value)) {
      for (const one of value) lines.push([stored, word(one)]);
      types.push([name, 'list']);
    } else rest.push([name, value]);
  }
  return {
    lines,
    note: {
      ...(types.length > 0 && { types: Object.fromEntries(types) }),
      ...(rest.length > 0 && { attributes: Object.fromEntries(rest) }),
    },
  };
}

/** What the lines and the note about one annotation or relation say, in whichever order they come. */
export class AttributesOfBrat {
  private readonly said = new Map<string, (string | true)[]>();
  private types: JsonObject = {};
  private rest: JsonObject = {};

  readLine(name: string, value: string | undefined): void {
    const known = this.said.get(nameFromBrat(name)) ?? [];
    const one = value === undefined ? true : decodeWord(value);
    this.said.set(nameFromBrat(name), known.includes(one) ? known : [...known, one]);
  }

  readNote({ types, attributes }: JsonObject): void {
    if (isObject(types)) this.types = types;
    if (isObject(attributes)) this.rest = attributes;
  }

  /** What lines say counts more than the note: somebody may have changed it in brat. */
  get attributes(): Attributes | undefined {
    const all = new Map(Object.entries(this.rest));
    for (const [name, values] of this.said) all.set(name, typed(values, this.types[name]));
    all.delete('__proto__');
    return all.size > 0 ? Object.fromEntries(all) : undefined;
  }
}

function typed(values: readonly (string | true)[], type: unknown): unknown {
  if (type === 'list' || values.length > 1) return values;
  const [value] = values;
  const number = type === 'number' ? Number(value) : NaN;
  return Number.isNaN(number) ? value : number;
}

/** The section [attributes] of brat's configuration: those that the corpus defines, and those that occur. */
export class AttributeSection {
  private readonly values = new Map<string, Set<string>>();
  private readonly bearers = new Map<string, Set<string>>();

  constructor(definitions: readonly AttributeDefinition[]) {
    for (const { name, labels, relations, values = [] } of definitions) {
      const stored = bratName(name);
      const ofLabels = labels ?? (relations ? [] : ['<ENTITY>']);
      for (const bearer of [...ofLabels, ...(relations ?? [])]) this.bear(stored, bearerName(bearer));
      for (const value of values) this.add(stored, word(value.name));
    }
  }

  add(name: string, value?: string): void {
    const known = this.values.get(name) ?? new Set();
    if (value !== undefined) known.add(value);
    this.values.set(name, known);
  }

  /** An attribute of annotations with a label, or of relations of a type. */
  occurs([name, value]: Line, of: string): void {
    this.add(name, value);
    if (!this.bearers.get(name)?.has('<ENTITY>')) this.bear(name, bearerName(of));
  }

  private bear(name: string, bearer: string): void {
    this.bearers.set(name, (this.bearers.get(name) ?? new Set()).add(bearer));
    if (!this.values.has(name)) this.values.set(name, new Set());
  }

  /** Stored names, for those that are shown otherwise. */
  get names(): readonly string[] {
    return [...this.values.keys()].map(nameFromBrat);
  }

  get lines(): readonly string[] {
    return [...this.values].map(([name, values]) => {
      const bearers = [...(this.bearers.get(name) ?? ['<ENTITY>'])].join('|');
      return `${name}\tArg:${bearers}${values.size > 0 ? `, Value:${[...values].join('|')}` : ''}`;
    });
  }
}

const bearerName = (name: string): string => (name === '<ENTITY>' ? name : bratName(name));
