// @ts-check
// `npm run package`: builds for production and packs the extension into hawashi-<version>.vsix.
//
// usage: npm run package [-- --out FILE]
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { main, Problem, run } from './vscode/programs.mjs';
import { projectFolder } from './vscode/server.mjs';

/** Above it, something ships that should not. */
const MOST_BYTES = 5 * 1024 * 1024;

await main(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const { name, version } = JSON.parse(await readFile(path.join(projectFolder, 'package.json'), 'utf8'));
  const out = path.resolve(values.out ?? path.join(projectFolder, `${name}-${version}.vsix`));
  // vsce runs `vscode:prepublish`, the production build; everything is bundled, so no package ships beside it
  const vsce = path.join(projectFolder, 'node_modules/@vscode/vsce/vsce');
  const args = ['package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
  const code = await run(process.execPath, [vsce, ...args, '--out', out], {
    cwd: projectFolder,
    timeLimit: 180_000,
  });
  if (code !== 0) throw new Problem(`vsce could not pack the extension (exit code ${code}).`);
  const { size } = await stat(out);
  console.log(`${out}: ${(size / 1024 / 1024).toFixed(2)} MB`);
  if (size > MOST_BYTES)
    throw new Problem(`More than ${MOST_BYTES / 1024 / 1024} MB: see "files" in package.json.`);
});
