/** UIMA's type system descriptions (`TypeSystem.xml`): written, and read for what features hold. */
import type { InputFiles } from '../format.js';
import { decodeInput } from './inputText.js';
import { STRING, type FeatureValue, type UimaType } from './uimaTypes.js';
import { element, elementsOf, isElement, localName, parseXml, writeXml, type XmlElement } from './xml.js';

const FILE = 'TypeSystem.xml';

/** Whether a file is called as tools call the type system of the files beside and below it. */
export const isTypeSystem = (path: string): boolean => /(?:^|\/)(?:full-?)?type-?system\.xml$/i.test(path);

/** A type system description of types. */
export function typeSystem(described: readonly UimaType[]): string {
  const text = (name: string, content: string): XmlElement => element(name, {}, [content]);
  const typeOf = ({ name, description, superType, features, allowed }: UimaType): XmlElement =>
    element('typeDescription', {}, [
      text('name', name),
      text('description', description),
      text('supertypeName', superType),
      allowed
        ? element(
            'allowedValues',
            {},
            allowed.map((value) => element('value', {}, [text('string', value)])),
          )
        : element(
            'features',
            {},
            features.map((feature) =>
              element('featureDescription', {}, [
                text('name', feature.name),
                text('description', feature.description ?? ''),
                text('rangeTypeName', feature.range),
              ]),
            ),
          ),
    ]);
  return writeXml(
    element('typeSystemDescription', { xmlns: 'http://uima.apache.org/resourceSpecifier' }, [
      text('name', 'Hawashi'),
      element('types', {}, described.map(typeOf)),
    ]),
  );
}

/** The same as the file that lies beside the documents. */
export const typeSystemFile = (described: readonly UimaType[]): { path: string; content: string } => ({
  path: FILE,
  content: typeSystem(described),
});

/** What a feature holds; `reference`: other structures. */
export type FeatureKind = 'text' | 'flag' | 'number' | 'reference';

export interface KnownFeature {
  readonly kind: FeatureKind;
  /** An array or a list. */
  readonly isList: boolean;
}

interface ReadType {
  readonly superType: string;
  readonly ranges: ReadonlyMap<string, string>;
}

/** Types may be said to be their own ancestors. */
const DEEPEST = 100;

export class TypeSystem {
  private constructor(private readonly types: ReadonlyMap<string, ReadType>) {}

  static of(described: readonly UimaType[]): TypeSystem {
    return new TypeSystem(
      new Map(
        described.map(({ name, superType, features }) => [
          name,
          { superType, ranges: new Map(features.map((feature) => [feature.name, feature.range])) },
        ]),
      ),
    );
  }

  static read(root: XmlElement): TypeSystem {
    const types = new Map<string, ReadType>();
    for (const node of elementsOf(root)) {
      if (localName(node.name) !== 'typeDescription') continue;
      const ranges = new Map<string, string>();
      for (const feature of elementsOf(node))
        if (localName(feature.name) === 'featureDescription')
          ranges.set(textIn(feature, 'name'), textIn(feature, 'rangeTypeName'));
      types.set(textIn(node, 'name'), { superType: textIn(node, 'supertypeName'), ranges });
    }
    return new TypeSystem(types);
  }

  has(type: string): boolean {
    return this.types.has(type);
  }

  /** What a feature of a type, or of one that it is a kind of, holds; undefined where nobody says so. */
  feature(type: string, name: string): KnownFeature | undefined {
    for (const { ranges } of this.lineOf(type)) {
      const range = ranges.get(name);
      if (range !== undefined) return this.kindOf(range);
    }
    return undefined;
  }

  private kindOf(range: string): KnownFeature {
    const [, single = range, list] = /^(uima\.cas\.\w+?)(Array|List|\[\])$/.exec(range) ?? [];
    return { kind: this.singleKind(single), isList: list !== undefined };
  }

  private singleKind(range: string): FeatureKind {
    if (range === 'uima.cas.Boolean') return 'flag';
    if (/^uima\.cas\.(Short|Integer|Long|Float|Double)$/.test(range)) return 'number';
    // Bytes are whatever somebody put into them.
    if (range === STRING || range === 'uima.cas.Byte') return 'text';
    return this.lineOf(range).some(({ superType }) => superType === STRING) ? 'text' : 'reference';
  }

  /** A type and those that it is a kind of, the nearest first, as far as they are known. */
  private lineOf(type: string): readonly ReadType[] {
    const line: ReadType[] = [];
    for (let one = this.types.get(type); one && line.length < DEEPEST; one = this.types.get(one.superType))
      line.push(one);
    return line;
  }
}

const textIn = (node: XmlElement, name: string): string => {
  const child = node.children.filter(isElement).find((one) => localName(one.name) === name);
  return child ? child.children.join('').trim() : '';
};

/** A text as a feature of a kind has it; what is no such value stays a text. */
export function featureValue(text: string, kind: FeatureKind): FeatureValue {
  if (kind === 'flag')
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
  const number = kind === 'number' && text.trim() !== '' ? Number(text) : NaN;
  if (!Number.isFinite(number)) return text;
  // Longs may have more digits than a number.
  return /^[+-]?\d+$/.test(text) && BigInt(number) !== BigInt(text.replace('+', '')) ? text : number;
}

/** Read once, however many documents have it. */
const read = new WeakMap<Uint8Array, TypeSystem>();

/** The type system of a document: the nearest in its folder or above. What is broken in it is as good as none. */
export function typeSystemFor(path: string, files: InputFiles): TypeSystem | undefined {
  const folderOf = (one: string): string => one.slice(0, one.lastIndexOf('/') + 1);
  const [nearest] = [...files.keys()]
    .filter((one) => isTypeSystem(one) && path.startsWith(folderOf(one)))
    .sort((a, b) => folderOf(b).length - folderOf(a).length);
  const bytes = nearest === undefined ? undefined : files.get(nearest);
  if (nearest === undefined || !bytes) return undefined;
  const before = read.get(bytes);
  if (before) return before;
  const content = decodeInput(nearest, bytes, () => undefined);
  const root = content === undefined ? undefined : parseXml(nearest, content, () => undefined);
  const types = root && TypeSystem.read(root);
  if (types) read.set(bytes, types);
  return types;
}
