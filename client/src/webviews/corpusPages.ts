/** Pages of one kind, one a corpus: shown again when they are asked for again, and when the window is opened again. */
import { Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import type { CorpusSummary } from '../../../server/src/protocol/corpus.js';
import { createWebviewPanel } from '../surfaces/panels.js';
import { isolated } from '../sentences.js';
import type { Corpora } from '../views/corpora.js';

export interface CorpusPage extends Disposable {
  readonly panel: WebviewPanel;
}

type Begin<Page> = (corpus: CorpusSummary, panel: WebviewPanel) => Page;

export class CorpusPages<Page extends CorpusPage> implements Disposable {
  /** By address of the corpus. */
  private readonly pages = new Map<string, Page>();
  private readonly serializer: Disposable;

  constructor(
    private readonly kind: string,
    private readonly corpora: Corpora,
    private readonly begin: Begin<Page>,
  ) {
    this.serializer = window.registerWebviewPanelSerializer(kind, {
      deserializeWebviewPanel: (panel, remembered) => this.reopen(panel, remembered),
    });
  }

  /** The page of a corpus that is open. */
  of({ root }: CorpusSummary): Page | undefined {
    return this.pages.get(root);
  }

  /** Opens the page of a corpus that has none; what is shown in it survives a hidden tab. */
  open(corpus: CorpusSummary, title: (name: string) => string, begin: Begin<Page> = this.begin): void {
    const column = window.tabGroups.activeTabGroup.viewColumn ?? ViewColumn.Active;
    const name = Uri.parse(corpus.root).path.split('/').filter(Boolean).at(-1) ?? '';
    const options = { retainContextWhenHidden: true };
    this.keep(corpus, begin(corpus, createWebviewPanel(this.kind, title(isolated(name)), column, options)));
  }

  private keep({ root }: CorpusSummary, page: Page): void {
    this.pages.set(root, page);
    page.panel.onDidDispose(() => {
      this.pages.delete(root);
      page.dispose();
    });
  }

  private async reopen(panel: WebviewPanel, remembered: unknown): Promise<void> {
    await this.corpora.refresh();
    const { root } = (remembered ?? {}) as { readonly root?: unknown };
    const corpus = this.corpora.summaries.find((one) => one.root === root);
    if (corpus && !this.pages.has(corpus.root)) this.keep(corpus, this.begin(corpus, panel));
    else panel.dispose();
  }

  dispose(): void {
    this.serializer.dispose();
    for (const { panel } of [...this.pages.values()]) panel.dispose();
  }
}
