/** UIMA CAS JSON 0.4, as INCEpTION and dkpro-cassis read it. */
import { message } from '../messages/message.js';
import { jsonFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { UIMA_SHAPE } from './parts/jsonShapes.js';
import { isObject, type JsonObject, nameOf, nameText } from './parts/inputText.js';
import { casOf, SOFA, SOFA_ID, UIMA_CARRIES, type FeatureStructure } from './parts/uima.js';
import { documentOfStructures } from './parts/uimaReading.js';
import { STRING, UimaScheme, type FeatureValue } from './parts/uimaTypes.js';

const EXTENSION = '.json';

/** The types; those of texts with only some values there are no words for. */
function types(scheme: UimaScheme): Record<string, unknown> {
  const chosen = new Set(scheme.types.filter(({ allowed }) => allowed).map(({ name }) => name));
  return Object.fromEntries(
    scheme.types
      .filter(({ name }) => !chosen.has(name))
      .map(({ name, description, superType, features }) => [
        name,
        {
          '%NAME': name,
          '%DESCRIPTION': description,
          '%SUPER_TYPE': superType,
          ...Object.fromEntries(
            features.map(({ name: feature, range, description: told }) => [
              feature,
              {
                '%NAME': feature,
                ...(told !== undefined && { '%DESCRIPTION': told }),
                '%RANGE': chosen.has(range) ? STRING : range,
              },
            ]),
          ),
        },
      ]),
  );
}

type Written = Readonly<Record<string, unknown>>;

/** A structure, and the lists that it has: they are structures too. */
function written(
  { id, type, values, references }: FeatureStructure,
  nextId: () => number,
): readonly [Written, ...Written[]] {
  const own: Record<string, unknown> = {};
  const lists: Written[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (!Array.isArray(value)) own[key] = value;
    else {
      const list = { '%ID': nextId(), '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': value as unknown };
      lists.push(list);
      own[`@${key}`] = list['%ID'];
    }
  }
  const pointers = Object.fromEntries(Object.entries(references).map(([key, target]) => [`@${key}`, target]));
  return [{ '%ID': id, '%TYPE': type, ...pointers, ...own }, ...lists];
}

function write(document: ExchangeDocument, scheme: UimaScheme): OutputFile {
  const { text, structures } = casOf(document, scheme);
  let last = SOFA_ID + structures.length;
  const cas = {
    '%TYPES': types(scheme),
    '%FEATURE_STRUCTURES': [
      {
        '%ID': SOFA_ID,
        '%TYPE': SOFA,
        sofaNum: 1,
        sofaID: '_InitialView',
        mimeType: 'text',
        sofaString: text,
      },
      ...structures.flatMap((structure) => written(structure, () => ++last)),
    ],
    '%VIEWS': { _InitialView: { '%SOFA': SOFA_ID, '%MEMBERS': structures.map((structure) => structure.id) } },
  };
  return { path: document.name + EXTENSION, content: JSON.stringify(cas, null, 1) + '\n' };
}

const isFlat = (value: unknown): value is FeatureValue =>
  Array.isArray(value)
    ? value.every((one) => typeof one !== 'object' || one === null)
    : ['string', 'number', 'boolean'].includes(typeof value);

/** Lists of values by their ids: where something points to one, it is a value itself. */
type Lists = ReadonlyMap<number, FeatureValue>;

function listsAmong(all: readonly JsonObject[]): Lists {
  return new Map(
    all.flatMap((one) => {
      const values = one['%ELEMENTS'];
      const isList = /^uima\.cas\.(?!FS)\w+Array$/.test(nameText(one['%TYPE']));
      return isList && isFlat(values) ? [[Number(nameText(one['%ID'])), values] as const] : [];
    }),
  );
}

function structureOf(object: JsonObject, lists: Lists): FeatureStructure {
  const values: Record<string, FeatureValue> = {};
  const references: Record<string, number | readonly number[]> = {};
  for (const [key, value] of Object.entries(object)) {
    if (key === '__proto__') continue;
    const name = key.slice(1);
    const list = key.startsWith('@') && typeof value === 'number' ? lists.get(value) : undefined;
    if (list !== undefined) values[name] = list;
    else if (key.startsWith('@') && typeof value === 'number') references[name] = value;
    else if (!/^[%#@^_]/.test(key) && isFlat(value)) values[key] = value;
    // The anchor marker of the specification, and that of numbers that JSON has none for.
    else if (/^[#^]/.test(key) && isFlat(value)) values[name] = value;
    else if (key === '%ELEMENTS' && Array.isArray(value))
      references['elements'] = value.filter((one): one is number => typeof one === 'number');
  }
  return {
    ...{ id: Number(nameText(object['%ID']) || NaN), type: nameText(object['%TYPE']) },
    ...{ values, references, typed: true },
  };
}

function readDocument(path: string, value: unknown, context: ReadContext): ExchangeDocument | undefined {
  const listed = isObject(value) ? value['%FEATURE_STRUCTURES'] : undefined;
  if (!Array.isArray(listed)) {
    context.report({ file: path, message: message('read.uimaJson') });
    return undefined;
  }
  const objects = listed.filter(isObject);
  const lists = listsAmong(objects);
  const all = objects.map((object) => structureOf(object, lists));
  return documentOfStructures(all, nameOf(path, EXTENSION), { file: path }, context.report);
}

export const uimaJson: Format = {
  id: 'uima-json',
  title: 'UIMA CAS JSON 0.4',
  description: 'formats.uimaJson',
  extension: EXTENSION,
  specification: 'https://github.com/apache/uima-uimaj-io-jsoncas/blob/main/SPECIFICATION.adoc',
  unit: 'UTF-16 units',
  layout: 'document',
  options: [],
  carries: () => ({ ...UIMA_CARRIES, characters: 'unicode' }),
  createWriter: ({ attributes }) => {
    const scheme = new UimaScheme(attributes);
    return { document: (document) => [write(document, scheme)], end: () => [] };
  },
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context, UIMA_SHAPE)) {
      const document = readDocument(path, value, context);
      if (document) yield document;
    }
  },
};
