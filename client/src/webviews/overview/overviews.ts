/** The pages that show what corpora are made of: one a corpus, opened by a command, and again when the window is. */
import {
  l10n,
  Uri,
  ViewColumn,
  window,
  type Disposable,
  type ExtensionContext,
  type WebviewPanel,
} from 'vscode';
import type { CorpusSummary } from '../../../../server/src/protocol/corpus.js';
import { registerCommand } from '../../commands.js';
import { isolated } from '../../sentences.js';
import type { LanguageService } from '../../service/languageService.js';
import { createWebviewPanel } from '../../surfaces/panels.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import type { Corpora } from '../../views/corpora.js';
import { OverviewSession } from './overviewSession.js';

const OVERVIEW = 'hawashi.overview';

export class Overviews implements Disposable {
  /** By address of the corpus. */
  private readonly sessions = new Map<string, OverviewSession>();
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly context: Pick<ExtensionContext, 'extensionUri'>,
    private readonly corpora: Corpora,
    private readonly service: LanguageService,
  ) {
    this.disposables = [
      registerCommand('overview', async (named?: unknown) => {
        const corpus = typeof named === 'string' ? named : undefined;
        const meant = await chooseCorpus(corpora, corpus, l10n.t('Corpus to look at'));
        if (meant) this.open(meant);
      }),
      window.registerWebviewPanelSerializer(OVERVIEW, {
        deserializeWebviewPanel: (panel, remembered) => this.reopen(panel, remembered),
      }),
    ];
  }

  private open(corpus: CorpusSummary): void {
    const open = this.sessions.get(corpus.root);
    if (open) return open.panel.reveal();
    const column = window.tabGroups.activeTabGroup.viewColumn ?? ViewColumn.Active;
    const name = Uri.parse(corpus.root).path.split('/').filter(Boolean).at(-1) ?? '';
    // Scroll place and choices survive a hidden tab.
    const options = { retainContextWhenHidden: true };
    this.begin(
      corpus,
      createWebviewPanel(OVERVIEW, l10n.t('Overview of {0}', isolated(name)), column, options),
    );
  }

  private begin(corpus: CorpusSummary, panel: WebviewPanel): void {
    const session = new OverviewSession(corpus, panel, this.service, this.context.extensionUri);
    this.sessions.set(corpus.root, session);
    panel.onDidDispose(() => {
      this.sessions.delete(corpus.root);
      session.dispose();
    });
  }

  private async reopen(panel: WebviewPanel, remembered: unknown): Promise<void> {
    await this.corpora.refresh();
    const { root } = (remembered ?? {}) as { readonly root?: unknown };
    const corpus = this.corpora.summaries.find((one) => one.root === root);
    if (corpus && !this.sessions.has(corpus.root)) this.begin(corpus, panel);
    else panel.dispose();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    for (const { panel } of [...this.sessions.values()]) panel.dispose();
  }
}
