/** The documents of a corpus by the names that files of others give them: with their folder or without, with their ending or without. */
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusDocument } from '../corpus/documentNames.js';

const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

export class DocumentNames {
  private names: Promise<ReadonlyMap<string, CorpusDocument>> | undefined;

  constructor(private readonly model: CorpusModel) {}

  /** The document of this name, else the only one whose last part it is. */
  async find(name: string): Promise<CorpusDocument | undefined> {
    this.names ??= this.list();
    const plain = name.replace(/\.txt$/, '');
    const names = await this.names;
    return names.get(plain) ?? names.get(lastPart(plain));
  }

  private async list(): Promise<ReadonlyMap<string, CorpusDocument>> {
    const documents = await this.model.corpus.documents();
    const names = new Map<string, CorpusDocument>();
    // A last part that two documents share names neither.
    const shared = new Set<string>();
    for (const document of documents) {
      const base = lastPart(document.name);
      if (names.has(base)) shared.add(base);
      names.set(base, document);
    }
    for (const base of shared) names.delete(base);
    for (const document of documents) names.set(document.name, document);
    return names;
  }
}
