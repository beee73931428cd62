/** The pages that compare annotators: one a corpus, opened by a command, and again when the window is. */
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
import { parseFromAgreement, type FromAgreement, type ToAgreement } from '../../../messages/agreement.js';
import { registerCommand } from '../../commands.js';
import { isolated } from '../../sentences.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import { createWebviewPanel } from '../../surfaces/panels.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import type { Corpora } from '../../views/corpora.js';
import { askFor, PageHost } from '../pageHost.js';
import type { ShowPlace } from '../showPlace.js';

const AGREEMENT = 'hawashi.agreement';

interface Open extends Disposable {
  readonly panel: WebviewPanel;
}

export class Agreements implements Disposable {
  /** By address of the corpus. */
  private readonly open = new Map<string, Open>();
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly context: Pick<ExtensionContext, 'extensionUri'>,
    private readonly corpora: Corpora,
    private readonly service: LanguageService,
    private readonly showPlace: ShowPlace,
  ) {
    this.disposables = [
      registerCommand('agreement', async (argument?: { readonly corpus?: unknown }) => {
        const named = typeof argument?.corpus === 'string' ? argument.corpus : undefined;
        const meant = await chooseCorpus(corpora, named, l10n.t('Corpus whose annotators are compared'));
        if (meant) this.show(meant);
      }),
      window.registerWebviewPanelSerializer(AGREEMENT, {
        deserializeWebviewPanel: (panel, remembered) => this.reopen(panel, remembered),
      }),
    ];
  }

  private show(corpus: CorpusSummary): void {
    const open = this.open.get(corpus.root);
    if (open) return open.panel.reveal();
    const column = window.tabGroups.activeTabGroup.viewColumn ?? ViewColumn.Active;
    const name = Uri.parse(corpus.root).path.split('/').filter(Boolean).at(-1) ?? '';
    const title = l10n.t('Agreement in {0}', isolated(name));
    // What was measured and is being adjudicated survives a hidden tab.
    this.begin(corpus, createWebviewPanel(AGREEMENT, title, column, { retainContextWhenHidden: true }));
  }

  private begin({ root, annotators }: CorpusSummary, panel: WebviewPanel): void {
    const dist = Uri.joinPath(this.context.extensionUri, 'dist');
    const kind = { title: l10n.t('Hawashi Agreement'), dist, bundle: 'agreement', parse: parseFromAgreement };
    const page = new PageHost<ToAgreement, FromAgreement>(panel.webview, kind, this.service.output, {
      receive: async (message) => {
        if (message.type === 'open') await this.showPlace(Uri.parse(message.uri), message.range);
      },
      answer: (call) => askFor(this.service, root, call),
    });
    const changed = this.service.onCorpusChanged((of) => {
      if (of === root) page.send({ type: 'changed' });
    });
    page.load([{ type: 'corpus', root, annotators, fontFamily: readerOptions().fontFamily }]);
    const dispose = (): void => {
      page.dispose();
      changed.dispose();
    };
    this.open.set(root, { panel, dispose });
    panel.onDidDispose(() => {
      this.open.delete(root);
      dispose();
    });
  }

  private async reopen(panel: WebviewPanel, remembered: unknown): Promise<void> {
    await this.corpora.refresh();
    const { root } = (remembered ?? {}) as { readonly root?: unknown };
    const corpus = this.corpora.summaries.find((one) => one.root === root);
    if (corpus && !this.open.has(corpus.root)) this.begin(corpus, panel);
    else panel.dispose();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    for (const { panel } of [...this.open.values()]) panel.dispose();
  }
}
