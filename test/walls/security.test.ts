/** SECURITY.md: each promise names the test that keeps it, and that test is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const [, ...promises] = readFileSync('SECURITY.md', 'utf8').split(/\n- /);

describe('SECURITY.md', () => {
  it('makes promises', () => assert.ok(promises.length >= 14));
  for (const promise of promises)
    it(promise.slice(0, 60).replace(/\s+/g, ' '), () => {
      const tests = [...promise.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file!);
      assert.notEqual(tests.length, 0);
      for (const file of tests) assert.ok(existsSync(file), file);
    });
});
