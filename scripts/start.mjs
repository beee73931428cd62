// @ts-check
// `npm start`: builds, and opens a corpus with the extension in an embedded VS Code.
//
// usage: npm start -- [FOLDER] [--port N] [--reinstall] [--no-build]
// FOLDER is the corpus (default seeds); --port 0 takes any free one; --reinstall gets the editor anew.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasArabicFont } from './vscode/browser.mjs';
import { installEditor } from './vscode/install.mjs';
import { endWithUs, isEnding, main, Problem, run, runUntilStopped } from './vscode/programs.mjs';
import { freePort, projectFolder, startServer } from './vscode/server.mjs';

const DEFAULT_PORT = '8462';

await main(async () => {
  const { values, positionals } = readArguments();
  const folder = path.resolve(positionals[0] ?? path.join(projectFolder, 'seeds'));
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new Problem(`${folder} is not a folder.`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Problem(`${values.port} is not a port.`);
  await freePort(port);

  if (!values['no-build']) await build();
  await installEditor({ again: values.reinstall });
  const server = await startServer({ port, access: 'token' });
  endWithUs(() => server.stop());
  if (process.platform === 'linux' && process.env.DISPLAY && !(await hasArabicFont()))
    console.log('No Arabic font was found on this machine: apt-get install -y fonts-noto-core');
  runUntilStopped();
  console.log(`\n  ${server.address(folder)}\n\nOpen the link in a browser. Ctrl-C stops.`);

  const code = await server.ended;
  if (isEnding()) return;
  await server.stop(true);
  throw new Problem(`The embedded VS Code ended by itself (exit code ${code}); see ${server.log}`);
});

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        port: { type: 'string', default: process.env.PORT || DEFAULT_PORT },
        reinstall: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Problem(
      `${/** @type {Error} */ (error).message}\nusage: npm start -- [FOLDER] [--port N] [--reinstall] [--no-build]`,
    );
  }
}

async function build() {
  const scratch = await mkdtemp(path.join(tmpdir(), 'hawashi-build-'));
  const log = path.join(scratch, 'build.log');
  const code = await run(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, log, timeLimit: 120_000 });
  const output = await readFile(log, 'utf8').catch(() => '');
  await rm(scratch, { recursive: true, force: true });
  if (code !== 0) throw new Problem(`The build failed. After \`npm ci\` it should not:\n${output}`);
}
