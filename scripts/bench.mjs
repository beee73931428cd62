// Runs the measurements, or those that are named: node scripts/bench.mjs [NAME …]
import { spawnSync } from 'node:child_process';

/** What each measures; see the head of each file. */
const BENCHES = [
  'startup',
  'recognition',
  'time',
  'names-speed',
  'tagger',
  'keystroke',
  'corpusModel',
  'server',
  'reader',
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  console.error(`no measurement ${unknown.join(', ')}; there are: ${BENCHES.join(', ')}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : BENCHES) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', `bench/${name}.ts`], {
    stdio: 'inherit',
    timeout: 10 * 60_000,
  });
  if (status !== 0) process.exitCode = 1;
}
