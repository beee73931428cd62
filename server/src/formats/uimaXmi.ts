/** UIMA CAS XMI, with the type system description that it needs. */
import { cleaner } from './parts/cleaning.js';
import { xmlFiles } from './parts/decodedFiles.js';
import type {
  ExchangeDocument,
  Format,
  FormatWriter,
  InputFiles,
  OutputFile,
  ReadContext,
} from './format.js';
import { nameOf } from './parts/inputText.js';
import {
  featureValue,
  isTypeSystem,
  typeSystemFile,
  typeSystemFor,
  type TypeSystem,
} from './parts/typeSystem.js';
import { casOf, SOFA, SOFA_ID, UIMA_CARRIES, type FeatureStructure } from './parts/uima.js';
import { documentOfStructures } from './parts/uimaReading.js';
import { UimaScheme, type FeatureValue } from './parts/uimaTypes.js';
import { element, isElement, writeXml, type XmlElement } from './parts/xml.js';

const EXTENSION = '.xmi';
const XMI = 'http://www.omg.org/XMI';

/** XMI namespaces are made of package names: a.b.Type is Type in http:///a/b.ecore. */
export function namespaceOf(type: string): { readonly uri: string; readonly local: string } {
  const dot = type.lastIndexOf('.');
  const path = dot < 0 ? 'uima/noNamespace' : type.slice(0, dot).replaceAll('.', '/');
  return { uri: `http:///${path}.ecore`, local: type.slice(dot + 1) };
}

/** A type's full name from an element's; undefined for elements of XMI itself. */
function typeOf(name: string, namespaces: ReadonlyMap<string, string>): string | undefined {
  const colon = name.indexOf(':');
  const uri = namespaces.get(name.slice(0, Math.max(0, colon))) ?? '';
  const path = /^http:\/\/\/(.*)\.ecore$/.exec(uri)?.[1];
  if (path === undefined) return undefined;
  const local = name.slice(colon + 1);
  return path === 'uima/noNamespace' ? local : `${path.replaceAll('/', '.')}.${local}`;
}

const clean = cleaner('xml');

/** A document by the types of a scheme. */
export function writeXmi(document: ExchangeDocument, scheme: UimaScheme): string {
  const { text, structures } = casOf(document, scheme);
  const prefixes = new Map<string, string>([['http:///uima/cas.ecore', 'cas']]);
  const qualified = (type: string): string => {
    const { uri, local } = namespaceOf(type);
    let prefix = prefixes.get(uri);
    if (prefix === undefined) prefixes.set(uri, (prefix = `t${prefixes.size}`));
    return `${prefix}:${local}`;
  };
  const children = [element('cas:NULL', { 'xmi:id': '0' })];
  for (const { id, type, values, references } of structures) {
    const all = Object.entries({ ...references, ...values });
    const attributes = all
      .filter(([, value]) => !isSeveral(value))
      .map(([key, value]) => [key, String(value)]);
    const lists = all.flatMap(([key, value]) =>
      isSeveral(value) ? value.map((one) => element(key, {}, [clean(String(one))])) : [],
    );
    const own = Object.fromEntries(attributes) as Record<string, string>;
    children.push(element(qualified(type), { 'xmi:id': String(id), ...own }, lists));
  }
  const sofa = { sofaNum: '1', sofaID: '_InitialView', mimeType: 'text', sofaString: text };
  children.push(element(qualified(SOFA), { 'xmi:id': String(SOFA_ID), ...sofa }));
  const members = structures.map((structure) => structure.id).join(' ');
  children.push(element('cas:View', { sofa: String(SOFA_ID), members }));
  const declarations = Object.fromEntries([...prefixes].map(([uri, prefix]) => [`xmlns:${prefix}`, uri]));
  const root = element('xmi:XMI', { 'xmlns:xmi': XMI, ...declarations, 'xmi:version': '2.0' }, children);
  return writeXml(root);
}

/** Values that are elements each; a list of none is an attribute of none. */
const isSeveral = (value: FeatureValue): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0;

