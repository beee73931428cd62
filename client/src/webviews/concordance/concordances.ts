/** The pages that search corpora: one a corpus, opened by a command, and again when the window is. */
import { l10n, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { CorpusSummary } from '../../../../server/src/protocol/corpus.js';
import { queryFor } from '../../../annotating/searched.js';
import { registerCommand } from '../../commands.js';
import { editorRange } from '../../editor/ranges.js';
import { rangeToTag } from '../../editor/tagging.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import type { Corpora } from '../../views/corpora.js';
import { CorpusPages } from '../corpusPages.js';
import { ConcordanceSession, type ConcordanceParts } from './concordanceSession.js';

const CONCORDANCE = 'hawashi.concordance';

/** What a key binding or another extension may say. */
interface SearchArgument {
  readonly query?: unknown;
  readonly corpus?: unknown;
}

export class Concordances implements Disposable {
  private readonly pages: CorpusPages<ConcordanceSession>;
  private readonly command: Disposable;

  constructor(
    private readonly context: ExtensionContext,
    corpora: Corpora,
    private readonly parts: ConcordanceParts,
  ) {
    this.pages = new CorpusPages(CONCORDANCE, corpora, (corpus, panel) => this.begin(corpus, panel, ''));
    this.command = registerCommand('searchCorpus', async (argument?: SearchArgument) => {
      const { query, corpus } = argument ?? {};
      const named = typeof corpus === 'string' ? corpus : undefined;
      const asked = typeof query === 'string' ? query : queryAtCaret();
      const meant = await chooseCorpus(corpora, named, l10n.t('Corpus to search'));
      if (meant) this.open(meant, asked);
    });
  }

  private open(corpus: CorpusSummary, query: string): void {
    const open = this.pages.of(corpus);
    if (open) return open.search(query);
    const title = (name: string): string => l10n.t('Search {0}', name);
    this.pages.open(corpus, title, (of, panel) => this.begin(of, panel, query));
  }

  private begin(corpus: CorpusSummary, panel: WebviewPanel, query: string): ConcordanceSession {
    return new ConcordanceSession(corpus, panel, this.parts, this.context, query);
  }

  dispose(): void {
    this.command.dispose();
    this.pages.dispose();
  }
}

/** What is selected, or the word at the caret, as a query. */
function queryAtCaret(): string {
  const range = rangeToTag();
  return queryFor((range && window.activeTextEditor?.document.getText(editorRange(range))) ?? '');
}
