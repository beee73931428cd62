/** The status bar: what stands at the caret, how far the document is, its date, its status. */
import {
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
  type Disposable,
  type StatusBarItem,
} from 'vscode';
import { commandId, type Command } from '../../actions/actions.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentDate, DocumentState } from '../../../server/src/protocol/state.js';
import type { ActiveDocument } from '../editor/activeDocument.js';
import { STATUS_ICONS, STATUS_WORDS } from './corpusTree.js';

/** Left of the editor's own items (caret place, encoding), which have 100 and more. */
const PRIORITY = 110;

export class StatusBar implements Disposable {
  private readonly disposables: Disposable[] = [];
  private readonly caret = this.item('caret', 'Hawashi: at the Caret', 3, 'changeLabel');
  private readonly progress = this.item('progress', 'Hawashi: Progress', 2, 'nextSuggestion');
  private readonly date = this.item('date', 'Hawashi: Document Date', 1, 'setDate');
  private readonly status = this.item('status', 'Hawashi: Document Status', 0, 'setStatus');

  constructor(active: ActiveDocument) {
    this.disposables.push(
      active.onDidChange((state) => this.show(state)),
      active.onDidMoveCaret((items) => this.showCaret(items)),
    );
    this.show(active.state);
    this.showCaret(active.itemsAtCaret());
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private item(id: string, name: string, place: number, command: Command): StatusBarItem {
    const item = window.createStatusBarItem(`hawashi.${id}`, StatusBarAlignment.Right, PRIORITY + place);
    item.name = name;
    item.command = commandId(command);
    this.disposables.push(item);
    return item;
  }

  private show(state: DocumentState | undefined): void {
    if (!state) {
      for (const item of [this.caret, this.progress, this.date, this.status]) item.hide();
      return;
    }
    this.showProgress(state);
    showDate(this.date, state.date);
    this.status.text = `$(${STATUS_ICONS[state.status]}) ${STATUS_WORDS[state.status]}`;
    this.status.tooltip = 'Status of the document. Click to set it.';
    this.status.show();
  }

  private showProgress({ counts, annotator, document, trouble, isReading }: DocumentState): void {
    const { annotated, suggestions, rejected } = counts;
    const decided = annotated + rejected;
    const share = decided + suggestions === 0 ? 100 : Math.floor((100 * decided) / (decided + suggestions));
    const icon = trouble ? 'warning' : isReading ? 'sync~spin' : 'tag';
    const left = isReading ? 'reading the text…' : `${suggestions} left`;
    this.progress.text = `$(${icon}) ${annotated} annotated · ${left}`;
    const tooltip = new MarkdownString();
    tooltip.appendText(document ?? 'Not part of a corpus: annotations are not stored.');
    tooltip.appendMarkdown(
      `\n\n${share} % decided: ${annotated} annotated, ${rejected} rejected, ${suggestions} left`,
    );
    tooltip.appendMarkdown('\n\nAnnotator: ').appendText(annotator);
    if (trouble) tooltip.appendMarkdown('\n\n').appendText(trouble);
    tooltip.appendMarkdown('\n\nClick for the next suggestion.');
    this.progress.tooltip = tooltip;
    this.progress.backgroundColor = trouble ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.progress.show();
  }

  private showCaret(items: readonly Item[]): void {
    const innermost = items[0];
    if (!innermost) {
      this.caret.hide();
      return;
    }
    // The innermost last, as one reads a path; marks keep the Arabic apart from what follows it.
    const path = items
      .map((item) => item.label + (item.kind === 'suggestion' ? '?' : ''))
      .reverse()
      .join(' › ');
    const value = innermost.valueText ?? innermost.value ?? innermost.name;
    this.caret.text = value === undefined ? path : `${path}: \u2068${value}\u2069`;
    this.caret.tooltip =
      'What stands at the caret, outermost first; ? marks a suggestion. Click to change the label.';
    this.caret.show();
  }
}

function showDate(item: StatusBarItem, date: DocumentDate | undefined): void {
  item.text = date
    ? `$(calendar) ${date.value}${date.source === 'inferred' ? ' ?' : ''}`
    : '$(calendar) no date';
  const source = !date
    ? 'Relative dates cannot be resolved without the date of the document.'
    : date.source === 'inferred'
      ? `Date inferred from the text${date.reason ? `: ${date.reason}` : ''}.`
      : 'Date of the document, from documents.json.';
  item.tooltip = `${source} Click to set it.`;
  item.show();
}