function createWriter(scheme: UimaScheme): FormatWriter {
  let isFirst = true;
  // The types lie beside all documents; whoever proves one needs them at once.
  const types = (): OutputFile[] => (isFirst ? [typeSystemFile(scheme.types)] : []);
  return {
    document: (document) => {
      const files = [{ path: document.name + EXTENSION, content: writeXmi(document, scheme) }, ...types()];
      isFirst = false;
      return files;
    },
    end: types,
  };
}

/** Attributes that hold ids, when the type system is not at hand. */
const REFERENCES = new Set(['sofa', 'Governor', 'Dependent', 'elements']);

function structureOf(node: XmlElement, type: string, types: TypeSystem | undefined): FeatureStructure {
  const values: Record<string, FeatureValue> = {};
  const references: Record<string, number | readonly number[]> = {};
  for (const [key, value] of Object.entries(node.attributes)) {
    if (key === 'xmi:id' || key === '__proto__' || key.startsWith('xmlns')) continue;
    const known = types?.feature(type, key);
    const isReference = known ? known.kind === 'reference' : REFERENCES.has(key);
    if (isReference && /^\d+(?: \d+)*$/.test(value)) {
      const [first = NaN, ...more] = value.split(' ').map(Number);
      references[key] = more.length > 0 ? [first, ...more] : first;
    } else if (key === 'begin' || key === 'end') values[key] = /^-?\d+$/.test(value) ? Number(value) : NaN;
    else if (known?.isList === true)
      values[key] = value === '' ? [] : value.split(' ').map((one) => featureValue(one, known.kind));
    else values[key] = known ? featureValue(value, known.kind) : value;
  }
  for (const child of node.children.filter(isElement)) {
    if (child.name === '__proto__') continue;
    const text = child.children.filter((one) => typeof one === 'string').join('');
    const value = featureValue(text, types?.feature(type, child.name)?.kind ?? 'text');
    const before = Object.hasOwn(values, child.name) ? values[child.name] : [];
    values[child.name] = [...(Array.isArray(before) ? (before as readonly unknown[]) : [before]), value];
  }
  const typed = types?.has(type) === true;
  return { id: Number(node.attributes['xmi:id'] ?? NaN), type, values, references, typed };
}

/** The namespaces that an element declares, by their prefixes. */
function namespacesOf(node: XmlElement): Map<string, string> {
  return new Map(
    Object.entries(node.attributes).flatMap(([key, value]) =>
      key.startsWith('xmlns:') ? [[key.slice(6), value] as const] : [],
    ),
  );
}

/** All feature structures of a file, their features as a type system says, where there is one. */
export function structuresOf(root: XmlElement, types?: TypeSystem): FeatureStructure[] {
  const namespaces = namespacesOf(root);
  return root.children.filter(isElement).flatMap((node) => {
    const own = namespacesOf(node);
    const type = typeOf(node.name, own.size === 0 ? namespaces : new Map([...namespaces, ...own]));
    return type === undefined ? [] : [structureOf(node, type, types)];
  });
}

function readDocument(
  path: string,
  root: XmlElement,
  files: InputFiles,
  context: ReadContext,
): ExchangeDocument | undefined {
  const all = structuresOf(root, typeSystemFor(path, files));
  return documentOfStructures(all, nameOf(path, EXTENSION), { file: path, line: root.line }, context.report);
}

export const uimaXmi: Format = {
  id: 'uima-xmi',
  title: 'UIMA CAS XMI',
  description: 'formats.uimaXmi',
  extension: EXTENSION,
  specification: 'https://uima.apache.org/d/uimaj-current/references.html#ugr.ref.xmi',
  unit: 'UTF-16 units',
  layout: 'document',
  options: [],
  carries: () => UIMA_CARRIES,
  createWriter: ({ attributes }) => createWriter(new UimaScheme(attributes)),
  isBeside: isTypeSystem,
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, root } of xmlFiles(files, this.accepts, context)) {
      const document = readDocument(path, root, files, context);
      if (document) yield document;
    }
  },
};
