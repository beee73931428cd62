// Bundles and runs scripts/evaluate-dates.ts.
// usage: node scripts/evaluate-dates.mjs --cases FILE.jsonl | --press FILE.jsonl | --gold FOLDER [--texts FOLDER] [--failures]
import * as esbuild from 'esbuild';

await esbuild.build({
  entryPoints: ['scripts/evaluate-dates.ts'],
  outfile: 'out/scripts/evaluate-dates.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  charset: 'utf8',
  loader: { '.tsv': 'text' },
  external: ['chrono-node', 'chrono-node/*'],
  logLevel: 'warning',
});
await import('../out/scripts/evaluate-dates.mjs');
