/** The pages about entities: one an entity, opened by a command, and again when the window is. */
import { l10n, ViewColumn, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { EntitySummary } from '../../../../server/src/protocol/entities.js';
import { nameShown } from '../../../../server/src/messages/shortening.js';
import { registerCommand } from '../../commands.js';
import { chooseEntity } from '../../editor/entityChoice.js';
import { createWebviewPanel } from '../../surfaces/panels.js';
import { chooseCorpus } from '../../views/chooseCorpus.js';
import { EntityPage, type EntityPageParts } from './entityPage.js';

const KIND = 'hawashi.entity';

export class EntityPages implements Disposable {
  /** By address of the corpus and id. */
  private readonly pages = new Map<string, EntityPage>();
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly context: Pick<ExtensionContext, 'extensionUri'>,
    private readonly parts: EntityPageParts,
  ) {
    this.disposables = [
      registerCommand('showEntity', (argument?: unknown) => this.show(argument)),
      window.registerWebviewPanelSerializer(KIND, {
        deserializeWebviewPanel: (panel, remembered) => this.reopen(panel, remembered),
      }),
    ];
  }

  private async show(argument: unknown): Promise<void> {
    const { root, entity } = (argument ?? {}) as { readonly root?: unknown; readonly entity?: unknown };
    if (typeof root === 'string' && isEntity(entity)) return this.open(root, entity);
    const { service, corpora } = this.parts;
    const corpus = await chooseCorpus(corpora, undefined, l10n.t('Corpus of the entity'));
    const chosen =
      corpus && (await chooseEntity(service, corpus.root, { title: l10n.t('Show which entity?') }));
    if (corpus && chosen) this.open(corpus.root, chosen);
  }

  private open(root: string, { id, name }: Pick<EntitySummary, 'id' | 'name'>): void {
    const open = this.pages.get(keyOf(root, id));
    if (open) return open.panel.reveal();
    const column = window.tabGroups.activeTabGroup.viewColumn ?? ViewColumn.Active;
    // The tab, the filter and the place scrolled to survive a hidden tab.
    const options = { retainContextWhenHidden: true, enableFindWidget: true };
    this.begin(root, id, createWebviewPanel(KIND, nameShown(name), column, options));
  }

  private begin(root: string, id: string, panel: WebviewPanel): void {
    const labels = this.parts.corpora.summaries.find((corpus) => corpus.root === root)?.labels ?? [];
    const page = new EntityPage({ root, id, labels }, panel, this.parts, this.context.extensionUri);
    this.pages.set(keyOf(root, id), page);
    panel.onDidDispose(() => {
      this.pages.delete(keyOf(root, id));
      page.dispose();
    });
  }

  private async reopen(panel: WebviewPanel, remembered: unknown): Promise<void> {
    await this.parts.corpora.refresh();
    const { root, id } = (remembered ?? {}) as { readonly root?: unknown; readonly id?: unknown };
    const corpus = this.parts.corpora.summaries.find((one) => one.root === root);
    if (corpus && typeof id === 'string' && !this.pages.has(keyOf(corpus.root, id)))
      this.begin(corpus.root, id, panel);
    else panel.dispose();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    for (const { panel } of [...this.pages.values()]) panel.dispose();
  }
}

const keyOf = (root: string, id: string): string => `${root} ${id}`;

function isEntity(value: unknown): value is Pick<EntitySummary, 'id' | 'name'> {
  const { id, name } = (value ?? {}) as { readonly id?: unknown; readonly name?: unknown };
  return typeof id === 'string' && typeof name === 'string';
}
