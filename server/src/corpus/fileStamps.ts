/** Finds out which files of a corpus changed, by size and time of change: for editors that do not watch files for us. */
import type { Corpus } from './corpus.js';
import { CORPUS_FILE } from './corpusFile.js';
import { listDocuments } from './documentList.js';
import { DOCUMENTS_FILE } from './documentsFile.js';
import { joinUri } from './files/uris.js';

export class FileStamps {
  private known: ReadonlyMap<string, string> | undefined;

  constructor(private readonly corpus: Corpus) {}

  /** Addresses of the files that came, went or changed since this was asked last; none the first time. */
  async changed(): Promise<readonly string[]> {
    const before = this.known;
    const now = await this.look();
    this.known = now;
    if (!before) return [];
    const uris = new Set([...before.keys(), ...now.keys()]);
    return [...uris].filter((uri) => before.get(uri) !== now.get(uri));
  }

  /** Addresses of the files that are there now. */
  async all(): Promise<readonly string[]> {
    return [...(await this.look()).keys()];
  }

  private async look(): Promise<ReadonlyMap<string, string>> {
    const { corpus } = this;
    const stamps = new Map<string, string>();
    const stamp = async (uri: string): Promise<void> => {
      const there = await corpus.files.stat(uri).catch(() => undefined);
      if (there) stamps.set(uri, `${there.size} ${there.modified}`);
    };
    for (const name of [CORPUS_FILE, DOCUMENTS_FILE]) await stamp(joinUri(corpus.root, name));
    await stamp(corpus.entities.uri);
    await stamp(corpus.guidelines.uri);
    for (const uri of corpus.gazetteers.uris) await stamp(uri);
    corpus.forgetAnnotators();
    const annotators = await corpus.annotators();
    const { documents } = await listDocuments(corpus.files, corpus.root, corpus.settings);
    for (const { uri, name } of documents) {
      await stamp(uri);
      for (const annotator of annotators) await stamp(corpus.annotationFile(annotator, name));
    }
    return stamps;
  }
}
