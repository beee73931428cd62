/** Where this program keeps what it read of corpora, and what it says of itself there. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { CacheStore } from '../corpus/index/cache/cacheStore.js';
import { VERSION } from '../version.js';
import { cacheFolder } from './disk/cacheFolder.js';

/**
 * `folder`: a path; where none is given, the folder for caches of whoever runs this, as the platform has it. Undefined where
 * the program is not bundled, with its weights beside it: what it is made of cannot be told then.
 */
export function indexCache(folder = path.join(platformCaches(), 'hawashi', 'index')): CacheStore | undefined {
  const program = import.meta.dirname;
  if (!existsSync(path.join(program, 'tagger.bin'))) return undefined;
  let fingerprint: Promise<string> | undefined;
  return cacheFolder(folder, () => (fingerprint ??= fingerprintOf(program)));
}

/** XDG Base Directory Specification 0.8, and what Apple and Microsoft say of theirs. */
function platformCaches(): string {
  const { env, platform } = process;
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg !== undefined && path.isAbsolute(xdg)) return xdg;
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local');
  return path.join(homedir(), '.cache');
}

/**
 * Recogniser, lexicons and weights are in the files of the program: with any other one of them texts may be read otherwise.
 * What the platform knows of letters counts too.
 */
async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([VERSION, process.versions['unicode'] ?? '']));
  const names = (await readdir(folder)).filter((name) => /\.(?:js|bin)$/.test(name)).sort();
  for (const name of names) hash.update(name).update(await readFile(path.join(folder, name)));
  return hash.digest('hex');
}
