/** Pages of one kind, one a corpus. */
import { Uri, type Disposable, type WebviewPanel } from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import { isolated } from '../sentences.js';
import type { Corpora } from '../views/corpora.js';
import { OpenPages, type OpenPage } from './openPages.js';

type Begin<Page> = (corpus: CorpusSummary, panel: WebviewPanel) => Page;

export class CorpusPages<Page extends OpenPage> implements Disposable {
  private readonly pages: OpenPages<Page>;

  constructor(
    kind: string,
    corpora: Corpora,
    private readonly begin: Begin<Page>,
  ) {
    this.pages = new OpenPages(kind, async ({ root }) => {
      await corpora.refresh();
      const corpus = corpora.summaries.find((one) => one.root === root);
      return corpus && { key: corpus.root, begin: (panel) => begin(corpus, panel) };
    });
  }

  /** The page of a corpus that is open. */
  of({ root }: CorpusSummary): Page | undefined {
    return this.pages.of(root);
  }

  /** Opens the page of a corpus that has none. */
  open(corpus: CorpusSummary, title: (name: string) => string, begin: Begin<Page> = this.begin): void {
    const name = Uri.parse(corpus.root).path.split('/').filter(Boolean).at(-1) ?? '';
    this.pages.open({ key: corpus.root, begin: (panel) => begin(corpus, panel) }, title(isolated(name)));
  }

  dispose(): void {
    this.pages.dispose();
  }
}
