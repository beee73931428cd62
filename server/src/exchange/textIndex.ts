/** Finds the document of a corpus that an imported one is: by its content, then by its name. */
import { sha256 } from '../annotation/documentText.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusDocument } from '../corpus/documentNames.js';
import type { ExchangeDocument, ReadIssue } from '../formats/format.js';
import { readCorpusText } from './corpusDocuments.js';
import { DocumentNames } from './documentNames.js';
import { visible } from './textMatching.js';

export interface TextMatch {
  readonly document: CorpusDocument;
  readonly by: 'name' | 'content';
}

const fingerprint = (text: string): Promise<string> => sha256(new TextEncoder().encode(visible(text)));

export class TextIndex {
  private readonly names: DocumentNames;
  private contents: Promise<ReadonlyMap<string, CorpusDocument | undefined>> | undefined;

  constructor(
    private readonly model: CorpusModel,
    private readonly report: (issue: ReadIssue) => void,
  ) {
    this.names = new DocumentNames(model);
  }

  /** The same name and content first, the same content under another name, at last the same name alone. */
  async find(source: ExchangeDocument): Promise<TextMatch | undefined> {
    const named = await this.names.find(source.name);
    const text = named && (await readCorpusText(this.model, named, this.report));
    if (named && text && visible(text.file) === visible(source.text))
      return { document: named, by: 'content' };
    const found =
      visible(source.text) === '' ? undefined : (await this.byContent()).get(await fingerprint(source.text));
    if (found) return { document: found, by: 'content' };
    return named && text ? { document: named, by: 'name' } : undefined;
  }

  /** By fingerprint; undefined where two documents have the same content. */
  private byContent(): Promise<ReadonlyMap<string, CorpusDocument | undefined>> {
    return (this.contents ??= (async () => {
      const contents = new Map<string, CorpusDocument | undefined>();
      for (const document of await this.model.corpus.documents()) {
        const text = await readCorpusText(this.model, document, () => undefined);
        if (!text) continue;
        const key = await fingerprint(text.file);
        contents.set(key, contents.has(key) ? undefined : document);
      }
      return contents;
    })());
  }
}
