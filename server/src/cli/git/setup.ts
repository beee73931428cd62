/** `hawashi git --enable|--disable|--check`: tells git which program merges and compares the files of a corpus. */
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Corpus } from '../../corpus/corpus.js';
import { DEFAULT_SETTINGS } from '../../corpus/corpusFile.js';
import { readIfThere } from '../../corpus/files/rewriting.js';
import { nodeFileSystem, uriOfPath } from '../../node/fileSystem.js';
import { EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { attributeLines, DRIVER, hasAttributes, withAttributes, withoutAttributes } from './attributes.js';
import { git, gitOutput, repositoryOf } from './gitProgram.js';

/** Where git is told: in one repository, or for everything that this person has. */
interface Scope {
  /** Of `git config`. */
  readonly option: '--local' | '--global';
  readonly folder: string;
  readonly attributesFile: string;
  readonly lines: readonly string[];
}

export type SetupAction = 'enable' | 'disable' | 'check';

export async function setUpGit(
  action: SetupAction,
  folder: string,
  isGlobal: boolean,
  run: Run,
): Promise<number> {
  const scope = isGlobal ? await globalScope() : await localScope(path.resolve(folder));
  const settings = settingsOf(run.entry);
  const file = scope.attributesFile;
  if (action === 'check') return checkSetup(scope, settings, run);
  if (action === 'enable') {
    for (const [name, value] of settings)
      await gitOutput(scope.folder, ['config', scope.option, name, value]);
    await rewrite(file, (content) => withAttributes(content, scope.lines));
    run.messages.info(say('tool.git.enabled', { file }));
    return EXIT_FINE;
  }
  for (const section of new Set(settings.map(([name]) => name.slice(0, name.lastIndexOf('.')))))
    await git(scope.folder, ['config', scope.option, '--remove-section', section]);
  await rewrite(file, (content) => withoutAttributes(content) ?? content);
  run.messages.info(say('tool.git.disabled', { file }));
  return EXIT_FINE;
}

async function localScope(folder: string): Promise<Scope> {
  await repositoryOf(folder);
  const { settings } = await Corpus.open(nodeFileSystem, uriOfPath(folder));
  return {
    option: '--local',
    folder,
    attributesFile: path.join(folder, '.gitattributes'),
    lines: attributeLines(settings.annotations),
  };
}

/** Where git looks for attributes of everything, as its manual says (gitattributes(5)). */
async function globalScope(): Promise<Scope> {
  const folder = os.homedir();
  const { code, output } = await git(folder, ['config', '--global', '--type=path', 'core.attributesFile']);
  const configured = code === 0 ? output.toString('utf8').trim() : '';
  const settings = process.env['XDG_CONFIG_HOME'] || path.join(folder, '.config');
  return {
    option: '--global',
    folder,
    attributesFile: configured || path.join(settings, 'git', 'attributes'),
    lines: attributeLines(DEFAULT_SETTINGS.annotations, '**/'),
  };
}

/**
 * How git starts this program. Git hands it to `sh`, on Windows too: each part is in quotes, and paths have slashes.
 */
function commandOf(entry: string): string {
  const quoted = (part: string): string => `'${part.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
  return [process.execPath, fileURLToPath(entry)].map(quoted).join(' ');
}

/** The drivers, by the names of their settings. */
export function settingsOf(entry: string): readonly (readonly [name: string, value: string])[] {
  const command = commandOf(entry);
  return [
    [`merge.${DRIVER}.name`, say('tool.git.driverName')],
    [`merge.${DRIVER}.driver`, `${command} git merge-driver -- %O %A %B %L %P`],
    [`diff.${DRIVER}.command`, `${command} git diff-driver --`],
    [`diff.${DRIVER}.textconv`, `${command} git lines --`],
    [`difftool.${DRIVER}.cmd`, `${command} git difftool -- "$LOCAL" "$REMOTE"`],
  ];
}

async function checkSetup(scope: Scope, settings: ReturnType<typeof settingsOf>, run: Run): Promise<number> {
  const missing: string[] = [];
  for (const [name, value] of settings) {
    const { code, output } = await git(scope.folder, ['config', scope.option, name]);
    if (code !== 0 || output.toString('utf8').trimEnd() !== value) missing.push(name);
  }
  const content = await contentOf(scope.attributesFile);
  if (content === undefined || !hasAttributes(content, scope.lines)) missing.push(scope.attributesFile);
  if (missing.length === 0) {
    run.messages.info(say('tool.git.isEnabled'));
    return EXIT_FINE;
  }
  run.messages.warn(say('tool.git.isNotEnabled', { missing }));
  return EXIT_FINDINGS;
}

const contentOf = async (file: string): Promise<string | undefined> => {
  const bytes = await readIfThere(nodeFileSystem, uriOfPath(file));
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};

/** A file that is left with nothing goes, one that says the same stays as it is. */
async function rewrite(file: string, edit: (content: string) => string): Promise<void> {
  const before = (await contentOf(file)) ?? '';
  const after = edit(before);
  if (after === before) return;
  const encoded = (content: string): Uint8Array => new TextEncoder().encode(content);
  if (after.trim() === '') await nodeFileSystem.removeFile(uriOfPath(file), encoded(before));
  else await nodeFileSystem.writeFile(uriOfPath(file), encoded(after));
}
