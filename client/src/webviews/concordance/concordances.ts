/** The pages that search corpora: one a corpus, opened by a command, and again when the window is. */
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
import { editorRange } from '../../editor/ranges.js';
import { isolated } from '../../sentences.js';
import { createWebviewPanel } from '../../surfaces/panels.js';
import { rangeToTag } from '../../editor/tagging.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import type { Corpora } from '../../views/corpora.js';
import { ConcordanceSession, type ConcordanceParts } from './concordanceSession.js';

const CONCORDANCE = 'hawashi.concordance';

/** What a key binding or another extension may say. */
interface SearchArgument {
  readonly query?: unknown;
  readonly corpus?: unknown;
}

export class Concordances implements Disposable {
  /** By address of the corpus. */
  private readonly sessions = new Map<string, ConcordanceSession>();
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly context: ExtensionContext,
    private readonly corpora: Corpora,
    private readonly parts: ConcordanceParts,
  ) {
    this.disposables = [
      registerCommand('searchCorpus', async (argument?: SearchArgument) => {
        const { query, corpus } = argument ?? {};
        const named = typeof corpus === 'string' ? corpus : undefined;
        const asked = typeof query === 'string' ? query : queryAtCaret();
        const meant = await chooseCorpus(corpora, named, l10n.t('Corpus to search'));
        if (meant) this.open(meant, asked);
      }),
      window.registerWebviewPanelSerializer(CONCORDANCE, {
        deserializeWebviewPanel: (panel, remembered) => this.reopen(panel, remembered),
      }),
    ];
  }

  private open(corpus: CorpusSummary, query: string): void {
    const open = this.sessions.get(corpus.root);
    if (open) return open.search(query);
    const column = window.tabGroups.activeTabGroup.viewColumn ?? ViewColumn.Active;
    // What was found, ticked and scrolled to survives a hidden tab.
    const options = { retainContextWhenHidden: true };
    const name = Uri.parse(corpus.root).path.split('/').filter(Boolean).at(-1) ?? '';
    const panel = createWebviewPanel(CONCORDANCE, l10n.t('Search {0}', isolated(name)), column, options);
    this.begin(corpus, panel, query);
  }

  private begin(corpus: CorpusSummary, panel: WebviewPanel, query: string): void {
    const session = new ConcordanceSession(corpus, panel, this.parts, this.context, query);
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
    if (corpus && !this.sessions.has(corpus.root)) this.begin(corpus, panel, '');
    else panel.dispose();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    for (const { panel } of [...this.sessions.values()]) panel.dispose();
  }
}

/** What is selected, or the word at the caret, as a query. */
function queryAtCaret(): string {
  const range = rangeToTag();
  const words = range && window.activeTextEditor?.document.getText(editorRange(range)).trim();
  if (!words || /[\r\n]/.test(words)) return '';
  return /^[\p{L}\p{M}\p{N}]+$/u.test(words) ? words : `"${words.replaceAll('"', '\\"')}"`;
}
