/** Reads files in memory in a format, with what is told of them. */
import { format as formatMessage } from '../../../server/src/messages/format.js';
import type { ExchangeDocument, ReadIssue } from '../../../server/src/formats/format.js';
import { chooseImportFormat } from '../../../server/src/formats/registry.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';

export interface FilesRead {
  readonly documents: readonly ExchangeDocument[];
  /** In words, with the line where there is one: `2: …`. */
  readonly told: readonly string[];
  /** `LABEL text` of every annotation. */
  readonly spans: readonly string[];
}

export async function readFiles(
  id: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  textOf?: (name: string) => string | undefined,
): Promise<FilesRead> {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const told: string[] = [];
  const documents: ExchangeDocument[] = [];
  const report = ({ line, message }: ReadIssue): void => {
    told.push((line === undefined ? '' : `${line}: `) + withoutIsolates(formatMessage(message)));
  };
  const format = chooseImportFormat(id);
  for await (const document of format.read(bytes, { report, ...(textOf && { textOf }) }))
    documents.push(document);
  const spans = documents.flatMap(({ annotations }) => annotations.map((one) => `${one.label} ${one.text}`));
  return { documents, told, spans };
}
