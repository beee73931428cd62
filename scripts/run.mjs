// Bundles a TypeScript program of the repo and runs it: node scripts/run.mjs FILE [ARGUMENT…]
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { frozenNames } from './frozenNames.mjs';

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run.mjs FILE.ts [ARGUMENT…]');
  process.exit(2);
}
const outfile = path.resolve('out/run', file.replace(/[\\/]/g, '-').replace(/\.ts$/, '.mjs'));
await esbuild.build({
  entryPoints: [path.resolve(file)],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  // Its parts name each other as bundlers alone find them.
  alias: { 'n3/src/N3Parser.js': path.resolve('node_modules/n3/src/N3Parser.js') },
  sourcemap: 'inline',
  loader: { '.tsv': 'text', '.md': 'text', '.css': 'text' },
  plugins: [frozenNames],
  logLevel: 'warning',
});
process.argv.splice(1, process.argv.length - 1, outfile, ...rest);
await import(pathToFileURL(outfile).href);
