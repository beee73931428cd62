// @ts-check
// Programs of others that read what the exports write (test/unit/formats/foreignReaders.test.ts, pythonReaders.test.ts).
// Without them those tests are skipped; where this user may install packages, they are installed: seconds, and once.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onPath, run } from '../vscode/programs.mjs';
import { projectFolder } from '../vscode/server.mjs';

const LIMIT = 3 * 60_000;

/** Packages, and how one sees that they are there. */
const readers = [
  { name: 'libxml2-utils', there: () => onPath('xmllint') },
  { name: 'libuima-core-java', there: () => existsSync('/usr/share/java/uimaj-core.jar') },
  { name: 'default-jdk-headless', there: () => onPath('javac') },
  { name: 'parallel', there: () => onPath('parallel') },
];

/** Where Python's packages go: below out/, so that the machine stays as it is. */
const PYTHON = path.join(projectFolder, 'out/foreign/python');
const CONLLU = 'conllu==6.0.0';

/** @param {(message: string) => void} [tell] */
export async function ensureForeignReaders(tell = console.log) {
  await ensureDebianPackages(tell);
  await ensurePythonPackages(tell);
}

/** @param {(message: string) => void} tell */
async function ensureDebianPackages(tell) {
  const missing = [];
  for (const { name, there } of readers) if (!(await there())) missing.push(name);
  const apt = await onPath('apt-get');
  if (missing.length === 0 || !apt || process.getuid?.() !== 0) return;
  tell(`Installing ${missing.join(' and ')} with apt-get …`);
  const log = path.join(tmpdir(), `hawashi-apt-readers-${process.pid}.log`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(apt, ['update'], { env, log, timeLimit: LIMIT });
  const code = await run(apt, ['install', '-y', '--no-install-recommends', ...missing], {
    env,
    log,
    timeLimit: LIMIT,
  });
  if (code !== 0) tell(`apt-get failed, the tests that need them are skipped; its own words are in ${log}`);
}

/** @param {(message: string) => void} tell */
async function ensurePythonPackages(tell) {
  const python = await onPath('python3');
  if (!python || existsSync(path.join(PYTHON, 'conllu'))) return;
  const log = path.join(tmpdir(), `hawashi-pip-readers-${process.pid}.log`);
  const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', PYTHON, CONLLU];
  const code = await run(python, install, { log, timeLimit: LIMIT });
  if (code !== 0)
    tell(`${CONLLU} could not be installed, its test is skipped; pip's own words are in ${log}`);
}
