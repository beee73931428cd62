import assert from 'node:assert/strict';
import path from 'node:path';
import { outputPath } from '../../../server/src/cli/output/outputPath.js';

describe('names of documents as paths', () => {
  for (const name of ['../a', 'a/../../b', '/etc/passwd', '..', '', 'a\0b'])
    it(`${JSON.stringify(name)} is refused`, () => {
      assert.throws(() => outputPath('/tmp/out', name), /outside/);
    });
  it('folders below are fine', () => {
    assert.equal(outputPath('/tmp/out', 'news/مقال 1.jsonl'), path.resolve('/tmp/out/news/مقال 1.jsonl'));
  });
});
