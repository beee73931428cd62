/** Formats with one document on each line of a JSON Lines file, or as each member of a JSON array. */
import { message } from '../../messages/message.js';
import { textFiles } from './decodedFiles.js';
import type { ExchangeDocument, InputFiles, ReadContext, ReadIssue } from '../format.js';
import { isObject, type JsonObject, nameText } from './inputText.js';
import { tellUnknown, type Shape } from './jsonShapes.js';
import { jsonItems, reportWithNumbers, type JsonItem } from './jsonItems.js';

/** Where an object stands, and what its document is called where nothing says it. */
export interface ObjectPlace {
  readonly place: Pick<ReadIssue, 'file' | 'line'>;
  readonly fallbackName: string;
}

/** Makes a document of an object; undefined where it reported why not. */
export type ReadObject = (
  object: JsonObject,
  where: ObjectPlace,
  context: ReadContext,
) => ExchangeDocument | undefined;

/** The same reader, which tells what is in no field of a shape. */
export const knowing =
  (shape: Shape, read: ReadObject): ReadObject =>
  (object, where, context) => {
    const document = read(object, where, context);
    if (document) tellUnknown(object, shape, where.place, context);
    return document;
  };

/** `.jsonl` and `.json` files of one object a document. */
export const isJsonFile = (path: string): boolean => /\.jsonl?$/.test(path);

export async function* readJsonLinesDocuments(
  files: InputFiles,
  context: ReadContext,
  readObject: ReadObject,
  /** The objects that a value stands for. */
  objectsOf: (value: unknown) => Iterable<unknown> = (value) => [value],
): AsyncGenerator<ExchangeDocument> {
  for (const { path, content } of textFiles(files, isJsonFile, context))
    yield* readItems(path, jsonItems(path, content, context.report), context, readObject, objectsOf);
}

/** The documents of a file's values, which are JSON or like it. */
export function* readItems(
  path: string,
  items: Iterable<JsonItem>,
  context: ReadContext,
  readObject: ReadObject,
  objectsOf: (value: unknown) => Iterable<unknown>,
): Generator<ExchangeDocument> {
  let current: JsonItem | undefined;
  const own = { ...context, report: reportWithNumbers(context.report, () => current) };
  const name = path.replace(/\.[^./]*$/, '');
  for (const item of items) {
    current = item;
    const place = { file: path, ...(item.line !== undefined && { line: item.line }) };
    let part = 0;
    for (const object of objectsOf(item.value)) {
      part++;
      if (!isObject(object)) own.report({ ...place, message: message('read.jsonObject') });
      else if (!isRefused(object, place, own)) {
        const fallbackName = `${name}-${item.number}${part > 1 ? `-${part}` : ''}`;
        const document = readObject(object, { place, fallbackName }, own);
        const annotator = annotatorOf(object);
        if (document) yield annotator === undefined ? document : { ...document, annotator };
      }
    }
  }
}

/** Under which tools say whose work it is. */
const ANNOTATORS = ['_annotator_id', '_session_id', 'annotator', 'user'] as const;

/** What of an object is read here, whichever format it is of. */
export const JSON_LINES_KEYS = [...ANNOTATORS, 'answer'] as const;

function annotatorOf(object: JsonObject): string | undefined {
  return ANNOTATORS.map((key) => nameText(object[key])).find((name) => name !== '');
}

/** Prodigy's tasks that were refused are nobody's annotations, whichever format reads them. */
function isRefused({ answer }: JsonObject, place: ObjectPlace['place'], context: ReadContext): boolean {
  if (answer !== 'reject' && answer !== 'ignore') return false;
  context.report({ ...place, understood: true, message: message('read.taskAnswered', { answer }) });
  return true;
}
