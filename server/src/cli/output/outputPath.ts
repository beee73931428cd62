import path from 'node:path';
import { say } from '../say.js';

/** Where a file of an export lies; throws where its name would lead out of the folder. */
export function outputPath(folder: string, relative: string): string {
  const root = path.resolve(folder);
  const file = path.resolve(root, relative);
  if (relative.includes('\0') || !file.startsWith(root.endsWith(path.sep) ? root : root + path.sep))
    throw new Error(say('tool.outside', { path: relative, folder }));
  return file;
}
