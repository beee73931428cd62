// @ts-check
// Bundles one test file, or one folder of them, and runs it in this process, so that a debugger stops in it.
// usage: npm run test:file -- test/unit/text/offsets.test.ts [--grep TEXT]
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { main, Problem, run } from './vscode/programs.mjs';
import { projectFolder } from './vscode/server.mjs';

await main(async () => {
  const [given, ...rest] = process.argv.slice(2);
  const asked = given && path.relative(path.join(projectFolder, 'test'), path.resolve(given));
  if (!given || !asked || asked.startsWith('..') || !existsSync(given))
    throw new Problem('usage: npm run test:file -- test/unit/text/offsets.test.ts [--grep TEXT]');
  const built = path.join(projectFolder, 'out/only', asked.replace(/\.ts$/u, '.mjs'));
  // what was renamed or taken away must not run from an older build
  await rm(built, { recursive: true, force: true });
  const bundling = ['esbuild.mjs', '--tests', '--only', asked, '--quiet'];
  const code = await run(process.execPath, bundling, { cwd: projectFolder, timeLimit: 120_000 });
  if (code !== 0) throw new Problem('The tests could not be bundled.');
  process.chdir(projectFolder);
  process.argv.splice(2, Infinity, built, ...rest);
  await import('./tests/mocha.mjs');
});
