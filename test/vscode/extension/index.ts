/**
 * What VS Code loads to run the suite in its extension host: the embedded one, or a desktop one.
 * Test files are bundled beside this one.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { report } from '../../../scripts/tests/report.mjs';

/** Set by what starts the host: where the counts go, and which tests are wanted. */
const { HAWASHI_TALLY: tally, HAWASHI_GREP: fgrep, CI } = process.env;

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    // in a window a busy machine may come between two steps; the report tells of it
    retries: 1,
    fgrep,
    forbidOnly: Boolean(CI),
    reporter: report({ tally, print: (lines) => console.log(lines.replace(/^/gm, 'test| ')) }),
  });
  for (const file of readdirSync(__dirname))
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
