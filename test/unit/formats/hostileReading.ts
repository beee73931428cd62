/** Reading files that are broken or wicked, and what must be told of them. */
import assert from 'node:assert/strict';
import type { ExchangeDocument, ReadIssue } from '../../../server/src/formats/format.js';
import { chooseImportFormat } from '../../../server/src/formats/registry.js';
import { format } from '../../../server/src/messages/format.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';

/** What a format reads in these files, and what it tells. */
export async function read(
  id: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ documents: ExchangeDocument[]; issues: ReadIssue[] }> {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const issues: ReadIssue[] = [];
  const documents: ExchangeDocument[] = [];
  const own = chooseImportFormat(id);
  for await (const document of own.read(bytes, { report: (issue) => issues.push(issue) }))
    documents.push(document);
  return { documents, issues };
}

/** The broken file is told with place and reason, and `good` annotations are read all the same. */
export const check = (
  what: string,
  id: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  issue: { file: string; line?: number; message: RegExp },
  good: readonly string[],
): void => {
  it(`${id}: ${what}`, async () => {
    const { documents, issues } = await read(id, files);
    const found = issues.find((one) => issue.message.test(withoutIsolates(format(one.message))));
    assert.ok(found, `no issue ${issue.message} in ${JSON.stringify(issues)}`);
    assert.equal(found.file, issue.file);
    if (issue.line !== undefined) assert.equal(found.line, issue.line);
    assert.deepEqual(
      documents.flatMap((document) => document.annotations.map((one) => `${one.label} ${one.text}`)),
      good,
    );
  });
};
