// @ts-check
// The notices of what is shipped: of every package that is really bundled, as the metafile tells, and of the data.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the notices are shipped, below the project. */
export const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt';

/** Licences that let a copy be shipped with its notice alone. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unicode-3.0',
  'CC0-1.0',
]);
/** Packages that the lexicons were made from. */
const DATA = ['cldr-dates-full', 'cldr-localenames-full'];

/**
 * The notices as one text. Throws where a package has no licence text, or a licence that is not allowed.
 * @param {readonly import('esbuild').Metafile[]} metafiles of all programs
 * @returns {Promise<string>}
 */
export async function notices(metafiles) {
  const folders = [
    ...bundledFolders(metafiles),
    ...DATA.map((name) => path.join(root, 'node_modules', name)),
  ];
  const packages = await Promise.all(folders.map(noticeOf));
  packages.sort((a, b) => (a.title < b.title ? -1 : 1));
  const data = await readFile(path.join(root, 'scripts/dataNotices.txt'), 'utf8');
  const line = '-'.repeat(80);
  const parts = [data.trim()];
  for (const { title, licence, text } of packages) parts.push(`${line}\n${title} (${licence})\n\n${text}`);
  return parts.join('\n\n') + '\n';
}

/**
 * Folders of the packages of which something is in the bundles.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {ReadonlySet<string>}
 */
function bundledFolders(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        // The last one: packages within packages have versions of their own.
        const found = /^(?:[a-z-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
        if (found && bytesInOutput > 0) folders.add(path.resolve(root, /** @type {string} */ (found[1])));
      }
  return folders;
}

/** @param {string} folder of a package */
async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const title = `${name} ${version}`;
  if (!ALLOWED.has(license)) throw new Error(`${title}: may not be bundled, its licence is ${license}`);
  const own = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const files = own.map((file) => path.join(folder, file));
  // From its repository, where the package was published without.
  const kept = path.join(root, 'scripts/licences', `${name}.txt`);
  if (files.length === 0 && existsSync(kept)) files.push(kept);
  if (files.length === 0)
    throw new Error(`${title}: may not be bundled without the text of its licence: put it into ${kept}`);
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const text = texts.map((one) => one.replace(/\r\n/g, '\n').trim()).join('\n\n');
  return { title, licence: /** @type {string} */ (license), text };
}
