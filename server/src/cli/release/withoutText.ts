/** `hawashi export --without-text` and `hawashi restore`: annotations for whoever has the texts. */
import path from 'node:path';
import {
  readTextless,
  formatTextless,
  restoreIn,
  type Restored,
  type TextlessFile,
} from '../../exchange/withoutText/textlessFile.js';
import { defaultAnnotator } from '../../exchange/corpusDocuments.js';
import { carryOut } from '../../exchange/importing.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import type { CorpusDocument } from '../../corpus/documentNames.js';
import { DOCUMENTS_FILE } from '../../corpus/documentsFile.js';
import { EntityFile, ENTITIES_FILE, type Entity } from '../../corpus/entities/entityFile.js';
import { readIfThere } from '../../corpus/files/rewriting.js';
import { joinUri } from '../../corpus/files/uris.js';
import { formatPlain } from '../../messages/format.js';
import { nodeFileSystem, uriOfPath } from '../../node/fileSystem.js';
import { lookAt, readFolder } from '../../node/disk/regularFiles.js';
import { openModel } from '../openModel.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import { OutputBatch } from '../output/outputBatch.js';
import { OutputFolder } from '../output/outputFolder.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { readBytes } from '../textFile.js';

export interface TextlessOptions {
  readonly out: string;
  readonly annotator?: readonly string[];
  readonly force?: boolean;
}

/** What lies beside the annotations, and says where the texts are from. */
const BESIDE: readonly string[] = [DOCUMENTS_FILE, ENTITIES_FILE, 'hawashi.json'];

export async function exportWithoutText(root: string, options: TextlessOptions, run: Run): Promise<number> {
  const { messages } = run;
  const model = await openModel(root, messages, messages);
  const annotators = options.annotator ?? [await defaultAnnotator(model.corpus)];
  const output = await OutputFolder.open(options.out, options.force === true, '.jsonl');
  try {
    const batch = new OutputBatch(output);
    const written = await writeTextless(model, annotators, (file, content) =>
      batch.write({ path: file, content }),
    );
    await batch.commit();
    if (written.leftOut > 0) messages.warn(say('tool.withoutText.leftOut', { count: written.leftOut }));
    messages.info(
      say('tool.export.done', {
        documents: written.documents,
        annotations: written.annotations,
        folder: options.out,
      }),
    );
    return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
  } finally {
    await output.close();
  }
}

/** Writes the annotations (of these documents alone), and what lies beside them, by paths below the folder. */
export async function writeTextless(
  model: CorpusModel,
  annotators: readonly string[],
  write: (file: string, content: string | Uint8Array) => Promise<void>,
  only?: ReadonlySet<string>,
): Promise<{ readonly documents: number; readonly annotations: number; readonly leftOut: number }> {
  const { corpus } = model;
  let [documents, annotations, leftOut] = [0, 0, 0];
  for (const document of await corpus.documents())
    for (const annotator of annotators) {
      if (only && !only.has(document.name)) continue;
      const decided = await model.decided(document, annotator);
      if (!decided || (decided.set.status === 'new' && decided.set.annotations.length === 0)) continue;
      const made = await formatTextless(decided.set, decided.text, document.file);
      await write(`annotations/${annotator}/${document.name}.jsonl`, made.content);
      documents++;
      annotations += decided.set.annotations.length - made.leftOut;
      leftOut += made.leftOut;
    }
  for (const name of BESIDE) {
    const content = await readIfThere(corpus.files, joinUri(corpus.root, name));
    if (content) await write(name, content);
  }
  return { documents, annotations, leftOut };
}

