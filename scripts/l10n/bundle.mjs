// @ts-check
// The sentences of the extension host that stand in `l10n.t(…)`, as VS Code's bundle of them.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import l10nDev from '@vscode/l10n-dev';

const SOURCES = 'client/src';

/** From the repo's root. */
export const BUNDLE_FILE = 'l10n/bundle.l10n.json';

/**
 * What the bundle's file holds, the sentences in their alphabetical order.
 * @returns {Promise<string>}
 */
export async function bundleText() {
  const files = (await readdir(SOURCES, { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
  const sources = await Promise.all(
    files.map(async (file) => ({
      extension: /** @type {const} */ ('.ts'),
      contents: await readFile(path.join(SOURCES, file), 'utf8'),
    })),
  );
  const bundle = await l10nDev.getL10nJson(sources);
  const sorted = Object.fromEntries(Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}
