/** The corpora that documents belong to, each a model, made when it is first asked for. */
import { shownFile } from '../annotation/fileProblem.js';
import { message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { findCorpusRoot } from './corpusRoot.js';
import type { CorpusEvent } from './corpusEvents.js';
import { CORPUS_FILE } from './corpusFile.js';
import { CorpusModel } from './corpusModel.js';
import type { CorpusDocument } from './documentList.js';
import { baseName, normaliseUri, parentUri } from './files/uris.js';
import type { ModelHost } from './modelHost.js';

/** A document, and the model of the corpus that it belongs to. */
export interface PlacedDocument {
  readonly model: CorpusModel;
  readonly document: CorpusDocument;
}

export class CorpusModels {
  private readonly byRoot = new Map<string, Promise<CorpusModel>>();

  constructor(
    private readonly host: ModelHost,
    /** Told of what happens to each of the corpora. */
    private readonly listener: (model: CorpusModel, event: CorpusEvent) => void,
  ) {}

  /** The corpus above a file or folder. */
  async modelOf(uri: string): Promise<CorpusModel | undefined> {
    const root = await findCorpusRoot(this.host.files, uri);
    if (root === undefined) return undefined;
    let model = this.byRoot.get(root);
    if (!model) this.byRoot.set(root, (model = this.open(root)));
    return model;
  }

  /** The corpora that are open. One that could not be opened is tried again, and keeps none of the others from its work. */
  private async opened(): Promise<readonly CorpusModel[]> {
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
      model = await CorpusModel.open(this.host, root);
    } catch (error) {
      this.byRoot.delete(root);
      throw error;
    }
    model.onDidChange((event) => this.listener(model, event));
    this.listener(model, { kind: 'opened' });
    this.listener(model, { kind: 'problems', owner: root, problems: model.corpus.problems });
    return model;
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

  /** Files changed outside. Whether corpora began, ended or were settled otherwise: documents look for theirs again. */
  async filesChanged(changed: readonly string[]): Promise<boolean> {
    const uris = changed.map(normaliseUri);
    await this.each((model) => model.filesChanged(uris));
    const corpusFiles = uris.filter((uri) => baseName(uri) === CORPUS_FILE);
    for (const uri of corpusFiles) await this.end(uri);
    return corpusFiles.length > 0;
  }

  /** A folder whose corpus file is gone is a corpus no more. */
  private async end(corpusFile: string): Promise<void> {
    const root = parentUri(corpusFile);
    const opened = root === undefined ? undefined : this.byRoot.get(root);
    const ended = await opened?.catch(() => undefined);
    if (root === undefined || !ended || (await ended.corpus.isThere(corpusFile))) return;
    this.byRoot.delete(root);
    this.listener(ended, { kind: 'problems', owner: root, problems: [] });
    await ended.dispose();
  }

  /** Waits until every decision is on disk, or could not be written. */
  async flush(): Promise<void> {
    await this.each((model) => model.flush());
  }
}
