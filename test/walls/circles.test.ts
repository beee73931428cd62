import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import configuration from '../../.dependency-cruiser.mjs';

/** How many circles the repo's own rule finds among files, given as `name: text`. */
async function circlesAmong(files: Readonly<Record<string, string>>): Promise<number> {
  const baseDir = temporaryFolder('circles');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(baseDir, name)), { recursive: true });
    writeFileSync(path.join(baseDir, name), text);
  }
  const { output } = await cruise(['.'], {
    ...configuration.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden },
  });
  return (output as ICruiseResult).summary.error;
}

describe('circles', () => {
  it('none where imports go downwards', async () =>
    assert.equal(await circlesAmong({ 'a.ts': "import './b.js';", 'b.ts': 'export {};' }), 0));

  it('of two files', async () =>
    assert.equal(await circlesAmong({ 'a.ts': "import './b.js';", 'b.ts': "import './a.js';" }), 1));

  it('of types alone, over three files in two folders', async () =>
    assert.equal(
      await circlesAmong({
        'a.ts': "import type { B } from './deep/b.js'; export type A = B;",
        'deep/b.ts': "export type { C as B } from './c.js';",
        'deep/c.ts': "import type { A } from '../a.js'; export type C = A | 1;",
      }),
      1,
    ));
});
