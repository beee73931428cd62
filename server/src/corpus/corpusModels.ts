/** The corpora that documents belong to, each a model, made when it is first asked for. */
import { shownFile } from '../annotation/fileProblem.js';
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { UnsavedDecisions } from './annotationStores.js';
import { findCorpusRoot } from './corpusRoot.js';
import type { CorpusEvent } from './corpusEvents.js';
import { CORPUS_FILE } from './corpusFile.js';
import { CorpusModel } from './corpusModel.js';
import type { CorpusDocument } from './documentNames.js';
import { baseName, joinUri, normaliseUri, parentUri, relativePath } from './files/uris.js';
import { DocumentFollower, type Changes, type Rename } from './following/follower.js';
import type { ModelHost } from './modelHost.js';
import type { PlacedDocument } from './placedDocument.js';

export class CorpusModels {
  private readonly byRoot = new Map<string, Promise<CorpusModel>>();

  /** Annotations follow their documents. */
  private readonly follower: DocumentFollower;

  constructor(
    private readonly host: ModelHost,
    /** Told of what happens to each of the corpora. */
    private readonly listener: (model: CorpusModel, event: CorpusEvent) => void,
    /** Told what was done of its own accord, or could not be done. */
    tell: (told: Message) => void = () => undefined,
  ) {
    this.follower = new DocumentFollower({
      placeOf: (uri) => this.placeOf(uri),
      modelOf: (uri) => this.modelOf(uri),
      pause: async () => host.pauseInBackground?.(),
      tell,
    });
  }

  /** The corpus above a file or folder. */
  async modelOf(uri: string): Promise<CorpusModel | undefined> {
    const root = await findCorpusRoot(this.host.files, uri);
    if (root === undefined) return undefined;
    let model = this.byRoot.get(root);
    if (!model) this.byRoot.set(root, (model = this.open(root)));
    return model;
  }

  /** The corpora that are open. One that could not be opened is tried again, and keeps none of the others from its work. */
  async opened(): Promise<readonly CorpusModel[]> {
    const settled = await Promise.allSettled(this.byRoot.values());
    return settled.flatMap((model) => (model.status === 'fulfilled' ? [model.value] : []));
  }

  /** What goes wrong with one corpus is its own. */
  private async each(work: (model: CorpusModel) => Promise<unknown>): Promise<void> {
    for (const model of await this.opened()) {
      try {
        await work(model);
      } catch (error) {
        this.host.log?.(
          message('corpus.trouble', { folder: shownFile(model.root), reason: messageOf(error) }),
        );
      }
    }
  }

  private async open(root: string): Promise<CorpusModel> {
    let model: CorpusModel;
    try {
      await this.host.opening?.(root);
      model = await CorpusModel.open(this.host, root);
    } catch (error) {
      this.byRoot.delete(root);
      throw error;
    }
    model.onDidChange((event) => this.listener(model, event));
    this.listener(model, { kind: 'opened' });
    this.listener(model, { kind: 'problems', owner: root, problems: model.corpus.problems });
    void this.follower.opened(model).catch((error: unknown) => this.host.log?.(messageOf(error)));
    return model;
  }

  /** The folders of the corpora that are known. */
  roots(): Iterable<string> {
    return this.byRoot.keys();
  }

  /** The document of a corpus that a file is. */
  async placeOf(uri: string): Promise<PlacedDocument | undefined> {
    const model = await this.modelOf(uri);
    const document = model?.corpus.documentAt(uri);
    return model && document ? { model, document } : undefined;
  }

  /** The document that a file is by itself, in no corpus. */
  singleFile(uri: string): PlacedDocument | undefined {
    const model = CorpusModel.ofFile(this.host, uri);
    const document = model.corpus.documentAt(uri);
    return document && { model, document };
  }

  /** Files or folders changed. Whether corpora began, ended or were settled otherwise: documents look for theirs again. */
  async filesChanged(changed: readonly string[]): Promise<boolean> {
    const uris = changed.map(normaliseUri);
    await this.follower.changed(await this.update(uris));
    const corpusFiles = uris.filter((uri) => baseName(uri) === CORPUS_FILE);
    for (const root of this.byRoot.keys())
      if (uris.some((uri) => uri === root || relativePath(uri, root) !== undefined))
        corpusFiles.push(joinUri(root, CORPUS_FILE));
    for (const uri of corpusFiles) await this.end(uri);
    return corpusFiles.length > 0;
  }

  private async update(uris: readonly string[]): Promise<Changes> {
    const changes = new Map<CorpusModel, readonly CorpusEvent[]>();
    await this.each(async (model) => {
      const events = await model.fileChanges.take(uris);
      if (events.length > 0) changes.set(model, events);
    });
    return changes;
  }

  /** An editor is about to rename files or folders: what was decided about them is to be on disk before. */
  async willRename(renames: readonly Rename[]): Promise<void> {
    this.follower.announce(renames.map(normalised));
    await this.flush();
  }

  /** An editor renamed files or folders. */
  async renamed(renames: readonly Rename[]): Promise<boolean> {
    const done = renames.map(normalised);
    const uris = done.flatMap(({ from, to }) => [from, to]);
    await this.follower.renamed(done, () => this.update(uris));
    return this.filesChanged(uris);
  }

  /** An editor opens a file, which may just have got its name. */
  arrived(uri: string): Promise<void> {
    return this.follower.arrived(normaliseUri(uri), (uris) => this.update(uris));
  }

  /** Waits until annotations have followed the documents that are known to have moved. */
  followed(): Promise<void> {
    return this.follower.settled();
  }

  /** Documents that annotations under a name may be of. */
  candidates(model: CorpusModel, name: string): Promise<readonly CorpusDocument[]> {
    return this.follower.candidates(model, name);
  }

  /** Takes what is kept under a name to a document. Gives why not, where it cannot be done. */
  adopt(model: CorpusModel, name: string, to: PlacedDocument): Promise<Message | undefined> {
    return this.follower.adopt(model, name, to);
  }

  /** A folder whose corpus file is gone is a corpus no more. */
  private async end(corpusFile: string): Promise<void> {
    const root = parentUri(corpusFile);
    const opened = root === undefined ? undefined : this.byRoot.get(root);
    const ended = await opened?.catch(() => undefined);
    if (root === undefined || !ended || (await ended.corpus.isThere(corpusFile))) return;
    this.byRoot.delete(root);
    for (const owner of [root, `${root} orphans`, `${root} index`])
      this.listener(ended, { kind: 'problems', owner, problems: [] });
    await ended.dispose();
  }

  /** Decisions that could not be written. */
  async unsavedFiles(): Promise<readonly UnsavedDecisions[]> {
    const unsaved: UnsavedDecisions[] = [];
    await this.each(async (model) => unsaved.push(...(await model.unsavedFiles())));
    return unsaved;
  }

  /** Waits until what was read of texts is kept for the next start. */
  async keepIndexes(): Promise<void> {
    await this.each((model) => model.index.flush());
  }

  /** Waits until every decision is on disk, or could not be written. */
  async flush(): Promise<void> {
    await this.each((model) => model.flush());
  }
}

const normalised = ({ from, to }: Rename): Rename => ({ from: normaliseUri(from), to: normaliseUri(to) });
