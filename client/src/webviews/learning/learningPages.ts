/** The pages about what corpora have learned: one a corpus, opened by a command, and again when the window is. */
import {
  commands,
  l10n,
  Uri,
  window,
  type Disposable,
  type ExtensionContext,
  type WebviewPanel,
} from 'vscode';
import type { CorpusSummary } from '../../../../server/src/protocol/corpus.js';
import type { LearningResult } from '../../../../server/src/protocol/learning.js';
import { parseFromLearning, type FromLearning, type ToLearning } from '../../../messages/learning.js';
import { registerCommand } from '../../commands.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import { askBefore, showErrorMessage, showInformationMessage } from '../../surfaces/notices.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import type { Corpora } from '../../views/corpora.js';
import { CorpusPages } from '../corpusPages.js';
import type { OpenPage } from '../openPages.js';
import { askFor, PageHost } from '../pageHost.js';

const LEARNING = 'hawashi.learning';

interface LearningPage extends OpenPage {
  train(): void;
}

export class LearningPages implements Disposable {
  private readonly pages: CorpusPages<LearningPage>;
  private readonly commands: readonly Disposable[];

  constructor(
    private readonly context: Pick<ExtensionContext, 'extensionUri'>,
    corpora: Corpora,
    private readonly service: LanguageService,
  ) {
    this.pages = new CorpusPages(LEARNING, corpora, (corpus, panel) => this.begin(corpus, panel, false));
    const shows = (train: boolean) => async (argument?: { readonly corpus?: unknown }) => {
      const named = typeof argument?.corpus === 'string' ? argument.corpus : undefined;
      const meant = await chooseCorpus(corpora, named, l10n.t('Corpus whose learning is shown'));
      if (meant) this.show(meant, train);
    };
    this.commands = [registerCommand('learning', shows(false)), registerCommand('trainTagger', shows(true))];
  }

  private show(corpus: CorpusSummary, train: boolean): void {
    const open = this.pages.of(corpus);
    open?.panel.reveal();
    if (open && train) open.train();
    if (!open)
      this.pages.open(
        corpus,
        (name) => l10n.t('Learning of {0}', name),
        (of, panel) => this.begin(of, panel, train),
      );
  }

  private begin({ root }: CorpusSummary, panel: WebviewPanel, train: boolean): LearningPage {
    const dist = Uri.joinPath(this.context.extensionUri, 'dist');
    const kind = { title: l10n.t('Hawashi Learning'), dist, bundle: 'learning', parse: parseFromLearning };
    const page = new PageHost<ToLearning, FromLearning>(panel.webview, kind, this.service.output, {
      receive: async (message) => {
        if (message.type === 'open') await commands.executeCommand('vscode.open', Uri.parse(message.uri));
        else if (message.type === 'copy') await this.copy(root, message.way);
        else if (message.type === 'forget') await this.forget(root);
        if (message.type !== 'ready' && message.type !== 'open') page.send({ type: 'changed' });
      },
      answer: (call) => askFor(this.service, root, call),
    });
    const changed = this.service.onCorpusChanged((of) => {
      if (of === root) page.send({ type: 'changed' });
    });
    page.load([{ type: 'corpus', root, fontFamily: readerOptions().fontFamily, train }]);
    const dispose = (): void => {
      page.dispose();
      changed.dispose();
    };
    return { panel, train: () => page.send({ type: 'train' }), dispose };
  }

  private async copy(root: string, way: 'to' | 'from'): Promise<void> {
    const filters = { [l10n.t('Taggers')]: ['tagger'] };
    const file =
      way === 'to'
        ? await window.showSaveDialog({
            defaultUri: Uri.joinPath(Uri.parse(root), '..', 'corpus.tagger'),
            filters,
          })
        : (await window.showOpenDialog({ filters, canSelectMany: false }))?.[0];
    if (!file) return;
    tell(await this.service.request('hawashi/copyTagger', { uri: root, file: file.toString(), way }));
  }

  private async forget(root: string): Promise<void> {
    const isMeant = await askBefore(
      l10n.t('Throw the tagger of this corpus away?'),
      l10n.t('It can be trained again from the annotations at any time.'),
      l10n.t('Throw Away'),
    );
    if (isMeant !== undefined) tell(await this.service.request('hawashi/forgetTagger', { uri: root }));
  }

  dispose(): void {
    for (const command of this.commands) command.dispose();
    this.pages.dispose();
  }
}

function tell(result: LearningResult | undefined): void {
  if (!result) return;
  const words = l10n.t('Hawashi: {0}', result.message);
  void (result.done ? showInformationMessage(words) : showErrorMessage(words));
}
