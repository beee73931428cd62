/** UIMA CAS JSON 0.4, as INCEpTION and dkpro-cassis read it. */
import { message } from '../messages/message.js';
import { jsonFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { UIMA_SHAPE } from './parts/jsonShapes.js';
import { isObject, type JsonObject, nameOf, nameText } from './parts/inputText.js';
import {
  casOf,
  documentOfStructures,
  SOFA,
  SOFA_ID,
  UIMA_CARRIES,
  UIMA_TYPES,
  type FeatureStructure,
} from './parts/uima.js';

const EXTENSION = '.json';

function types(): Record<string, unknown> {
  return Object.fromEntries(
    UIMA_TYPES.map(({ name, description, superType, features }) => [
      name,
      {
        '%NAME': name,
        '%DESCRIPTION': description,
        '%SUPER_TYPE': superType,
        ...Object.fromEntries(
          features.map((feature) => [feature.name, { '%NAME': feature.name, '%RANGE': feature.range }]),
        ),
      },
    ]),
  );
}

function write(document: ExchangeDocument): OutputFile {
  const { text, structures } = casOf(document);
  const cas = {
    '%TYPES': types(),
    '%FEATURE_STRUCTURES': [
      {
        '%ID': SOFA_ID,
        '%TYPE': SOFA,
        sofaNum: 1,
        sofaID: '_InitialView',
        mimeType: 'text',
        sofaString: text,
      },
      ...structures.map(({ id, type, values, references }) => ({
        '%ID': id,
        '%TYPE': type,
        ...Object.fromEntries(Object.entries(references).map(([key, target]) => [`@${key}`, target])),
        ...values,
      })),
    ],
    '%VIEWS': { _InitialView: { '%SOFA': SOFA_ID, '%MEMBERS': structures.map((structure) => structure.id) } },
  };
  return { path: document.name + EXTENSION, content: JSON.stringify(cas, null, 1) + '\n' };
}

function structureOf(object: JsonObject): FeatureStructure {
  const values: Record<string, string | number> = {};
  const references: Record<string, number> = {};
  for (const [key, value] of Object.entries(object)) {
    if (key === '__proto__') continue;
    if (key.startsWith('@') && typeof value === 'number') references[key.slice(1)] = value;
    else if (!/^[%#@^_]/.test(key) && typeof value === 'boolean') values[key] = String(value);
    else if (!/^[%#@^_]/.test(key) && (typeof value === 'string' || typeof value === 'number'))
      values[key] = value;
    // As XMI writes lists of values.
    else if (!/^[%#@^_]/.test(key) && Array.isArray(value) && !value.some((one) => typeof one === 'object'))
      values[key] = value.map(nameText).join(' ');
    // The anchor marker of the specification.
    else if (key.startsWith('^') && typeof value === 'number') values[key.slice(1)] = value;
  }
  return { id: Number(nameText(object['%ID']) || NaN), type: nameText(object['%TYPE']), values, references };
}

function readDocument(path: string, value: unknown, context: ReadContext): ExchangeDocument | undefined {
  const listed = isObject(value) ? value['%FEATURE_STRUCTURES'] : undefined;
  if (!Array.isArray(listed)) {
    context.report({ file: path, message: message('read.uimaJson') });
    return undefined;
  }
  const all = listed.filter(isObject).map(structureOf);
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
  createWriter: () => ({ document: (document) => [write(document)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context, UIMA_SHAPE)) {
      const document = readDocument(path, value, context);
      if (document) yield document;
    }
  },
};
