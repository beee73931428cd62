/**
 * `documents.json`: per document what its text does not say, `{ "<name>": { "dct": "2024-11-08", "outlet": "هسبريس" } }`.
 * documentsEdit.ts changes it.
 */
import { getNodeValue } from 'jsonc-parser';
import type { Attributes } from '../annotation/attributes.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { message } from '../messages/message.js';
import { isDocumentDate } from '../annotation/documentDates.js';
import {
  DATE_FIELD,
  documentFields,
  fieldProblem,
  type DocumentField,
} from '../annotation/documentFields.js';
import { CONFLICT_CODE, parseJsonFile, propertiesOf } from './jsonFile.js';

export const DOCUMENTS_FILE = 'documents.json';

/** The code of what a field cannot say: it is told where it stands, and at the document. */
export const FIELD_VALUE = 'field.value';

export interface DocumentFacts {
  /** Document creation time: ISO 8601 date, month or year. */
  readonly dct?: string;
  /** All that is said of the document, by name, as it stands there: known or not, right or not. */
  readonly fields: Attributes;
}

/** What happens until a broken file is repaired. */
export const DOCUMENTS_OTHERWISE = message('documents.otherwise');

/** The document that an entry of the file is about. */
export const documentName = (key: string): string => (key.endsWith('.txt') ? key.slice(0, -4) : key);

/** A place in the file, counted from 1. */
export interface EntryPlace {
  readonly line: number;
  readonly column: number;
}

export interface ReadDocumentsFile {
  readonly documents: ReadonlyMap<string, DocumentFacts>;
  /** Where each document is spoken of. */
  readonly places: ReadonlyMap<string, EntryPlace>;
  readonly problems: readonly FileProblem[];
}

/** The names of fields that something is said of, beside the date: those that are defined first, in their order. */
export function usedFields(
  documents: Iterable<DocumentFacts>,
  definitions: readonly DocumentField[],
): readonly string[] {
  const used = new Set([...documents].flatMap(({ fields }) => Object.keys(fields)));
  used.delete(DATE_FIELD);
  const defined = definitions.flatMap(({ name }) => (used.delete(name) ? [name] : []));
  return [...defined, ...used];
}

/** What the file says of each document, by name; `own`: the fields that the corpus defines. Never throws. */
export function parseDocumentsFile(
  uri: string,
  content: string,
  own: readonly DocumentField[] = [],
): ReadDocumentsFile {
  const documents = new Map<string, DocumentFacts>();
  const places = new Map<string, EntryPlace>();
  const definitions = new Map(documentFields(own).map((field) => [field.name, field]));
  const file = parseJsonFile(uri, content, DOCUMENTS_OTHERWISE);
  if (file.root && file.root.type !== 'object')
    file.report(file.root, message('documents.noObject', { otherwise: DOCUMENTS_OTHERWISE }));
  for (const { name, key, value } of propertiesOf(file.root)) {
    if (name === '$schema') continue;
    if (places.has(documentName(name)))
      file.report(
        key,
        message('merged.entryTwice', { document: documentName(name) }),
        'error',
        CONFLICT_CODE,
      );
    places.set(documentName(name), file.placeOf(key));
    if (value?.type !== 'object') {
      file.report(value ?? key, message('documents.entry'));
      continue;
    }
    const fields = new Map<string, unknown>();
    for (const property of propertiesOf(value)) {
      if (!property.value) continue;
      const said: unknown = getNodeValue(property.value);
      const problem = fieldProblem(definitions.get(property.name), said);
      if (problem && property.name === DATE_FIELD) file.report(property.value, problem);
      else if (problem) file.report(property.value, problem, 'warning', FIELD_VALUE);
      fields.set(property.name, said);
    }
    const date = fields.get(DATE_FIELD);
    documents.set(documentName(name), {
      ...(typeof date === 'string' && isDocumentDate(date) && { dct: date }),
      fields: Object.fromEntries(fields),
    });
  }
  return { documents, places, problems: file.problems };
}
