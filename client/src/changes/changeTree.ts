/** The tree of a planned change: its documents and places with ticks, and what becomes of the entities. */
import {
  EventEmitter,
  l10n,
  ThemeIcon,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  type Disposable,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';
import type { ChangedDocument } from '../../../server/src/protocol/changes.js';
import { editorRange } from '../editor/ranges.js';
import { createTreeView, treeItem } from '../surfaces/rows.js';
import type { PlannedChange } from './plannedChange.js';

type ChangeRow =
  | { readonly kind: 'entity'; readonly line: string }
  | { readonly kind: 'document'; readonly document: ChangedDocument }
  | { readonly kind: 'place'; readonly document: ChangedDocument; readonly place: number };

/** Documents up to this many are unfolded at once. */
const MOST_UNFOLDED = 10;

export class ChangeTree implements TreeDataProvider<ChangeRow>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  /** Before the view is made, which looks for it then. */
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = createTreeView<ChangeRow>('hawashi.changes', {
    treeDataProvider: this,
    manageCheckboxStateManually: true,
    showCollapseAll: true,
  });
  private readonly disposables: Disposable[];
  private shown: PlannedChange | undefined;

  constructor() {
    this.disposables = [
      this.changed,
      this.view,
      this.view.onDidChangeCheckboxState(({ items }) => {
        for (const [row, state] of items) {
          if (row.kind === 'entity') continue;
          const place = row.kind === 'place' ? row.place : undefined;
          this.shown?.tick(row.document, state === TreeItemCheckboxState.Checked, place);
        }
        this.refresh();
      }),
    ];
  }

  /** Shows a change, or none. */
  show(change: PlannedChange | undefined): void {
    this.shown = change;
    this.refresh();
  }

  private refresh(): void {
    const { shown } = this;
    const { places, documents } = shown?.total ?? { places: 0, documents: 0 };
    this.view.message = shown?.plan.title;
    this.view.description = shown && l10n.t('{0} places in {1} documents', places, documents);
    this.changed.fire(undefined);
  }

  getChildren(row?: ChangeRow): ChangeRow[] {
    const plan = this.shown?.plan;
    if (!plan) return [];
    if (!row)
      return [
        ...plan.entities.map((line) => ({ kind: 'entity', line }) as const),
        ...plan.documents.map((document) => ({ kind: 'document', document }) as const),
      ];
    if (row.kind !== 'document') return [];
    const { document } = row;
    return document.places.map((_, place) => ({ kind: 'place', document, place }));
  }

  getTreeItem(row: ChangeRow): TreeItem {
    switch (row.kind) {
      case 'entity':
        return treeItem({ label: row.line, iconPath: new ThemeIcon('references') });
      case 'document':
        return this.documentItem(row.document);
      case 'place':
        return this.placeItem(row);
    }
  }

  private documentItem(document: ChangedDocument): TreeItem {
    const { name, uri, places, isDone } = document;
    const count = this.shown?.count(document) ?? 0;
    const isFew = (this.shown?.plan.documents.length ?? 0) <= MOST_UNFOLDED;
    return treeItem({
      id: `change ${uri}`,
      label: name,
      description: [l10n.t('{0} of {1}', count, places.length), isDone ? l10n.t('done') : undefined],
      tooltip: [name, isDone ? l10n.t('This document is done: tick it to change it.') : undefined],
      checkboxState: {
        state: count > 0 ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
        accessibilityInformation: { label: name },
      },
      collapsibleState: isFew ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    });
  }

  private placeItem({ document, place }: Extract<ChangeRow, { kind: 'place' }>): TreeItem {
    const { text, context, range } = document.places[place]!;
    const isTicked = this.shown?.isTicked(document, place) === true;
    return treeItem({
      id: `change ${document.uri} ${place}`,
      label: context,
      description: [String(range.start.line + 1)],
      tooltip: [text, context],
      checkboxState: {
        state: isTicked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
        accessibilityInformation: { label: `${text}, ${context}` },
      },
      command: {
        command: 'vscode.open',
        title: l10n.t('Open'),
        arguments: [Uri.parse(document.uri), { selection: editorRange(range), preview: true }],
      },
    });
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
