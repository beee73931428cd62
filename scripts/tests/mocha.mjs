// @ts-check
// Runs built test files in this process: node scripts/tests/mocha.mjs FOLDER [--tally FILE] [--brief] [--grep TEXT] [--timeout MS]
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { report } from './report.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tally: { type: 'string' },
    brief: { type: 'boolean', default: false },
    grep: { type: 'string' },
    timeout: { type: 'string', default: '20000' },
  },
});
const mocha = new Mocha({
  ui: 'bdd',
  timeout: Number(values.timeout),
  forbidOnly: Boolean(process.env.CI),
  fgrep: values.grep,
  reporter: report({ tally: values.tally, brief: values.brief }),
});
for (const folder of positionals)
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.test.mjs')) mocha.addFile(path.resolve(folder, file));
await mocha.loadFilesAsync();
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
