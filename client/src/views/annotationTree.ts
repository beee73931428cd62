/** The tree of the active document's annotations and suggestions: by label, by entity, by an attribute's values, in text order. */
import {
  l10n,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeItem,
  TreeItemCollapsibleState,
  type Disposable,
  type Memento,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import { commandId } from '../../actions/actions.js';
import { attributeMessage } from '../../../server/src/annotation/attributeMessage.js';
import { confidenceMessage } from '../../../server/src/annotation/confidenceMessage.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentState } from '../../../server/src/protocol/state.js';
import { registerCommand } from '../commands.js';
import { attributeMark, attributeWords } from '../../annotating/attributes.js';
import { tierOf } from '../../annotating/layers.js';
import { labelColor } from '../editor/palette.js';
import { drawSettings } from '../settings.js';
import type { ActiveDocument } from '../editor/activeDocument.js';
import { AfterTyping } from '../service/afterTyping.js';
import { groups, type Grouping, type ItemGroup } from './grouping.js';
import { isolated, say } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showQuickPick } from '../surfaces/picks.js';
import { createTreeView, treeItem } from '../surfaces/rows.js';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { nameShown } from '../../../server/src/messages/shortening.js';

interface GroupRow {
  readonly kind: 'group';
  readonly group: ItemGroup;
  readonly items: readonly ItemRow[];
}

/** `uri` and `id` make a row the argument of any command on items. */
interface ItemRow {
  readonly kind: 'item';
  readonly uri: string;
  readonly id: string;
  readonly item: Item;
  parent?: GroupRow;
}

type AnnotationRow = GroupRow | ItemRow;

const GROUPING = 'hawashi.annotations.grouping';

const ICON = {
  annotation: 'circle-filled',
  suggestion: 'circle-outline',
  doubtful: 'question',
  misplaced: 'warning',
};

