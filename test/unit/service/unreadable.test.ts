import assert from 'node:assert/strict';
import { openCorpus, DOCUMENT } from './corpus.js';

describe('a document that is no text', () => {
  for (const [what, bytes, words] of [
    ['windows-1256', [0xc7, 0xe1, 0xe3, 0xdb, 0xd1, 0xc8], /UTF-8.*iconv/],
    ['binary data', [0, 1, 2, 3, 0, 0, 7, 8, 0, 1, 2, 0], /binary/],
  ] as const) {
    it(`${what}: says so, and stores nothing`, async () => {
      const opened = await openCorpus('');
      await opened.files.writeFile(DOCUMENT, Uint8Array.from(bytes));
      await opened.service.open(opened.document);
      assert.match(opened.service.documentProblems(opened.uri)[0]?.message ?? '', words);
      const result = await opened.service.edit(opened.uri, {
        kind: 'tag',
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        label: 'PERS',
      });
      assert.ok(!result.done && words.test(result.message ?? ''));
      assert.equal(await opened.read('/corpus/annotations/amal/a.jsonl'), undefined);
    });
  }
});
