/** Formats with one document on each line of a JSON Lines file. */
import type { ExchangeDocument, InputFiles, ReadContext } from './format.js';
import { decodeInput, inOrder, jsonLines, type JsonObject } from './inputText.js';

/** Makes a document of a line; undefined where it reported why not. */
export type ReadLine = (
  path: string,
  line: number,
  object: JsonObject,
  context: ReadContext,
) => ExchangeDocument | undefined;

export async function* readJsonLinesDocuments(
  files: InputFiles,
  context: ReadContext,
  extension: string,
  readLine: ReadLine,
): AsyncGenerator<ExchangeDocument> {
  for (const [path, bytes] of inOrder(files)) {
    if (!path.endsWith(extension)) continue;
    const content = decodeInput(path, bytes, context.report);
    if (content === undefined) continue;
    for (const { line, object } of jsonLines(path, content, context.report)) {
      const document = readLine(path, line, object, context);
      if (document) yield document;
    }
  }
}
