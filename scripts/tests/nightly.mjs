// @ts-check
// The properties of the exchange formats, and of annotation files, merging and undo, in their nightly size: 10,000 generated
// documents through every writer and reader, as many broken files, and as many runs of decisions, other ones each time; the
// seed of a failure is printed.
// usage: node scripts/tests/nightly.mjs [DOCUMENTS] [--grep TEXT]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { main, Problem, run } from '../vscode/programs.mjs';
import { projectFolder } from '../vscode/server.mjs';

const HOUR = 3_600_000;
const FOLDERS = ['unit/formats', 'unit/exchange', 'unit/annotation'];

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' } },
  });
  const documents = positionals[0] ?? '10000';
  if (!/^[1-9]\d*$/.test(documents)) throw new Problem(`«${documents}» is no number of documents`);
  const env = {
    ...process.env,
    HAWASHI_NIGHTLY: documents,
    PROPERTY_SEED: process.env.PROPERTY_SEED ?? 'random',
  };
  const options = { cwd: projectFolder, env, timeLimit: 4 * HOUR };
  const chosen = values.grep === undefined ? [] : ['--grep', values.grep];
  let worst = 0;
  for (const folder of FOLDERS) {
    if ((await run(process.execPath, ['esbuild.mjs', '--tests', '--only', folder], options)) !== 0)
      throw new Problem('The tests could not be built.');
    const tests = ['scripts/tests/mocha.mjs', path.join('out', 'only', folder)];
    worst = Math.max(worst, await run(process.execPath, [...tests, ...chosen], options));
  }
  return worst;
});
