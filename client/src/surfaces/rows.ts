/** Rows of trees, code lenses, items of the status bar: VS Code makes icons of `$(name)` in them, and mark-up of tooltips. */
import {
  CodeLens,
  MarkdownString,
  TreeItem,
  window,
  type Command,
  type Range,
  type StatusBarAlignment,
  type StatusBarItem,
  type TreeView,
  type TreeViewOptions,
} from 'vscode';
import { joined, plain } from '../../../server/src/messages/markdown.js';
import { guarded } from './guarded.js';
import { besideName, shown } from './plainText.js';

const orShown = <T>(text: T): T | string => (typeof text === 'string' ? shown(text) : text);

/** What a row of a tree shows: plain texts, and what VS Code asks beside. */
export interface TreeRow extends Omit<Partial<TreeItem>, 'label' | 'description' | 'tooltip'> {
  readonly label: string;
  /** What stands beside the label, in parts; what is empty is left out. */
  readonly description?: readonly (string | undefined)[];
  /** Lines; what is empty is left out. */
  readonly tooltip?: readonly (string | undefined)[];
}

export function treeItem({ label, description = [], tooltip = [], ...others }: TreeRow): TreeItem {
  const { accessibilityInformation: told } = others;
  const beside = besideName(description);
  const lines = tooltip.filter((line) => line !== undefined && line !== '').map((line) => shown(line!));
  return Object.assign(new TreeItem(shown(label)), {
    ...others,
    ...(beside !== '' && { description: beside }),
    ...(lines.length > 0 && { tooltip: lines.join('\n') }),
    ...(told && { accessibilityInformation: { ...told, label: shown(told.label) } }),
  });
}

export const createTreeView = <T>(id: string, options: TreeViewOptions<T>): TreeView<T> =>
  guarded(window.createTreeView(id, options), { title: orShown, description: orShown, message: orShown });

/** A line above a text: plain, without a command where it only tells. */
export const codeLens = (range: Range, { title, ...command }: Command): CodeLens =>
  new CodeLens(range, { ...command, title: shown(title) });

/** An item of the status bar, of which all is set at once. */
export interface StatusItem {
  readonly icon?: string;
  readonly text: string;
  /** Plain paragraphs. */
  readonly tooltip: readonly string[];
}

/** A place in the status bar, of which `showStatus` alone sets what is read. */
export type StatusPlace = Omit<StatusBarItem, 'text' | 'tooltip'>;

export const createStatusBarItem = (id: string, side: StatusBarAlignment, priority: number): StatusPlace =>
  window.createStatusBarItem(id, side, priority);

/** Shows an item of the status bar so. */
export function showStatus(place: StatusPlace, { icon, text, tooltip }: StatusItem): void {
  const item = place as StatusBarItem;
  item.text = icon === undefined ? shown(text) : `$(${icon}) ${shown(text)}`;
  item.tooltip = new MarkdownString(joined(tooltip.map(plain), '\n\n'));
  item.show();
}
