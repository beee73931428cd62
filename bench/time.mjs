// Bundles and runs bench/time.ts.
// usage: node bench/time.mjs [FILE.txt …]
import * as esbuild from 'esbuild';

await esbuild.build({
  entryPoints: ['bench/time.ts'],
  outfile: 'out/bench/time.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  charset: 'utf8',
  loader: { '.tsv': 'text' },
  external: ['chrono-node', 'chrono-node/*'],
  logLevel: 'warning',
});
await import('../out/bench/time.mjs');
