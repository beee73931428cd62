// @ts-check
// Writes the sentences of the extension host into l10n/bundle.l10n.json, from which translations are made.
// usage: node scripts/l10n.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BUNDLE_FILE, bundleText } from './l10n/bundle.mjs';

await mkdir(path.dirname(BUNDLE_FILE), { recursive: true });
await writeFile(BUNDLE_FILE, await bundleText());
console.log(`${BUNDLE_FILE} written`);
