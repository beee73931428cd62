// @ts-check
// Folders that tests and measurements work in: removed when the program that made them ends, in whatever way.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endWithUs } from '../vscode/programs.mjs';

/** @type {Set<string>} */
const folders = new Set();

/**
 * Makes an empty folder; whoever needs the room before the program ends may remove it earlier.
 * @param {string} name what it is for, in a word
 * @returns {string} its path
 */
export function temporaryFolder(name) {
  if (folders.size === 0) {
    process.once('exit', removeAll);
    endWithUs(async () => removeAll());
  }
  const folder = mkdtempSync(path.join(tmpdir(), `hawashi-${name}-`));
  folders.add(folder);
  return folder;
}

function removeAll() {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
