/** The pages that compare annotators: one a corpus, opened by a command, and again when the window is. */
import { l10n, Uri, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { CorpusSummary } from '../../../../server/src/protocol/corpus.js';
import { parseFromAgreement, type FromAgreement, type ToAgreement } from '../../../messages/agreement.js';
import { registerCommand } from '../../commands.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import type { Corpora } from '../../views/corpora.js';
import { CorpusPages } from '../corpusPages.js';
import type { OpenPage } from '../openPages.js';
import { askFor, PageHost } from '../pageHost.js';
import type { ShowPlace } from '../showPlace.js';

const AGREEMENT = 'hawashi.agreement';

export class Agreements implements Disposable {
  private readonly pages: CorpusPages<OpenPage>;
  private readonly command: Disposable;

  constructor(
    private readonly context: Pick<ExtensionContext, 'extensionUri'>,
    corpora: Corpora,
    private readonly service: LanguageService,
    private readonly showPlace: ShowPlace,
  ) {
    this.pages = new CorpusPages(AGREEMENT, corpora, (corpus, panel) => this.begin(corpus, panel));
    this.command = registerCommand('agreement', async (argument?: { readonly corpus?: unknown }) => {
      const named = typeof argument?.corpus === 'string' ? argument.corpus : undefined;
      const meant = await chooseCorpus(corpora, named, l10n.t('Corpus whose annotators are compared'));
      if (meant) this.show(meant);
    });
  }

  private show(corpus: CorpusSummary): void {
    const open = this.pages.of(corpus);
    if (open) open.panel.reveal();
    else this.pages.open(corpus, (name) => l10n.t('Agreement in {0}', name));
  }

  private begin({ root, annotators }: CorpusSummary, panel: WebviewPanel): OpenPage {
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
    return { panel, dispose };
  }

  dispose(): void {
    this.command.dispose();
    this.pages.dispose();
  }
}
