/** The tree of a corpus' entities: by label or by frequency, each with its spellings, its link and where it is mentioned. */
import {
  EventEmitter,
  l10n,
  type Disposable,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';
import type { EntityRow } from '../../../server/src/protocol/entities.js';
import { registerCommand } from '../commands.js';
import type { LanguageService } from '../service/languageService.js';
import { createTreeView } from '../surfaces/rows.js';
import type { Corpora } from '../views/corpora.js';
import { detailsOf, itemOf, type EntityItemRow, type LabelRow, type TreeRow } from './entityRows.js';

type Grouping = 'label' | 'frequency';
const GROUPING = 'hawashi.entities.grouping';

export class EntityTree implements TreeDataProvider<TreeRow>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  /** Before the view is made, which looks for it then. */
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = createTreeView<TreeRow>('hawashi.entities', {
    treeDataProvider: this,
    showCollapseAll: true,
    canSelectMany: true,
  });
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly service: LanguageService,
    private readonly corpora: Corpora,
    private readonly memory: Memento,
  ) {
    const refresh = (): void => this.changed.fire(undefined);
    this.disposables = [
      this.changed,
      this.view,
      // What documents say of entities changes with every decision; a view that is not seen asks nothing.
      corpora.onDidChange(refresh),
      registerCommand('entitiesByLabel', () => this.groupBy('label')),
      registerCommand('entitiesByFrequency', () => this.groupBy('frequency')),
    ];
  }

  private async groupBy(grouping: Grouping): Promise<void> {
    await this.memory.update(GROUPING, grouping);
    this.changed.fire(undefined);
  }

  async getChildren(row?: TreeRow): Promise<TreeRow[]> {
    const { summaries } = this.corpora;
    if (!row && summaries.length > 1) return summaries.map(({ root }) => ({ kind: 'corpus', root }));
    const root = row?.root ?? summaries[0]?.root;
    if (root === undefined) return [];
    switch (row?.kind) {
      case undefined:
      case 'corpus':
        return this.entities(root);
      case 'label':
        return row.entities.map((entity) => ({ kind: 'entity', root, entity }));
      case 'entity':
        return this.details(row);
      case 'document':
        return row.document.places.map((place) => ({ ...row, kind: 'place', place }));
      default:
        return [];
    }
  }

  private async entities(root: string): Promise<TreeRow[]> {
    const list = await this.service.request('hawashi/entityList', { uri: root });
    this.view.message = list === null ? l10n.t('Looking through the corpus…') : undefined;
    const sorted = [...(list ?? [])].sort((a, b) => b.count - a.count);
    this.view.description = sorted.length > 0 ? String(sorted.length) : undefined;
    if (this.memory.get<Grouping>(GROUPING, 'label') === 'frequency')
      return sorted.map((entity): EntityItemRow => ({ kind: 'entity', root, entity }));
    return this.labels(root, sorted);
  }

  /** In the order of the corpus' labels, then others. */
  private labels(root: string, sorted: readonly EntityRow[]): LabelRow[] {
    const byLabel = new Map<string, EntityRow[]>(this.labelsOf(root).map(({ name }) => [name, []]));
    for (const entity of sorted) {
      const group = byLabel.get(entity.label);
      if (group) group.push(entity);
      else byLabel.set(entity.label, [entity]);
    }
    return [...byLabel]
      .filter(([, entities]) => entities.length > 0)
      .map(([label, entities]) => ({ kind: 'label', root, label, entities }));
  }

  private async details({ root, entity }: EntityItemRow): Promise<TreeRow[]> {
    const profile = await this.service.request('hawashi/entityProfile', { uri: root, entity: entity.id });
    return profile ? detailsOf(root, profile) : [];
  }

  private labelsOf(root: string) {
    return this.corpora.summaries.find((corpus) => corpus.root === root)?.labels ?? [];
  }

  getTreeItem(row: TreeRow): TreeItem {
    const label = row.kind === 'label' ? row.label : row.kind === 'entity' ? row.entity.label : undefined;
    const definition = this.labelsOf(row.root).find(({ name }) => name === label);
    return itemOf(row, definition);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
