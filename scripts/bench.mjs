// Runs the measurements, or those that are named: node scripts/bench.mjs [NAME …] [--texts PATH…] [--megabytes N]
import { spawnSync } from 'node:child_process';

/** What each measures; see the head of each file. */
const BENCHES = [
  'startup',
  'recognition',
  'batch',
  'corpusModel',
  'annotationFile',
  'consistency',
  'agreement',
  'learning',
  'index',
  'gazetteer',
  'search',
  'server',
  'client',
  'reader',
  'output',
  'report',
];

const args = process.argv.slice(2);
const options = args.findIndex((arg) => arg.startsWith('--'));
const [wanted, rest] = options < 0 ? [args, []] : [args.slice(0, options), args.slice(options)];
const unknown = wanted.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  console.error(`no measurement ${unknown.join(', ')}; there are: ${BENCHES.join(', ')}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : BENCHES.filter((name) => name !== 'report')) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', `bench/${name}.ts`, ...rest], {
    stdio: 'inherit',
    timeout: 30 * 60_000,
  });
  if (status !== 0) process.exitCode = 1;
}
