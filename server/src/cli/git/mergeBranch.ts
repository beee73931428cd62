/**
 * `hawashi git merge-branch BRANCH`: merges by annotation where nothing is set up, as a workflow of a forge does that runs no
 * driver. All or nothing.
 */
import path from 'node:path';
import { Corpus } from '../../corpus/corpus.js';
import { nodeFileSystem, uriOfPath } from '../../node/fileSystem.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { attributeLines } from './attributes.js';
import { git, gitOutput, repositoryOf } from './gitProgram.js';
import { commitOf } from './revision.js';
import { settingsOf } from './setup.js';

/** 1 where there are conflicts: then nothing is merged. */
export async function mergeBranch(args: readonly string[], run: Run): Promise<number> {
  const [branch, folder = '.'] = args;
  if (branch === undefined) throw new BadUse(say('tool.git.branchArguments'));
  const corpus = path.resolve(folder);
  await repositoryOf(corpus);
  await commitOf(corpus, branch);
  const { settings } = await Corpus.open(nodeFileSystem, uriOfPath(corpus));
  const named = await gitOutput(corpus, ['rev-parse', '--git-path', 'hawashi-attributes']);
  const attributes = path.resolve(corpus, named.toString('utf8').trimEnd());
  const content = new TextEncoder().encode(attributeLines(settings.annotations, '**/').join('\n') + '\n');
  const given = [['core.attributesFile', attributes] as const, ...settingsOf(run.entry)];
  const configuration = given.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await nodeFileSystem.writeFile(uriOfPath(attributes), content);
  const { code, errors, output } = await git(corpus, [...configuration, 'merge', '--no-edit', branch]);
  await nodeFileSystem.removeFile(uriOfPath(attributes), content);
  if (code === 0) {
    run.messages.info(say('tool.git.merged', { branch }));
    return EXIT_FINE;
  }
  const listed = (await git(corpus, ['diff', '--name-only', '--diff-filter=U', '-z'])).output.toString(
    'utf8',
  );
  const files = listed.split('\0').filter((file) => file !== '');
  await git(corpus, ['merge', '--abort']);
  if (files.length === 0) throw new Error(errors || output.toString('utf8'));
  run.messages.error(errors);
  run.messages.error(say('tool.git.mergeStopped', { branch, files }));
  return EXIT_FINDINGS;
}
