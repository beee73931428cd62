/** One open concordance: searches for its page, and does with hits what the page leaves to VS Code. */
import {
  l10n,
  Uri,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type WebviewPanel,
} from 'vscode';
import type { CorpusSummary } from '../../../../server/src/protocol/corpus.js';
import type { WantedChange } from '../../../../server/src/protocol/changes.js';
import {
  parseFromConcordance,
  type FromConcordance,
  type ToConcordance,
} from '../../../messages/concordance.js';
import type { Changing } from '../../changes/changing.js';
import { pickEntity } from '../../editor/entityPick.js';
import { pickLabel } from '../../editor/labelPick.js';
import type { LanguageService } from '../../service/languageService.js';
import { readerOptions } from '../../settings.js';
import { showErrorMessage, showInformationMessage } from '../../surfaces/notices.js';
import { askFor, PageHost } from '../pageHost.js';
import type { ShowPlace } from '../showPlace.js';

const HISTORY = 'queries';
/** Queries that are remembered. */
const MOST_QUERIES = 50;

type Change = Extract<FromConcordance, { type: 'change' }>;
type Action = Extract<WantedChange, { kind: 'places' }>['action'];

export interface ConcordanceParts {
  readonly service: LanguageService;
  readonly changing: Changing;
  readonly showPlace: ShowPlace;
}

export class ConcordanceSession implements Disposable {
  private readonly page: PageHost<ToConcordance, FromConcordance>;
  private readonly disposables: readonly Disposable[];

  constructor(
    readonly corpus: CorpusSummary,
    readonly panel: WebviewPanel,
    private readonly parts: ConcordanceParts,
    private readonly context: Pick<ExtensionContext, 'extensionUri' | 'workspaceState'>,
    query: string,
  ) {
    const { service } = parts;
    const dist = Uri.joinPath(context.extensionUri, 'dist');
    const kind = {
      title: l10n.t('Hawashi Search'),
      dist,
      bundle: 'concordance',
      parse: parseFromConcordance,
    };
    this.page = new PageHost(panel.webview, kind, service.output, {
      receive: (message) => this.act(message),
      answer: (call) => askFor(service, corpus.root, call),
    });
    this.disposables = [
      this.page,
      service.onCorpusChanged((root) => {
        if (root === corpus.root) this.page.send({ type: 'changed' });
      }),
    ];
    const { root, labels } = corpus;
    const { fontFamily } = readerOptions();
    this.page.load([{ type: 'corpus', root, labels, query, history: this.history, fontFamily }]);
  }

  search(query: string): void {
    this.panel.reveal();
    if (query !== '') this.page.send({ type: 'search', query });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private get history(): readonly string[] {
    return this.context.workspaceState.get<readonly string[]>(HISTORY, []);
  }

  private async act(message: FromConcordance): Promise<void> {
    switch (message.type) {
      case 'ready':
        return;
      case 'searched':
        await this.remember(message.query);
        return;
      case 'open':
        return this.parts.showPlace(Uri.parse(message.uri), message.range);
      case 'change':
        return this.change(message);
      case 'save':
        return this.save(message);
    }
  }

  private async remember(query: string): Promise<void> {
    const others = this.history.filter((known) => known !== query);
    await this.context.workspaceState.update(HISTORY, [query, ...others].slice(0, MOST_QUERIES));
  }

  private async change({ action, example, search, view, hits }: Change): Promise<void> {
    const wanted = await this.actionOf(action, example);
    if (!wanted) return;
    const select = { by: 'hits' as const, search, view, hits };
    await this.parts.changing.propose(this.corpus.root, { kind: 'places', select, action: wanted });
  }

  private async actionOf(action: Change['action'], example: Change['example']): Promise<Action | undefined> {
    if (action === 'accept' || action === 'reject') return { kind: action };
    const { labels } = this.corpus;
    if (action === 'label') {
      const label = await pickLabel(labels, { title: l10n.t('Tag as'), current: example.label });
      return label && { kind: 'tag', label: label.name };
    }
    const item = { ...example, label: example.label ?? '' };
    const chosen = await pickEntity(this.parts.service, Uri.parse(example.uri), item, { mayBeNew: false });
    return chosen && 'canonical' in chosen ? { kind: 'link', entity: chosen.canonical } : undefined;
  }

  private async save({
    search,
    view,
    table,
    format,
  }: Extract<FromConcordance, { type: 'save' }>): Promise<void> {
    const folder = Uri.parse(this.corpus.root);
    const to = await window.showSaveDialog({
      defaultUri: Uri.joinPath(folder, `${table.of}.${format}`),
      filters: { [format.toUpperCase()]: [format] },
    });
    if (!to) return;
    const asked = { search, view, table, format, to: to.toString() };
    const result = await this.parts.service.request('hawashi/searchTable', asked);
    if (!result) return;
    const told = l10n.t('Hawashi: {0}', result.message);
    if (!result.done) return void showErrorMessage(told);
    // Not awaited: the message stays as long as the user likes.
    void showInformationMessage(told, l10n.t('Open')).then(async (chosen) => {
      if (chosen !== undefined) await window.showTextDocument(await workspace.openTextDocument(to));
    });
  }
}
