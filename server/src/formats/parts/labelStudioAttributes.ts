/**
 * Attributes as Label Studio's controls: of a region, results of their own with the region's id; of a document, results by
 * themselves. Values whose names are paths (`office/judge`) are a taxonomy, values from 1 on are stars. What a result cannot
 * say exactly is told in `meta`.
 */
import type { AttributeDefinition, Attributes, AttributeType } from '../../annotation/attributes.js';
import type { DocumentField } from '../../annotation/documentFields.js';
import { isObject, nameText, type JsonObject } from './inputText.js';
import { listOf } from './jsonSpans.js';
import { element, type XmlElement } from './xml.js';

type Control = 'choices' | 'taxonomy' | 'rating' | 'number' | 'textarea';
/** Names of the controls that every configuration of ours has. */
const TAKEN = /^(?:label|text|attribute:.*|document:.*)$/s;
/** What is before names that are taken: of attributes, and of fields of the document. */
const MARKS = { region: 'attribute:', document: 'document:' } as const;
type Of = keyof typeof MARKS;

/** The attribute or field that a control is about. */
export function nameOfControl(control: string): string {
  const mark = Object.values(MARKS).find((one) => control.startsWith(one));
  return mark === undefined ? control : control.slice(mark.length);
}

/** How values are told from each other below each other. */
const SEPARATOR = '/';
/** Values that lie deeper are none of a tree. */
const DEEPEST = 20;
const MOST_STARS = 10;

interface Result {
  readonly from_name: string;
  readonly type: Control;
  readonly value: JsonObject;
}

