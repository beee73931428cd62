// @ts-check
// `npm run test:desktop`: the extension-host suite in a desktop VS Code. It is downloaded, or VSCODE_PATH names one.
//
// usage: npm run test:desktop [-- --version V] [--grep TEXT]
// V is a version (1.100.0, the oldest that is supported), stable or insiders.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { withCorpusCopy } from './tests/suites.mjs';
import { isExecutable, main, Problem, run } from './vscode/programs.mjs';
import { projectFolder } from './vscode/server.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: { version: { type: 'string', default: 'stable' }, grep: { type: 'string' } },
  });
  const named = process.env.VSCODE_PATH;
  if (named && !(await isExecutable(named)))
    throw new Problem(`VSCODE_PATH names ${named}, which is not a program.`);
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    throw new Problem('A desktop VS Code needs a display. Without one: xvfb-run -a npm run test:desktop');
  for (const args of [['esbuild.mjs'], ['esbuild.mjs', '--tests']]) {
    const code = await run(process.execPath, args, { cwd: projectFolder, timeLimit: 120_000 });
    if (code !== 0) throw new Problem('The build failed.');
  }
  const own = await mkdtemp(path.join(tmpdir(), 'hawashi-desktop-'));
  try {
    await withCorpusCopy((folder) =>
      runTests({
        ...(named ? { vscodeExecutablePath: named } : { version: values.version }),
        extensionDevelopmentPath: projectFolder,
        extensionTestsPath: path.join(projectFolder, 'out/test/vscode/extension/index.cjs'),
        extensionTestsEnv: { HAWASHI_GREP: values.grep },
        launchArgs: [
          folder,
          '--disable-extensions',
          '--disable-workspace-trust',
          ...['--user-data-dir', path.join(own, 'data'), '--extensions-dir', path.join(own, 'extensions')],
        ],
      }),
    );
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Problem(
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|fetch|request|download/i.test(message)
        ? `VS Code could not be downloaded (${message}).\n` +
            'With one that is installed: VSCODE_PATH=/path/to/code npm run test:desktop\n' +
            'Without any: npm run test:vscode runs the same suite in the embedded VS Code.'
        : message,
    );
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});