export class AnnotationTree implements TreeDataProvider<AnnotationRow>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private readonly disposables: Disposable[];
  private readonly view: TreeView<AnnotationRow>;
  private readonly afterTyping = new AfterTyping();
  private state: DocumentState | undefined;
  private rows: readonly AnnotationRow[] = [];
  private itemRows = new Map<string, ItemRow>();

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    active: ActiveDocument,
    private readonly memory: Memento,
  ) {
    this.view = createTreeView<AnnotationRow>('hawashi.annotations', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.disposables = [
      this.changed,
      this.view,
      this.afterTyping,
      active.onDidChange((state) =>
        this.afterTyping.next(active.uri?.toString() ?? '', state, () => this.show(active.state)),
      ),
      active.onDidMoveCaret((items) => void this.follow(items[0])),
      registerCommand('groupByLabel', () => this.groupBy('label')),
      registerCommand('groupByEntity', () => this.groupBy('entity')),
      registerCommand('groupByOrder', () => this.groupBy('order')),
      registerCommand('groupByAttribute', () => this.groupByAttribute()),
    ];
    this.show(active.state);
  }

  getChildren(row?: AnnotationRow): AnnotationRow[] {
    if (!row) return [...this.rows];
    return row.kind === 'group' ? [...row.items] : [];
  }

  getParent(row: AnnotationRow): AnnotationRow | undefined {
    return row.kind === 'item' ? row.parent : undefined;
  }

  getTreeItem(row: AnnotationRow): TreeItem {
    return row.kind === 'group' ? this.groupItem(row.group) : this.itemItem(row);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async groupBy(grouping: Grouping): Promise<void> {
    await this.memory.update(GROUPING, grouping);
    this.show(this.state);
  }

  private async groupByAttribute(): Promise<void> {
    const definitions = (this.state?.attributeDefinitions ?? []).filter(
      ({ labels, relations }) => labels !== undefined || relations === undefined,
    );
    if (definitions.length === 0) {
      void showInformationMessage(l10n.t('Hawashi: the corpus defines no attributes of annotations.'));
      return;
    }
    const picked = await showQuickPick(
      definitions.map(({ name, description }) => ({ label: name, description, name })),
      { title: l10n.t('By the values of which attribute?') },
    );
    if (picked) await this.groupBy({ attribute: picked.name });
  }

  /** The values of an attribute in the order in which its definition has them. */
  private valuesOf(grouping: Grouping): readonly unknown[] {
    if (typeof grouping !== 'object') return [];
    const definition = this.state?.attributeDefinitions.find(({ name }) => name === grouping.attribute);
    return definition?.type === 'flag' ? [true, false] : (definition?.values ?? []).map(({ name }) => name);
  }

  private show(state: DocumentState | undefined): void {
    this.state = state;
    this.view.description =
      state && l10n.t('{0} annotated, {1} left', state.counts.annotated, state.counts.suggestions);
    this.view.message = state?.trouble;
    const items = state?.items ?? [];
    const rowOf = (item: Item): ItemRow => ({ kind: 'item', uri: state!.uri, id: item.id, item });
    const grouping = this.memory.get<Grouping>(GROUPING, 'label');
    const labels = state?.labels.map((label) => label.name) ?? [];
    this.rows =
      grouping === 'order'
        ? items.map(rowOf)
        : groups(items, grouping, labels, this.valuesOf(grouping)).map((group) => {
            const row: GroupRow = { kind: 'group', group, items: group.items.map(rowOf) };
            for (const item of row.items) item.parent = row;
            return row;
          });
    this.itemRows = new Map(
      this.rows.flatMap((row) => (row.kind === 'item' ? [row] : row.items)).map((row) => [row.id, row]),
    );
    this.changed.fire(undefined);
  }

  /** Keeps the row of the item at the caret in sight, without taking the focus or opening anything. */
  private async follow(item: Item | undefined): Promise<void> {
    const row = item && this.itemRows.get(item.id);
    if (!row || !this.view.visible) return;
    try {
      await this.view.reveal(row, { select: true, focus: false });
    } catch {
      // The tree was rebuilt meanwhile: the row is of the past.
    }
  }

  private titleOf({ title, key, value }: ItemGroup): string {
    const grouping = this.memory.get<Grouping>(GROUPING, 'label');
    if (typeof grouping !== 'object') return title;
    const { attribute } = grouping;
    return key === attribute
      ? l10n.t('without {0}', isolated(attribute))
      : say(attributeMessage(attribute, value));
  }

  private groupItem(group: ItemGroup): TreeItem {
    const title = this.titleOf(group);
    const open = group.items.filter((candidate) => candidate.kind === 'suggestion').length;
    const total = group.items.length;
    const definition = this.state?.labels.find((label) => label.name === group.label);
    const words = title === group.label ? definition?.description : group.label;
    return treeItem({
      id: `group ${this.state?.uri ?? ''} ${group.key}`,
      label: nameShown(title),
      description: [words, open > 0 ? l10n.t('{0} of {1}', total - open, total) : String(total)],
      tooltip: [title],
      collapsibleState: TreeItemCollapsibleState.Expanded,
      contextValue: 'group',
      iconPath: new ThemeIcon('tag', themeColor(definition)),
    });
  }

  private itemItem({ uri, id, item, parent }: ItemRow): TreeItem {
    const { label, text, value, note, name, kind } = item;
    const definition = this.state?.labels.find((one) => one.name === label);
    const sureness = kind === 'suggestion' ? say(confidenceMessage(item)) : undefined;
    const description = [
      parent?.group.title === label ? undefined : label,
      item.valueText ?? value,
      attributeMark(item.attributes) || undefined,
      kind === 'suggestion' ? surenessIn(item) : undefined,
    ];
    return treeItem({
      id: `item ${uri} ${id}`,
      label: nameShown(text),
      description,
      tooltip: [
        `${label}: ${isolated(text)}`,
        name,
        value,
        ...attributeWords(item.attributes, say),
        note,
        sureness,
        ...(item.reasons ?? []),
      ],
      contextValue: kind,
      accessibilityInformation: {
        label:
          kind === 'suggestion'
            ? l10n.t('suggestion {0} {1}. {2}', isolated(label), isolated(text), sureness ?? '')
            : l10n.t('annotation {0} {1}', isolated(label), isolated(text)),
      },
      iconPath: new ThemeIcon(ICON[tierOf(item, drawSettings().lowConfidence)], themeColor(definition)),
      command: { command: commandId('revealItem'), title: l10n.t('Reveal'), arguments: [{ uri, id }] },
    });
  }
}

/** How sure a suggestion is, short: of the label and of the borders apart, where they are known apart. */
function surenessIn({ confidence, labelConfidence, borderConfidence }: Item): string | undefined {
  const percent = (part: number): number => Math.round(part * 100);
  if (labelConfidence !== undefined && borderConfidence !== undefined)
    return l10n.t('{0} %, borders {1} %', percent(labelConfidence), percent(borderConfidence));
  return confidence === undefined ? undefined : l10n.t('{0} %', percent(confidence));
}

/** A label's colour where the theme has it: icons take no other. */
function themeColor(definition: LabelDefinition | undefined): ThemeColor | undefined {
  const color = labelColor(definition);
  return color instanceof ThemeColor ? color : undefined;
}
