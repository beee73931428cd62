/** The pages that show what corpora are made of: one a corpus, opened by a command, and again when the window is. */
import { l10n, type Disposable, type ExtensionContext } from 'vscode';
import type { CorpusSummary } from '../../../../server/src/protocol/corpus.js';
import { registerCommand } from '../../commands.js';
import type { LanguageService } from '../../service/languageService.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import type { Corpora } from '../../views/corpora.js';
import { CorpusPages } from '../corpusPages.js';
import { OverviewSession } from './overviewSession.js';

const OVERVIEW = 'hawashi.overview';

export class Overviews implements Disposable {
  private readonly pages: CorpusPages<OverviewSession>;
  private readonly command: Disposable;

  constructor(
    { extensionUri }: Pick<ExtensionContext, 'extensionUri'>,
    corpora: Corpora,
    service: LanguageService,
  ) {
    this.pages = new CorpusPages(
      OVERVIEW,
      corpora,
      (corpus, panel) => new OverviewSession(corpus, panel, service, extensionUri),
    );
    this.command = registerCommand('overview', async (named?: unknown) => {
      const corpus = typeof named === 'string' ? named : undefined;
      const meant = await chooseCorpus(corpora, corpus, l10n.t('Corpus to look at'));
      if (meant) this.open(meant);
    });
  }

  private open(corpus: CorpusSummary): void {
    const open = this.pages.of(corpus);
    if (open) open.panel.reveal();
    else this.pages.open(corpus, (name) => l10n.t('Overview of {0}', name));
  }

  dispose(): void {
    this.command.dispose();
    this.pages.dispose();
  }
}
