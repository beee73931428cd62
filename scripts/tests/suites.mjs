// @ts-check
// The test suites: how each is run, and for how long at most.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ensureBrowser } from '../vscode/browser.mjs';
import { runInExtensionHost } from '../vscode/extensionHost.mjs';
import { installEditor } from '../vscode/install.mjs';
import { Problem, run } from '../vscode/programs.mjs';
import { projectFolder } from '../vscode/server.mjs';
import { ensureForeignReaders } from './foreignReaders.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

const MINUTE = 60_000;
const built = path.join(projectFolder, 'out/test');

/**
 * @typedef {import('./report.mjs').Tally} Tally
 * @typedef {{ readonly tally: string, readonly grep: string | undefined }} Wanted
 * @typedef {object} Suite
 * @property {string} title
 * @property {boolean} [vscode] needs the embedded VS Code and a browser
 * @property {(wanted: Wanted) => Promise<unknown>} run writes the tally
 */

/** @type {Readonly<Record<string, Suite>>} */
export const suites = {
  walls: {
    title: 'Walls: types, style, circles, and probes that break them',
    run: (wanted) => mocha('walls', wanted, { timeout: 5 * MINUTE, timeLimit: 10 * MINUTE }),
  },
  unit: {
    title: 'Units',
    run: (wanted) => mocha('unit', wanted, { brief: true, timeout: 60_000, timeLimit: 10 * MINUTE }),
  },
  foreign: {
    title: 'Programs of others: readers of the formats, batch engines',
    run: (wanted) => mocha('foreign', wanted, { timeout: 60_000, timeLimit: 10 * MINUTE }),
  },
  server: {
    title: 'The server over stdio',
    run: (wanted) => mocha('server', wanted, { timeout: 60_000, timeLimit: 10 * MINUTE }),
  },
  extension: {
    title: 'In the extension host of VS Code',
    vscode: true,
    run: ({ tally, grep }) =>
      withCorpusCopy((folder) =>
        runInExtensionHost({
          folder,
          tests: path.join(built, 'vscode/extension/index.cjs'),
          timeLimit: 10 * MINUTE,
          env: { HAWASHI_TALLY: tally, HAWASHI_GREP: grep },
          settings: { 'hawashi.annotator': 'tester' },
        }),
      ),
  },
  stories: {
    title: "Stories in VS Code's window",
    vscode: true,
    run: tellStories,
  },
  packaged: {
    title: 'As packaged, in VS Code',
    vscode: true,
    // last: it leaves a production build behind
    run: (wanted) => mocha('vscode/packaged', wanted, { timeout: 300_000, timeLimit: 10 * MINUTE }),
  },
};

/**
 * How many programs tell stories at once. A window that opens keeps one processor busy and waits for itself much of the time;
 * each takes about 1.5 GB of memory.
 */
const TELLERS = Math.min(2, availableParallelism());

/** @param {Wanted} wanted */
async function tellStories({ tally, grep }) {
  const claims = temporaryFolder('stories');
  const tallies = temporaryFolder('tallies');
  const files = Array.from({ length: TELLERS }, (_, i) => path.join(tallies, `${i}.json`));
  const options = ['--claims', claims, ...(grep ? ['--grep', grep] : [])];
  await Promise.all(
    files.map((file) =>
      run(
        process.execPath,
        ['scripts/tests/stories.mjs', path.join(built, 'vscode/stories'), '--tally', file, ...options],
        { cwd: projectFolder, timeLimit: 25 * MINUTE },
      ),
    ),
  );
  /** @type {Tally[]} */
  const counts = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
  const sum = (/** @type {keyof Tally} */ key) => counts.reduce((all, one) => all + one[key], 0);
  const all = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  await writeFile(tally, JSON.stringify(all));
}

/**
 * @param {string} folder below out/test
 * @param {Wanted} wanted
 * @param {{ timeout: number, timeLimit: number, brief?: boolean }} options
 */
function mocha(folder, { tally, grep }, { timeout, timeLimit, brief }) {
  const args = [
    'scripts/tests/mocha.mjs',
    path.join(built, folder),
    '--tally',
    tally,
    '--timeout',
    String(timeout),
  ];
  if (brief) args.push('--brief');
  if (grep) args.push('--grep', grep);
  return run(process.execPath, args, { cwd: projectFolder, timeLimit });
}

/**
 * A suite's counts. One that ran nothing, or died before it could say, has failed.
 * @param {string} name
 * @param {string | undefined} grep with it, a suite without a matching test is fine
 * @returns {Promise<Tally>}
 */
export async function runSuite(name, grep) {
  const suite = suites[name];
  if (!suite) throw new Problem(`unknown suite: ${name}; there are ${Object.keys(suites).join(', ')}`);
  console.log(`\n${suite.title}`);
  const scratch = temporaryFolder('tally');
  const tally = path.join(scratch, 'tally.json');
  try {
    await suite.run({ tally, grep });
    /** @type {Tally} */
    const counts = JSON.parse(await readFile(tally, 'utf8'));
    if (counts.passed + counts.failed > 0 || grep) return counts;
    console.log('  ✗ no test was run');
  } catch (error) {
    console.log(`  ✗ the suite did not end as it should: ${/** @type {Error} */ (error).message}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return { passed: 0, failed: 1, skipped: 0 };
}

/**
 * What the suites that look at VS Code need, got before the first of them.
 * @param {readonly string[]} names
 */
export async function prepare(names) {
  if (names.includes('foreign')) await ensureForeignReaders();
  if (!names.some((name) => suites[name]?.vscode)) return;
  await ensureBrowser();
  await installEditor();
}

/**
 * @template T
 * @param {(folder: string) => Promise<T>} use
 */
export async function withCorpusCopy(use) {
  const scratch = temporaryFolder('corpus');
  try {
    const folder = path.join(scratch, 'seeds');
    await cp(path.join(projectFolder, 'seeds'), folder, {
      recursive: true,
      // whoever tries the extension out leaves annotations in the checkout
      filter: (source) => !/[\\/]annotations[\\/](?!gold)/u.test(source),
    });
    return await use(folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
