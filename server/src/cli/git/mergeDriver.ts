/** `hawashi git merge-driver BASE OURS THEIRS SIZE PATH`: what git calls to merge a file of a corpus; the result is OURS. */
import path from 'node:path';
import { mergeCorpusFile, type Conflict, type MergedCorpusFile } from '../../corpus/merging/mergedFile.js';
import { ASSIGNMENT_FILE } from '../../corpus/assignment/plan.js';
import { writtenPlan } from '../../corpus/merging/assignmentMerge.js';
import { documentEntries } from '../../corpus/merging/documentsMerge.js';
import { sameJson } from '../../annotation/jsonLines.js';
import { DOCUMENTS_FILE } from '../../corpus/documentsFile.js';
import { formatPlain } from '../../messages/format.js';
import { message } from '../../messages/message.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { readBytes } from '../textFile.js';
import { nodeFileSystem, uriOfPath } from '../../node/fileSystem.js';
import { git } from './gitProgram.js';

const SIDES = { ours: 'ours', theirs: 'theirs' };
/** Conflicts that are told one by one. */
const MOST_TOLD = 10;

/** 1 where there are conflicts: git asks for them to be settled, and they stand in the file. */
export async function mergeDriver(args: readonly string[], run: Run): Promise<number> {
  const [base, ours, theirs, size, named = ours] = args;
  if (base === undefined || ours === undefined || theirs === undefined || named === undefined)
    throw new BadUse(say('tool.git.mergeArguments'));
  const [b, o, t] = (await Promise.all([base, ours, theirs].map((file) => readBytes(file)))) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const sides = { ...SIDES, size: Number(size) || 7 };
  const name = path.posix.basename(named);
  const merged = mergeCorpusFile(name, b, o, t, sides);
  if (!merged) {
    run.messages.warn(say('tool.git.mergedAsText', { file: named }));
    return mergeAsText(base, ours, theirs);
  }
  const bytes = (await asGitWould(name, [base, ours, theirs], merged)) ?? merged.bytes;
  await nodeFileSystem.writeFile(uriOfPath(ours), bytes);
  tell(named, merged.conflicts, run);
  return merged.conflicts.length > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

const mergeArguments = (base: string, ours: string, theirs: string): string[] => [
  ...['merge-file', '-L', SIDES.ours, '-L', 'base', '-L', SIDES.theirs],
  ...['--', ours, base, theirs],
];

async function mergeAsText(base: string, ours: string, theirs: string): Promise<number> {
  const { code } = await git(process.cwd(), mergeArguments(base, ours, theirs));
  return code === 0 ? EXIT_FINE : EXIT_FINDINGS;
}

/** What a file of JSON says, whatever its layout; undefined where it is broken, or no such file. */
function meaningOf(name: string, bytes: Uint8Array): unknown {
  const content = new TextDecoder().decode(bytes);
  if (name === DOCUMENTS_FILE) {
    const entries = documentEntries(content);
    return entries && Object.fromEntries(entries);
  }
  const plan = name === ASSIGNMENT_FILE ? writtenPlan(content) : undefined;
  return plan && { ...plan.settings, documents: [...plan.documents.values()] };
}

/** Where git's own merge says the same, it is taken: it keeps the layout and the comments of both. */
async function asGitWould(
  name: string,
  [base, ours, theirs]: readonly [string, string, string],
  { bytes, conflicts }: MergedCorpusFile,
): Promise<Uint8Array | undefined> {
  const wanted = conflicts.length === 0 ? meaningOf(name, bytes) : undefined;
  if (wanted === undefined) return undefined;
  const [command, ...rest] = mergeArguments(base, ours, theirs);
  const { code, output } = await git(process.cwd(), [command!, '-p', ...rest]);
  return code === 0 && sameJson(meaningOf(name, output), wanted) ? output : undefined;
}

function tell(file: string, conflicts: readonly Conflict[], { messages }: Run): void {
  for (const { name, fields } of conflicts.slice(0, MOST_TOLD)) {
    const told =
      fields.length > 0
        ? message('git.bothChanged', { name, fields })
        : message('git.goneAndChanged', { name });
    messages.warn(formatPlain(told), { file });
  }
  const more = conflicts.length - MOST_TOLD;
  if (more > 0) messages.warn(say('tool.git.moreConflicts', { count: more }), { file });
}
