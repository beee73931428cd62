/** One open overview: leads from its marks to documents and searches, and saves what it shows. */
import { commands, l10n, Uri, window, workspace, type Disposable, type WebviewPanel } from 'vscode';
import type { CorpusSummary } from '../../../../server/src/protocol/corpus.js';
import { parseFromOverview, type FromOverview, type ToOverview } from '../../../messages/overview.js';
import { run } from '../../commands.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import { showErrorMessage, showInformationMessage } from '../../surfaces/notices.js';
import { askFor, PageHost } from '../pageHost.js';

export class OverviewSession implements Disposable {
  private readonly page: PageHost<ToOverview, FromOverview>;
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly corpus: CorpusSummary,
    readonly panel: WebviewPanel,
    service: LanguageService,
    extension: Uri,
  ) {
    const { root } = corpus;
    const kind = {
      title: l10n.t('Hawashi Overview'),
      dist: Uri.joinPath(extension, 'dist'),
      bundle: 'overview',
      parse: parseFromOverview,
    };
    this.page = new PageHost(panel.webview, kind, service.output, {
      receive: (message) => this.act(message),
      answer: (call) => askFor(service, root, call),
    });
    this.disposables = [
      this.page,
      service.onCorpusChanged((changed) => {
        if (changed === root) this.page.send({ type: 'changed' });
      }),
    ];
    this.page.load([{ type: 'corpus', root, fontFamily: readerOptions().fontFamily }]);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async act(message: FromOverview): Promise<void> {
    switch (message.type) {
      case 'ready':
        return;
      case 'open':
        await commands.executeCommand('vscode.open', Uri.parse(message.uri));
        return;
      case 'search':
        await run('searchCorpus', { query: message.query, corpus: this.corpus.root });
        return;
      case 'save':
        return this.save(message);
    }
  }

  private async save({ name, format, content }: Extract<FromOverview, { type: 'save' }>): Promise<void> {
    const to = await window.showSaveDialog({
      defaultUri: Uri.joinPath(Uri.parse(this.corpus.root), `${name}.${format}`),
      filters: { [format.toUpperCase()]: [format] },
    });
    if (!to) return;
    try {
      await workspace.fs.writeFile(to, new TextEncoder().encode(content));
      void showInformationMessage(l10n.t('Hawashi: {0} is written.', to.fsPath));
    } catch (error) {
      void showErrorMessage(l10n.t('Hawashi: {0}', String(error)));
    }
  }
}