/** 0 where all annotations are put back; 1 where some are not, each of which is told. */
export async function restore(folder: string, root: string, run: Run): Promise<number> {
  const { messages } = run;
  const model = await openModel(root, messages, messages);
  let [placed, missing, files] = [0, 0, 0];
  for await (const { annotator, file, shown } of textlessFiles(folder)) {
    files++;
    for (const line of file.wrong) messages.error(say('tool.restore.wrongLine'), { file: shown, line });
    const found = await documentOf(model, file);
    if (!found) {
      missing += file.lines.length;
      messages.error(say('tool.restore.noDocument', { document: file.document }), { file: shown });
      continue;
    }
    const { document, restored } = found;
    const { annotations, relations, notFound } = restored;
    const status =
      file.status && (notFound.length > 0 && file.status === 'done' ? 'needs-review' : file.status);
    const about = { annotator, document, annotations, completed: [], relations, ...(status && { status }) };
    const { problem } = await carryOut(model, about);
    if (problem) messages.error(formatPlain(problem), { file: document.file });
    placed += annotations.length;
    missing += notFound.length;
    if (notFound.length > 0)
      messages.warn(
        say('tool.restore.notFound', {
          count: notFound.length,
          ids: notFound.slice(0, 10).map(({ id }) => id),
        }),
        { file: document.file },
      );
  }
  for (const entity of await entitiesOf(folder))
    if (!model.corpus.entities.get(entity.id)) await model.corpus.entities.put(entity);
  await model.dispose();
  if (files === 0) throw new BadUse(say('tool.restore.nothing', { folder }));
  messages.info(say('tool.restore.done', { placed, all: placed + missing }));
  return missing > 0 || messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

async function entitiesOf(folder: string): Promise<readonly Entity[]> {
  const file = new EntityFile(nodeFileSystem, uriOfPath(path.join(folder, ENTITIES_FILE)));
  await file.reload();
  return file.all();
}

interface FoundFile {
  readonly annotator: string;
  readonly file: TextlessFile;
  /** For messages. */
  readonly shown: string;
}

/** The files of an export, by annotator; documents may lie in folders. */
async function* textlessFiles(folder: string): AsyncGenerator<FoundFile> {
  const annotations = path.join(folder, 'annotations');
  if (!(await lookAt(annotations))) return;
  for (const { name: annotator, kind } of await readFolder(annotations)) {
    if (kind !== 'directory') continue;
    for await (const shown of jsonlFiles(path.join(annotations, annotator))) {
      const file = readTextless(await readBytes(shown));
      if (file) yield { annotator, file, shown };
    }
  }
}

async function* jsonlFiles(folder: string): AsyncGenerator<string> {
  for (const { name, kind } of await readFolder(folder)) {
    const file = path.join(folder, name);
    if (kind === 'directory') yield* jsonlFiles(file);
    else if (name.endsWith('.jsonl')) yield file;
  }
}

/** Of the share of its annotations that a text must have to be taken for another copy of a document. */
const LEAST_SHARE = 0.5;

/**
 * The document that is that text, or has its name and most of its annotations; else the one in which most is found, if that is
 * one alone.
 */
async function documentOf(
  model: CorpusModel,
  file: TextlessFile,
): Promise<{ readonly document: CorpusDocument; readonly restored: Restored } | undefined> {
  const found: { readonly document: CorpusDocument; readonly restored: Restored }[] = [];
  for (const document of await model.corpus.documents()) {
    const text = (await model.text(document)).text?.();
    if (!text) continue;
    const restored = restoreIn(file, text.editor);
    if (!isThatText(restored, file)) continue;
    const isSame = file.sha256 !== undefined && (await text.sha256()) === file.sha256;
    if (isSame || document.file === file.document) return { document, restored };
    found.push({ document, restored });
  }
  const count = ({ restored }: { readonly restored: Restored }): number => restored.annotations.length;
  const [best, next] = found.sort((a, b) => count(b) - count(a));
  return best && (!next || count(best) > count(next)) ? best : undefined;
}

const isThatText = ({ annotations }: Restored, { lines }: TextlessFile): boolean =>
  annotations.length >= LEAST_SHARE * lines.length;
