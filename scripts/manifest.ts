// Writes what the table of actions says into package.json (commands, keys, menus) and package.nls.json (their titles).
// usage: node scripts/run.mjs scripts/manifest.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { contributions, withCommandTitles, type ManifestTexts } from './contributions.js';

rewrite('package.json', (manifest: { readonly contributes: object }) => ({
  ...manifest,
  contributes: { ...manifest.contributes, ...contributions() },
}));
rewrite('package.nls.json', (texts: ManifestTexts) => withCommandTitles(texts));

function rewrite<T>(file: string, change: (before: T) => T): void {
  const before = readFileSync(file, 'utf8');
  const after = `${JSON.stringify(change(JSON.parse(before) as T), null, 2)}\n`;
  if (after !== before) writeFileSync(file, after);
  console.log(`${file} ${after === before ? 'is up to date' : 'written'}`);
}
