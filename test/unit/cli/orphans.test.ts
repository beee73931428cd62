import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { folderOf, tool } from './tool.js';

const lines = (...objects: readonly object[]): string =>
  objects.map((object) => JSON.stringify(object) + '\n').join('');

describe('what is kept of documents that are not there', () => {
  it('is told by check, with the place of the text, and by export', async () => {
    const sha256 = createHash('sha256').update('زار مراكش').digest('hex');
    const header = { hawashi: 1, document: 'old.txt', sha256, status: 'done' };
    const files = {
      'hawashi.json': '{}',
      'new.txt': 'زار مراكش',
      'annotations/amal/old.jsonl': lines(header, { start: 4, end: 9, text: 'مراكش', label: 'GPE' }),
      'documents.json': '{\n  "old": { "dct": "2024" }\n}',
    };
    const { code, output: json } = await tool(['check', await folderOf(files), '--format', 'json']);
    const { findings } = JSON.parse(json) as { findings: { file: string; line: number; code: string }[] };
    const orphans = findings.filter((finding) => finding.code === 'corpus.no-document');
    assert.deepEqual(
      orphans.map(({ file, line }) => `${file}:${line}`),
      ['annotations/amal/old.jsonl:1', 'documents.json:2'],
    );
    assert.equal(code, 0, 'warnings');
    const { output } = await tool(['check', await folderOf(files)]);
    assert.match(output, /warning: .*“old”.*“new”/u);
    const out = await folderOf({});
    const exported = await tool([
      'export',
      await folderOf(files),
      '--format',
      'conll-bio',
      '--out',
      out,
      '--annotator',
      'amal',
    ]);
    assert.match(exported.errors, /old\.jsonl.*not exported/u);
    assert.doesNotMatch(exported.errors, /found the same/u);
  });
});
