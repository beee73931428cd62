// @ts-check
// Tells the stories of a folder, a file after the other: node scripts/tests/stories.mjs FOLDER --claims FOLDER --tally FILE [--grep TEXT] [--timeout MS]
//
// Several such programs may share one folder of claims: each takes a file that none has taken yet, the largest first, since
// those take the longest and none should be left alone with one at the end.
//
// A busy machine may come between two steps in a window. The steps of a story build on each other, so that one alone cannot be
// tried again: the whole file is told once more, in new windows, and the report tells of it.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
// Finds where the embedded VS Code is installed before the stories get caches of their own.
import '../vscode/install.mjs';
import { follow, printFailures, tallyLine } from './report.mjs';
import { closeWindows, endStage, takePictures } from './stage.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    claims: { type: 'string' },
    tally: { type: 'string' },
    grep: { type: 'string' },
    timeout: { type: 'string', default: '300000' },
  },
});
const [folder] = positionals;
const { claims, tally } = values;
if (!folder || !claims || !tally)
  throw new Error('usage: node scripts/tests/stories.mjs FOLDER --claims FOLDER --tally FILE');
process.env.XDG_CACHE_HOME = temporaryFolder('caches');

/**
 * @typedef {import('./report.mjs').Failure} Failure
 * @typedef {import('./report.mjs').Told} Told
 */

const began = Date.now();
const counts = { passed: 0, failed: 0, skipped: 0 };
/** @type {Failure[]} */
const failures = [];
for (const file of largestFirst(folder)) {
  if (!claim(file)) continue;
  let told = await tell(file, { isLast: false });
  const [failure] = told.failures;
  if (failure) {
    console.log(`  ↻ ${path.basename(file)} once more, after ${failure.title}: ${failure.error?.message}`);
    told = await tell(file, { isLast: true });
  }
  counts.passed += told.passed;
  counts.skipped += told.skipped;
  failures.push(...told.failures);
}
await endStage();
counts.failed = failures.length;
printFailures(failures);
if (counts.passed + counts.failed > 0) console.log(tallyLine(counts, began));
writeFileSync(tally, JSON.stringify(counts));
process.exit(failures.length > 0 ? 1 : 0);

/** @param {string} within */
function largestFirst(within) {
  return readdirSync(within)
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => path.resolve(within, name))
    .sort((a, b) => statSync(b).size - statSync(a).size);
}

/**
 * Whether nobody else tells this file.
 * @param {string} file
 */
function claim(file) {
  try {
    writeFileSync(path.join(/** @type {string} */ (claims), path.basename(file)), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @param {{ readonly isLast: boolean }} options a telling that is not the last ends where something fails
 * @returns {Promise<Told>}
 */
async function tell(file, { isLast }) {
  /** @type {Told} */
  const told = { passed: 0, skipped: 0, failures: [] };
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: Number(values.timeout),
    bail: !isLast,
    forbidOnly: Boolean(process.env.CI),
    fgrep: values.grep,
    reporter: reporter(told),
    rootHooks: { afterEach: pictureOfFailure },
  });
  mocha.addFile(file);
  // a module is run once for each address
  const esmDecorator = (/** @type {URL} */ address) => (isLast ? `${address}?again` : address);
  // the option is not in its types
  await /** @type {any} */ (mocha).loadFilesAsync({ esmDecorator });
  await new Promise((resolve) => mocha.run(resolve));
  await closeWindows();
  mocha.dispose();
  return told;
}

/** @this {import('mocha').Context} */
async function pictureOfFailure() {
  if (this.currentTest?.state === 'failed') await takePictures(this.currentTest.titlePath().join(' '));
}

/**
 * @param {Told} told is added to
 * @returns {import('mocha').ReporterConstructor}
 */
function reporter(told) {
  class Report {
    /** @param {import('mocha').Runner} runner */
    constructor(runner) {
      follow(runner, told);
    }
  }
  return /** @type {any} */ (Report);
}
