/** Where paths really lead, links followed: what is asked of a folder stays in it. */
import path from 'node:path';
import { disk } from './calls.js';
import { message } from '../../messages/message.js';
import { isNotFound, refusal } from './fileErrors.js';

/** Where a path leads. What is not there yet lies in the folder that is; a link to nothing leads nowhere. */
export async function realTarget(file: string): Promise<string> {
  try {
    return await disk.realpath(file);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await refuseLinkToNothing(file);
    const folder = path.dirname(file);
    return folder === file ? file : path.join(await realTarget(folder), path.basename(file));
  }
}

/** Rejects where a path that leads nowhere is a link. */
export async function refuseLinkToNothing(file: string): Promise<void> {
  const found = await disk.lstat(file).catch(() => undefined);
  if (found?.isSymbolicLink()) throw refusal('not-regular', file, message('file.reason.linkToNothing'));
}

/** Rejects where a real path is not below the folder `root`, links followed; an undefined one holds everything. */
export async function stayWithin(root: string | undefined, file: string, real: string): Promise<void> {
  if (root === undefined) return;
  const top = await realTarget(root);
  if (real !== top && !real.startsWith(top.endsWith(path.sep) ? top : top + path.sep))
    throw refusal('outside', file, message('file.reason.outside', { folder: root }));
}

/** What tells a file from every other one of the machine. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * Rejects where a file that has been opened by its path is none of the folder `root`. It is the opened file itself that is
 * looked for there: what becomes of the path meanwhile changes nothing.
 */
export async function stayWithinAsOpened(
  root: string | undefined,
  file: string,
  opened: FileIdentity,
): Promise<void> {
  if (root === undefined) return;
  const real = await disk.realpath(file);
  await stayWithin(root, file, real);
  const there = await disk.stat(real, { bigint: true });
  if (there.dev !== opened.dev || there.ino !== opened.ino)
    throw refusal('changed', file, message('file.reason.replaced'));
}
