// @ts-check
// Runs built test files in this process: node scripts/tests/mocha.mjs FOLDER|FILE… [--tally FILE] [--brief] [--grep TEXT] [--timeout MS]
// Properties are checked on the same examples in each run, so that a run says the same of the same code. To look for
// examples that nobody has seen yet: PROPERTY_SEED=random, or a number that a failed run has printed.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import Mocha from 'mocha';
// Finds where the embedded VS Code is installed before the tests get caches of their own: it is not installed for each run.
import '../vscode/install.mjs';
import { report } from './report.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tally: { type: 'string' },
    brief: { type: 'boolean', default: false },
    grep: { type: 'string' },
    timeout: { type: 'string', default: '20000' },
  },
});
// What programs keep of what they read is kept for the tests alone.
process.env.XDG_CACHE_HOME = temporaryFolder('caches');
const seed = process.env.PROPERTY_SEED ?? '1';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
const mocha = new Mocha({
  ui: 'bdd',
  timeout: Number(values.timeout),
  forbidOnly: Boolean(process.env.CI),
  fgrep: values.grep,
  reporter: report({ tally: values.tally, brief: values.brief }),
});
for (const place of positionals) {
  const files = statSync(place).isFile()
    ? ['']
    : readdirSync(place, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.map((name) => path.resolve(place, name)))
    if (file.endsWith('.test.mjs')) mocha.addFile(file);
}
await mocha.loadFilesAsync();
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
