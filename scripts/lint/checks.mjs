// @ts-check
// What must hold before a test is worth running, each by a program of its own. Their caches are in out/lint.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../tests/temporaryFolder.mjs';
import { run } from '../vscode/programs.mjs';
import { projectFolder } from '../vscode/server.mjs';

const MINUTE = 60_000;
const cache = (/** @type {string} */ name) => path.join('out/lint', name);

/** @type {Readonly<Record<string, readonly [program: string, ...args: string[]]>>} */
export const CHECKS = {
  types: ['typescript/bin/tsc', '-b'],
  style: ['eslint/bin/eslint.js', '.', '--cache', '--cache-location', cache('eslint')],
  circles: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--cache', cache('circles'), 'client', 'server/src', 'test', 'bench', 'scripts'],
  ],
  // files, exports and packages that nothing uses
  unused: ['knip/bin/knip.js', '--no-progress', '--cache', '--cache-location', cache('unused')],
  layout: ['prettier/bin/prettier.cjs', '.', '--check', '--cache', '--cache-location', cache('layout')],
};

/**
 * Runs a check; gives what it had to say where it failed, undefined where all is well.
 * @param {keyof typeof CHECKS} name
 * @returns {Promise<string | undefined>}
 */
export async function runCheck(name) {
  const [program, ...args] = /** @type {[string, ...string[]]} */ (CHECKS[name]);
  await mkdir(path.join(projectFolder, 'out/lint'), { recursive: true });
  const log = path.join(temporaryFolder('check'), `${name}.log`);
  const code = await run(process.execPath, [path.join('node_modules', program), ...args], {
    cwd: projectFolder,
    timeLimit: 5 * MINUTE,
    log,
  });
  if (code === 0) return undefined;
  return (await readFile(log, 'utf8')).trim() || `${program} ended with ${code}`;
}
