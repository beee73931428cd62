import assert from 'node:assert/strict';
import { CHECKS, runCheck } from '../../scripts/lint/checks.mjs';

describe('checks', function () {
  this.timeout(5 * 60_000);
  const running = new Map<string, Promise<string | undefined>>();

  // side by side: each is a program of its own
  before(() => {
    for (const name of Object.keys(CHECKS)) running.set(name, runCheck(name));
  });

  for (const name of Object.keys(CHECKS))
    it(name, async () => {
      const trouble = await running.get(name);
      assert.ok(trouble === undefined, trouble);
    });
});
