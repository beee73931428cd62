/**
 * Attributes as feature structures (`fs`, ISO 24610-1), to which elements point by `@ana`: texts, numbers, yes or no, lists
 * of texts; what is none of these is JSON in a `string` of its own. `interp` is read beside.
 */
import type { Attributes } from '../../annotation/attributes.js';
import { message } from '../../messages/message.js';
import type { ReadContext } from '../format.js';
import { decodeWord, encodeWord } from './encoding.js';
import { readInline } from './inlineXml.js';
import { reportOnce } from './reportOnce.js';
import { valueOfText } from './pieces.js';
import { element, elementsOf, isElement, localName, type XmlElement } from './xml.js';

/** What a feature is that is none of the attributes. */
const OWN_MOD = 'mod';
const JSON_TEXT = 'json';

/** A structure of attributes, and of the mod of a time where no `@subtype` can say it; undefined where it is empty. */
export function featureStructure(
  id: string,
  attributes: Attributes = {},
  mod?: string,
): XmlElement | undefined {
  const features = Object.entries(attributes).map(([name, value]) =>
    element('f', { name: encodeWord(name) }, [valueElement(value)]),
  );
  if (mod !== undefined)
    features.push(element('f', { name: OWN_MOD, n: OWN_MOD }, [element('string', {}, [mod])]));
  return features.length === 0 ? undefined : element('fs', { 'xml:id': id, type: 'attributes' }, features);
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const string = (text: string, attributes: Readonly<Record<string, string>> = {}): XmlElement =>
  element('string', attributes, text === '' ? [] : [text]);

function valueElement(value: unknown): XmlElement {
  if (typeof value === 'string') return string(value);
  if (typeof value === 'boolean') return element('binary', { value: String(value) });
  if (typeof value === 'number') return element('numeric', { value: String(value) });
  if (isTexts(value))
    return element(
      'vColl',
      { org: 'list' },
      value.map((one) => string(one)),
    );
  return string(JSON.stringify(value), { n: JSON_TEXT });
}

/** Elements of feature structures and interpretations: what they say is taken where something points to them. */
const OF_FEATURES = new Set(
  'fs f fLib fvLib string numeric binary symbol default vColl vAlt vNot vMerge vLabel interp interpGrp'.split(
    ' ',
  ),
);
export const isOfFeatures = (name: string): boolean => OF_FEATURES.has(name);

const textOf = (node: XmlElement): string => readInline(node).text;
const ANALYSES = new Set(['fs', 'interp']);
const NONE = Symbol('no value');
/** Structures in structures that are read. */
const DEEPEST = 50;

/** What the analyses of a file say, by their ids. */
export class TeiFeatures {
  private readonly nodes = new Map<string, XmlElement>();

  constructor(
    root: XmlElement,
    private readonly file: string,
    private readonly context: ReadContext,
  ) {
    for (const node of elementsOf(root)) {
      const name = localName(node.name);
      const id = node.attributes['xml:id'];
      if (name === 'interpGrp') this.addGroup(node);
      else if (id !== undefined && ANALYSES.has(name) && !this.nodes.has(id)) this.nodes.set(id, node);
    }
  }

  /** A group says the type of all that are in it. */
  private addGroup({ attributes: { type }, children }: XmlElement): void {
    for (const child of children.filter(isElement)) {
      const id = child.attributes['xml:id'];
      const attributes = { ...(type !== undefined && { type }), ...child.attributes };
      if (id !== undefined && ANALYSES.has(localName(child.name)))
        this.nodes.set(id, { ...child, attributes });
    }
  }

  /** What `@ana` points to; pointers elsewhere stay as they are, as an attribute of that name. */
  of(ana: string | undefined): { readonly attributes: Attributes; readonly mod?: string } {
    const all = new Map<string, unknown>();
    const elsewhere: string[] = [];
    let mod: string | undefined;
    for (const pointer of ana?.split(/\s+/).filter((one) => one !== '') ?? []) {
      const node = this.nodes.get(pointer.replace(/^#/, ''));
      const kind = node && localName(node.name);
      if (node && kind === 'interp') {
        const { type } = node.attributes;
        add(all, type === undefined ? 'interp' : decodeWord(type), textOf(node).trim());
      } else if (node && kind === 'fs') mod = this.readStructure(node, all) ?? mod;
      else elsewhere.push(pointer);
    }
    if (elsewhere.length > 0) add(all, 'ana', elsewhere.join(' '));
    all.delete('__proto__');
    return { attributes: Object.fromEntries(all), ...(mod !== undefined && { mod }) };
  }

  /** Gives the mod of a time, where it is in it. */
  private readStructure(node: XmlElement, all: Map<string, unknown>, depth = 0): string | undefined {
    let mod: string | undefined;
    for (const feature of node.children.filter(isElement)) {
      const { name, n } = feature.attributes;
      const value = this.valueOf(feature, depth);
      if (localName(feature.name) !== 'f' || name === undefined || value === NONE) this.tell(feature);
      else if (n === OWN_MOD) mod = String(value);
      else add(all, decodeWord(name), value);
    }
    return mod;
  }

  private valueOf(feature: XmlElement, depth: number): unknown {
    const values = feature.children.filter(isElement);
    if (values.length === 0) return textOf(feature).trim();
    const read = values.map((value) => this.readValue(value, depth + 1));
    return read.length === 1 ? read[0] : read.filter((one) => one !== NONE);
  }

  private readValue(node: XmlElement, depth: number): unknown {
    const { value = '', n } = node.attributes;
    switch (depth > DEEPEST ? '' : localName(node.name)) {
      case 'string':
        return n === JSON_TEXT ? valueOfText(textOf(node)) : textOf(node);
      case 'numeric':
        return value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value);
      case 'binary':
        return value === 'true' || value === '1';
      case 'symbol':
        return decodeWord(value);
      case 'vColl':
        return node.children
          .filter(isElement)
          .map((one) => this.readValue(one, depth + 1))
          .filter((one) => one !== NONE);
      case 'fs': {
        const inner = new Map<string, unknown>();
        this.readStructure(node, inner, depth);
        return Object.fromEntries(inner);
      }
      default:
        this.tell(node);
        return NONE;
    }
  }

  private tell({ name, line }: XmlElement): void {
    const told = message('read.elementUnknown', { name: localName(name) });
    reportOnce(this.context.report, { file: this.file, line, understood: true, message: told });
  }
}

/** Several of a name are a list. */
function add(all: Map<string, unknown>, name: string, value: unknown): void {
  all.set(name, all.has(name) ? [all.get(name), value].flat() : value);
}
