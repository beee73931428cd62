/**
 * `hawashi git page FROM [TO]`: what differs between two commits, or a commit and the files as they are, as a page with
 * before and after; and `hawashi git difftool`, by which git opens such a page.
 */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { compareVersions } from '../../corpus/changes/comparedFile.js';
import { CorpusModel } from '../../corpus/corpusModel.js';
import { findCorpusRoot } from '../../corpus/corpusRoot.js';
import { parentUri, relativePath } from '../../corpus/files/uris.js';
import { toldChanges } from '../../corpus/merging/changeWords.js';
import { lookAt } from '../../node/disk/regularFiles.js';
import { nodeFileSystem, uriOfPath } from '../../node/fileSystem.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import { createRecogniser } from '../recognition.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { readBytes } from '../textFile.js';
import { comparedPage, type PagePart } from './comparedPage.js';
import { lineOf } from './diffDriver.js';
import { git, repositoryOf } from './gitProgram.js';
import { addressOf, commitOf, corpusAt, filesAt, filesNow } from './revision.js';
import { changedFiles, holdsCorpus, isCorpusFile } from './summary.js';

const NOTHING = new Uint8Array();
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes ?? NOTHING);

export async function page(args: readonly string[], run: Run): Promise<number> {
  const [from, to, folder = '.'] = args;
  if (from === undefined || args.length > 3) throw new BadUse(say('tool.git.pageArguments'));
  const corpus = path.resolve(folder);
  await repositoryOf(corpus);
  const before = await filesAt(corpus, await commitOf(corpus, from));
  const after = to === undefined ? await filesNow(corpus) : await filesAt(corpus, await commitOf(corpus, to));
  const [old, now] = [await corpusAt(before), await corpusAt(after)];
  holdsCorpus(folder, [before, after], now.corpus.settings.annotations);
  const parts: PagePart[] = [];
  for (const { file, changes } of changedFiles(before, after, now.corpus.settings.annotations)) {
    const address = addressOf(file);
    const versions = [textOf(before.get(file)), textOf(after.get(file))] as const;
    parts.push(
      (await partOf(now, address, file, versions)) ??
        // The text went with the annotations.
        (await partOf(old, address, file, versions)) ?? { file, lines: changes.map(lineOf) },
    );
  }
  await run.print(comparedPage(parts, { before: from, after: to ?? say('git.page.now') }));
  await Promise.all([old.dispose(), now.dispose()]);
  return EXIT_FINE;
}

async function partOf(
  model: CorpusModel,
  address: string,
  file: string,
  [before, after]: readonly [string, string],
): Promise<PagePart | undefined> {
  const compared = await compareVersions(model, address, before, after);
  return compared && { file, corpus: model.corpus, compared };
}

/**
 * `hawashi git difftool LEFT RIGHT`, as `git difftool --dir-diff` calls it: two folders with the versions of all files that
 * differ, by their paths in the repository. File by file git asks no difftool where a diff driver is set.
 */
export async function difftool(args: readonly string[], run: Run): Promise<number> {
  const [left, right, ...rest] = args;
  const isFolder = async (file: string): Promise<boolean> => (await lookAt(file))?.isFolder === true;
  if (left === undefined || right === undefined || rest.some((each) => each !== ''))
    throw new BadUse(say('tool.git.difftoolArguments'));
  if (!(await isFolder(left)) || !(await isFolder(right))) throw new BadUse(say('tool.git.dirDiff'));
  const top = await repositoryOf('.');
  const models = new Map<string, CorpusModel>();
  const parts: PagePart[] = [];
  for (const name of [...new Set([...(await filesBelow(left)), ...(await filesBelow(right))])].sort()) {
    const address = uriOfPath(path.join(top, name));
    const root = await findCorpusRoot(nodeFileSystem, parentUri(address) ?? address);
    if (root === undefined) continue;
    if (!models.has(root)) models.set(root, await corpusOnDisk(root));
    const [before, after] = [await versionIn(left, name), await versionIn(right, name)];
    const part = await filePart(models.get(root)!, address, name, before, after);
    if (part) parts.push(part);
  }
  for (const model of models.values()) await model.dispose();
  return show(comparedPage(parts, { before: say('git.page.before'), after: say('git.page.after') }), run);
}

/** Paths of files below a folder. A version that is as it is in the working tree may be a link to it. */
async function filesBelow(folder: string, below = ''): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { name, kind } of await nodeFileSystem.readDirectory(uriOfPath(path.join(folder, below)))) {
    const file = path.posix.join(below, name);
    files.push(...(kind === 'directory' ? await filesBelow(folder, file) : [file]));
  }
  return files;
}

const versionIn = async (folder: string, name: string): Promise<Uint8Array> =>
  (await lookAt(path.join(folder, name))) ? readBytes(path.join(folder, name)) : NOTHING;

const corpusOnDisk = (root: string): Promise<CorpusModel> =>
  CorpusModel.open(
    { files: nodeFileSystem, recogniser: createRecogniser(() => undefined), retryDelays: [] },
    root,
  );

async function filePart(
  model: CorpusModel,
  address: string,
  file: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<PagePart | undefined> {
  const compared = await partOf(model, address, file, [textOf(before), textOf(after)]);
  const below = relativePath(model.corpus.root, address);
  if (compared || below === undefined || !isCorpusFile(below, model.corpus.settings.annotations))
    return compared;
  return { file, lines: toldChanges(path.basename(file), before, after).map(lineOf) };
}

/** The page stays where it is: the browser reads it when this program has ended. Which browser, the repository may say. */
async function show(content: string, run: Run): Promise<number> {
  const file = path.join(os.tmpdir(), `hawashi-difftool-${randomUUID()}.html`);
  await nodeFileSystem.writeFile(uriOfPath(file), new TextEncoder().encode(content), { ifContent: null });
  const { code, errors, output } = await git(process.cwd(), ['web--browse', file]);
  if (code === 0) {
    run.messages.info(say('tool.git.pageOpened', { file }));
    return EXIT_FINE;
  }
  const reason = errors || output.toString('utf8').trim();
  run.messages.error(say('tool.git.noBrowser', { file, reason }));
  return EXIT_FINDINGS;
}
