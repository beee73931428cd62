/** UIMA CAS XMI, and the type system description that it needs. */
import { xmlFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { nameOf } from './parts/inputText.js';
import {
  casOf,
  documentOfStructures,
  SOFA,
  SOFA_ID,
  UIMA_CARRIES,
  UIMA_TYPES,
  type FeatureStructure,
  type UimaType,
} from './parts/uima.js';
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

function write(document: ExchangeDocument): OutputFile {
  const { text, structures } = casOf(document);
  const prefixes = new Map<string, string>([['http:///uima/cas.ecore', 'cas']]);
  const qualified = (type: string): string => {
    const { uri, local } = namespaceOf(type);
    let prefix = prefixes.get(uri);
    if (prefix === undefined) prefixes.set(uri, (prefix = `t${prefixes.size}`));
    return `${prefix}:${local}`;
  };
  const children = [element('cas:NULL', { 'xmi:id': '0' })];
  for (const { id, type, values, references } of structures) {
    const features = Object.entries({ ...references, ...values }).map(
      ([key, value]) => [key, String(value)] as const,
    );
    children.push(element(qualified(type), { 'xmi:id': String(id), ...Object.fromEntries(features) }));
  }
  const sofa = { sofaNum: '1', sofaID: '_InitialView', mimeType: 'text', sofaString: text };
  children.push(element(qualified(SOFA), { 'xmi:id': String(SOFA_ID), ...sofa }));
  const members = structures.map((structure) => structure.id).join(' ');
  children.push(element('cas:View', { sofa: String(SOFA_ID), members }));
  const declarations = Object.fromEntries([...prefixes].map(([uri, prefix]) => [`xmlns:${prefix}`, uri]));
  const root = element('xmi:XMI', { 'xmlns:xmi': XMI, ...declarations, 'xmi:version': '2.0' }, children);
  return { path: document.name + EXTENSION, content: writeXml(root) };
}

/** A type system description (UIMA's own XML) of types. */
export function typeSystem(described: readonly UimaType[] = UIMA_TYPES): string {
  const text = (name: string, content: string): XmlElement => element(name, {}, [content]);
  return writeXml(
    element('typeSystemDescription', { xmlns: 'http://uima.apache.org/resourceSpecifier' }, [
      text('name', 'Hawashi'),
      element(
        'types',
        {},
        described.map(({ name, description, superType, features }) =>
          element('typeDescription', {}, [
            text('name', name),
            text('description', description),
            text('supertypeName', superType),
            element(
              'features',
              {},
              features.map((feature) =>
                element('featureDescription', {}, [
                  text('name', feature.name),
                  text('description', ''),
                  text('rangeTypeName', feature.range),
                ]),
              ),
            ),
          ]),
        ),
      ),
    ]),
  );
}

/** Attributes that hold ids, when the type system is not at hand. */
const REFERENCES = new Set(['sofa', 'Governor', 'Dependent']);

function structureOf(node: XmlElement, type: string): FeatureStructure {
  const values: Record<string, string | number> = {};
  const references: Record<string, number> = {};
  for (const [key, value] of Object.entries(node.attributes)) {
    if (key === 'xmi:id' || key === '__proto__' || key.startsWith('xmlns')) continue;
    if (REFERENCES.has(key) && /^\d+$/.test(value)) references[key] = Number(value);
    else if (key === 'begin' || key === 'end') values[key] = /^-?\d+$/.test(value) ? Number(value) : NaN;
    else values[key] = value;
  }
  return { id: Number(node.attributes['xmi:id'] ?? NaN), type, values, references };
}

/** The namespaces that an element declares, by their prefixes. */
function namespacesOf(node: XmlElement): Map<string, string> {
  return new Map(
    Object.entries(node.attributes).flatMap(([key, value]) =>
      key.startsWith('xmlns:') ? [[key.slice(6), value] as const] : [],
    ),
  );
}

/** All feature structures of a file. */
export function structuresOf(root: XmlElement): FeatureStructure[] {
  const namespaces = namespacesOf(root);
  return root.children.filter(isElement).flatMap((node) => {
    const own = namespacesOf(node);
    const type = typeOf(node.name, own.size === 0 ? namespaces : new Map([...namespaces, ...own]));
    return type === undefined ? [] : [structureOf(node, type)];
  });
}

function readDocument(path: string, root: XmlElement, context: ReadContext): ExchangeDocument | undefined {
  const all = structuresOf(root);
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
  createWriter: () => ({
    document: (document) => [write(document)],
    end: () => [{ path: 'TypeSystem.xml', content: typeSystem() }],
  }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, root } of xmlFiles(files, this.accepts, context)) {
      const document = readDocument(path, root, context);
      if (document) yield document;
    }
  },
};