export interface SaidByControls {
  readonly results: readonly Result[];
  readonly meta: { readonly types?: JsonObject; readonly attributes?: JsonObject };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

/** Attributes as results; `meta`: of the region, or of the first result where there is none. */
export function saidByControls(
  attributes: Attributes | undefined,
  controls: AttributeControls,
): SaidByControls {
  const results: Result[] = [];
  const types: [string, string][] = [];
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(attributes ?? {})) {
    const said = name === '__proto__' ? undefined : resultOf(value, controls.controlOf(name));
    if (!said) rest.push([name, value]);
    else {
      results.push({ from_name: controls.nameOf(name), type: said.type, value: said.value });
      if (said.as !== undefined) types.push([name, said.as]);
    }
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

/** `as`: what the value is, where the result does not tell. Undefined where there is no result for it. */
function resultOf(
  value: unknown,
  control: Control | undefined,
): { readonly type: Control; readonly value: JsonObject; readonly as?: string } | undefined {
  if (typeof value === 'boolean') return { type: 'choices', value: { choices: [String(value)] }, as: 'flag' };
  if (typeof value === 'number') return { type: 'number', value: { number: value } };
  const path = (one: string): readonly string[] => one.split(SEPARATOR);
  const isTree = control === 'taxonomy';
  if (isTexts(value))
    return isTree
      ? { type: 'taxonomy', value: { taxonomy: value.map(path) }, as: 'list' }
      : { type: 'choices', value: { choices: value }, as: 'list' };
  if (typeof value !== 'string') return undefined;
  if (isTree) return { type: 'taxonomy', value: { taxonomy: [path(value)] } };
  if (control === 'rating')
    return STARS.test(value) ? { type: 'rating', value: { rating: Number(value) }, as: 'text' } : undefined;
  if (control === 'choices') return { type: 'choices', value: { choices: [value] } };
  return { type: 'textarea', value: { text: [value] } };
}

const STARS = /^(?:[1-9]|10)$/;

/** What a result says: one value, or several; paths as names; `as` is our own note of what it is, where it has one. */
export function valueOfResult(given: unknown, as: unknown): unknown {
  const said = Array.isArray(given) ? given.map(joined) : given;
  if (as === 'list') return listOf(said);
  const value = Array.isArray(said) && said.length === 1 ? (said as unknown[])[0] : said;
  if (as === 'flag' && (value === 'true' || value === 'false')) return value === 'true';
  return as === 'text' ? nameText(value) : value;
}

/** Choices that lie below others, with what they are below. */
const joined = (path: unknown): unknown => (Array.isArray(path) ? path.map(nameText).join(SEPARATOR) : path);

/** The types and values of a region's `meta`. */
export function metaAttributes(meta: JsonObject): { readonly types: JsonObject; readonly rest: JsonObject } {
  const object = (value: unknown): JsonObject => (isObject(value) ? value : {});
  return { types: object(meta['types']), rest: object(meta['attributes']) };
}

interface ControlFacts {
  readonly type: Control;
  readonly several?: boolean;
  readonly required?: boolean;
  readonly labels?: readonly string[] | undefined;
  readonly choices: Set<string>;
}

type Defined = Pick<AttributeDefinition, 'name' | 'type' | 'values' | 'required' | 'labels' | 'relations'>;

const depthOf = (value: string): number => value.split(SEPARATOR).length;

function controlFor(type: AttributeType, values: readonly string[]): Control {
  if (type === 'number') return 'number';
  if (type === 'text' || type === 'entity') return 'textarea';
  if (type === 'flag') return 'choices';
  const isCounted = values.every((value, i) => value === String(i + 1));
  if (type === 'choice' && isCounted && values.length >= 2 && values.length <= MOST_STARS) return 'rating';
  const isTree =
    values.some((value) => depthOf(value) > 1) && values.every((value) => depthOf(value) <= DEEPEST);
  return isTree ? 'taxonomy' : 'choices';
}

/** The controls of a configuration: those that the corpus defines, and those that its annotations need. */
export class AttributeControls {
  private readonly controls = new Map<string, ControlFacts>();

  /** `taken`: names that other controls have. */
  constructor(
    definitions: readonly Defined[],
    private readonly of: Of,
    private readonly taken: ReadonlySet<string> = new Set(),
  ) {
    for (const { name, type, labels, relations, required = false, values = [] } of definitions) {
      if (relations && !labels) continue;
      const choices = type === 'flag' ? ['true', 'false'] : values.map((value) => value.name);
      this.controls.set(name, {
        type: controlFor(type, choices),
        several: type === 'choices',
        required,
        labels,
        choices: new Set(choices),
      });
    }
  }

  /** Of the fields that a corpus defines: those whose values are chosen or counted; texts are data of the task. */
  static ofDocument(fields: readonly DocumentField[], region: AttributeControls): AttributeControls {
    const controlled = fields.filter(({ type, name }) => type !== 'text' && !TAKEN.test(name));
    return new AttributeControls(controlled, 'document', new Set(region.controls.keys()));
  }

  get names(): ReadonlySet<string> {
    return new Set(this.controls.keys());
  }

  controlOf(name: string): Control | undefined {
    return this.controls.get(name)?.type;
  }

  /** What the control of an attribute is called. */
  nameOf(name: string): string {
    return TAKEN.test(name) || this.taken.has(name) ? MARKS[this.of] + name : name;
  }

  occurs(name: string, value: unknown): void {
    const type = typeof value === 'number' ? 'number' : typeof value === 'string' ? 'textarea' : 'choices';
    const known = this.controls.get(name) ?? { type, several: Array.isArray(value), choices: new Set() };
    this.controls.set(name, known);
    if (known.type !== 'choices' && known.type !== 'taxonomy') return;
    for (const one of typeof value === 'boolean' ? ['true', 'false'] : [value].flat())
      if (typeof one === 'string' && depthOf(one) <= DEEPEST) known.choices.add(one);
  }

  get elements(): readonly XmlElement[] {
    return [...this.controls].map(([name, facts]) => {
      const { type, several = false, labels, choices } = facts;
      const of = {
        name: this.nameOf(name),
        toName: 'text',
        ...(this.of === 'region' && { perRegion: 'true' }),
        ...(labels && { whenTagName: 'label', whenLabelValue: labels.join(',') }),
        ...(facts.required === true && { required: 'true' }),
      };
      switch (type) {
        case 'number':
          return element('Number', of);
        case 'textarea':
          return element('TextArea', of);
        case 'rating':
          return element('Rating', { ...of, maxRating: String(choices.size) });
        case 'taxonomy':
          return taxonomy(of, [...choices], several);
        case 'choices':
          return element(
            'Choices',
            { ...of, choice: several ? 'multiple' : 'single' },
            [...choices].map((value) => element('Choice', { value })),
          );
      }
    });
  }
}

/** Values below each other; where none of the upper ones is a value itself, the lowest alone can be chosen. */
function taxonomy(
  of: Readonly<Record<string, string>>,
  values: readonly string[],
  several: boolean,
): XmlElement {
  interface Branch {
    readonly below: Map<string, Branch>;
  }
  const root: Branch = { below: new Map() };
  for (const value of values) {
    let branch = root;
    for (const step of value.split(SEPARATOR)) {
      const next = branch.below.get(step) ?? { below: new Map() };
      branch.below.set(step, next);
      branch = next;
    }
  }
  const isUpper = (value: string): boolean => values.some((one) => one.startsWith(value + SEPARATOR));
  const choicesIn = ({ below }: Branch): XmlElement[] =>
    [...below].map(([value, branch]) => element('Choice', { value }, choicesIn(branch)));
  const how = {
    ...of,
    ...(!several && { maxUsages: '1' }),
    ...(!values.some(isUpper) && { leafsOnly: 'true' }),
  };
  return element('Taxonomy', how, choicesIn(root));
}
