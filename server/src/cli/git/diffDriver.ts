/** What git calls to compare files of a corpus: a line a change, or a line for each line, for git to compare. */
import path from 'node:path';
import { toldChanges, toldLines, type ToldChange } from '../../corpus/merging/changeWords.js';
import { MERGED_FILES } from '../../corpus/merging/mergedFile.js';
import { ENGLISH } from '../../messages/english.js';
import { formatter } from '../../messages/formatter.js';
import { message, type MessageKey } from '../../messages/message.js';
import { readBytes } from '../textFile.js';
import { BadUse, EXIT_FINE } from '../messages.js';
import type { Run } from '../run.js';
import { say } from '../say.js';

/** Words of a text keep their direction in a line of a terminal. */
export const sayIsolated = formatter(ENGLISH, 'en-GB');

const LINES: Readonly<Record<ToldChange['kind'], Extract<MessageKey, `git.${string}`>>> = {
  added: 'git.added',
  removed: 'git.removed',
  changed: 'git.changedLine',
};

const onOneLine = (text: string): string => text.replace(/[\r\n]+/gu, ' ');

export const lineOf = ({ kind, told }: ToldChange): string =>
  onOneLine(sayIsolated({ key: LINES[kind], values: { what: told } }));

/** `hawashi git diff-driver PATH OLD HEX MODE NEW HEX MODE`, as git calls it; of a file that is not merged it gives the path alone. */
export async function diffDriver(args: readonly string[], run: Run): Promise<number> {
  const [named, old, , , now] = args;
  if (named === undefined) throw new BadUse(say('tool.git.diffArguments'));
  if (old === undefined || now === undefined) {
    await run.print(`${say('git.notMerged', { file: named })}\n`);
    return EXIT_FINE;
  }
  const changes = toldChanges(path.posix.basename(named), await contentOf(old), await contentOf(now));
  const counts = countsOf(changes);
  await run.print(`${sayIsolated(message('git.fileChanged', { file: named, ...counts }))}\n`);
  await run.print(changes.map((change) => `${lineOf(change)}\n`).join(''));
  return EXIT_FINE;
}

function countsOf(changes: readonly ToldChange[]): Record<ToldChange['kind'], number> {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}

/** Git names what is not there so, on every system. */
const NOTHING: readonly string[] = ['/dev/null', 'nul'];

const contentOf = async (file: string): Promise<Uint8Array> =>
  NOTHING.includes(file) ? new Uint8Array() : readBytes(file);

/** `hawashi git lines FILE`: a file as text, a line for each line: git's `textconv`. */
export async function fileLines(args: readonly string[], run: Run): Promise<number> {
  const [file] = args;
  if (file === undefined) throw new BadUse(say('tool.git.linesArguments'));
  // Git's temporary files end with the name of the file.
  const name = MERGED_FILES.find((known) => file.endsWith(known));
  const lines = toldLines(name ?? path.basename(file), await contentOf(file));
  await run.print(lines.map((line) => `${onOneLine(sayIsolated(line))}\n`).join(''));
  return EXIT_FINE;
}
