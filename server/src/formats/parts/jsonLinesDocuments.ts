/** Formats with one document on each line of a JSON Lines file. */
import { message } from '../../messages/message.js';
import { textFiles } from './decodedFiles.js';
import type { ExchangeDocument, InputFiles, ReadContext } from '../format.js';
import { jsonLines, type JsonObject } from './inputText.js';

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
  for (const { path, content } of textFiles(files, (file) => file.endsWith(extension), context))
    for (const { line, object } of jsonLines(path, content, context.report)) {
      const { answer } = object;
      // Prodigy's tasks that were refused are nobody's annotations, whichever format reads them.
      if (answer === 'reject' || answer === 'ignore') {
        context.report({
          file: path,
          line,
          understood: true,
          message: message('read.taskAnswered', { answer }),
        });
        continue;
      }
      const document = readLine(path, line, object, context);
      if (document) yield document;
    }
}
