// @ts-check
// Programs of others that read what the exports write and engines that run the recipes of docs/batch.md (test/foreign).
// Without them those tests are skipped; where this user may install Debian's packages, they are installed: seconds, and
// once. Python's packages are never installed: whoever has conllu or spacy has their tests run too.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onPath, run } from '../vscode/programs.mjs';

const LIMIT = 3 * 60_000;

/** Packages, and how one sees that they are there. */
const readers = [
  { name: 'libxml2-utils', there: () => onPath('xmllint') },
  { name: 'libuima-core-java', there: () => existsSync('/usr/share/java/uimaj-core.jar') },
  { name: 'default-jdk-headless', there: () => onPath('javac') },
  { name: 'parallel', there: () => onPath('parallel') },
];

/** @param {(message: string) => void} [tell] */
export async function ensureForeignReaders(tell = console.log) {
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
