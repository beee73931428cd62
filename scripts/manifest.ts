// Writes what the table of actions says into package.json: commands, keys, menus.
// usage: node scripts/run.mjs scripts/manifest.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { contributions } from './contributions.js';

const FILE = 'package.json';
const before = readFileSync(FILE, 'utf8');
const manifest = JSON.parse(before) as { contributes: object };
Object.assign(manifest.contributes, contributions());
const after = `${JSON.stringify(manifest, null, 2)}\n`;
if (after === before) console.log(`${FILE} is up to date`);
else {
  writeFileSync(FILE, after);
  console.log(`${FILE} written`);
}
