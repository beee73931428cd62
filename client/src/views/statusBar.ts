/** The status bar: what stands at the caret, how far the document is, its date, its status. */
import { l10n, StatusBarAlignment, ThemeColor, type Disposable } from 'vscode';
import { commandId, type CommandName } from '../../actions/actions.js';
import type { Item } from '../../../server/src/protocol/items.js';
import type { DocumentDate, DocumentState } from '../../../server/src/protocol/state.js';
import type { ActiveDocument } from '../editor/activeDocument.js';
import { labelsByState, labelsDone } from '../../annotating/completeness.js';
import { STATUS_ICONS, STATUS_WORDS } from './statusWords.js';
import { isolated } from '../sentences.js';
import { createStatusBarItem, showStatus, type StatusPlace } from '../surfaces/rows.js';

/** Left of the editor's own items (caret place, encoding), which have 100 and more. */
const PRIORITY = 110;

export class StatusBar implements Disposable {
  private readonly disposables: Disposable[] = [];
  private readonly caret = this.item('caret', l10n.t('Hawashi: at the Caret'), 4, 'changeLabel');
  private readonly progress = this.item('progress', l10n.t('Hawashi: Progress'), 3, 'nextSuggestion');
  private readonly labels = this.item('labels', l10n.t('Hawashi: Complete Labels'), 2, 'setExhaustive');
  private readonly date = this.item('date', l10n.t('Hawashi: Document Date'), 1, 'setDate');
  private readonly status = this.item('status', l10n.t('Hawashi: Document Status'), 0, 'setStatus');

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

  private item(id: string, name: string, place: number, command: CommandName): StatusPlace {
    const item = createStatusBarItem(`hawashi.${id}`, StatusBarAlignment.Right, PRIORITY + place);
    item.name = name;
    item.command = commandId(command);
    this.disposables.push(item);
    return item;
  }

  private show(state: DocumentState | undefined): void {
    if (!state) {
      for (const item of [this.caret, this.progress, this.labels, this.date, this.status]) item.hide();
      return;
    }
    this.showProgress(state);
    showLabels(this.labels, state);
    showDate(this.date, state.date);
    showStatus(this.status, {
      icon: STATUS_ICONS[state.status],
      text: STATUS_WORDS[state.status],
      tooltip: [l10n.t('Status of the document. Click to set it.')],
    });
  }

  private showProgress({ counts, annotator, document, questions, trouble, isReading }: DocumentState): void {
    const open = questions?.filter(({ settled }) => settled === undefined).length ?? 0;
    const { annotated, suggestions, rejected } = counts;
    const decided = annotated + rejected;
    const share = decided + suggestions === 0 ? 100 : Math.floor((100 * decided) / (decided + suggestions));
    const icon = trouble ? 'warning' : isReading ? 'sync~spin' : 'tag';
    const left = isReading ? l10n.t('reading the text…') : l10n.t('{0} left', suggestions);
    showStatus(this.progress, {
      icon,
      text: `${l10n.t('{0} annotated', annotated)} · ${left}`,
      tooltip: [
        document ?? l10n.t('Not part of a corpus: annotations are not stored.'),
        l10n.t(
          '{0} % decided: {1} annotated, {2} rejected, {3} left',
          share,
          annotated,
          rejected,
          suggestions,
        ),
        ...(open > 0 ? [l10n.t('Open questions: {0}', open)] : []),
        l10n.t('Annotator: {0}', isolated(annotator)),
        ...(trouble ? [trouble] : []),
        l10n.t('Click for the next suggestion.'),
      ],
    });
    this.progress.backgroundColor = trouble ? new ThemeColor('statusBarItem.warningBackground') : undefined;
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
    showStatus(this.caret, {
      text: value === undefined ? path : `${path}: ${isolated(value)}`,
      tooltip: [
        l10n.t('What stands at the caret, outermost first; ? marks a suggestion. Click to change the label.'),
      ],
    });
  }
}

function showLabels(item: StatusPlace, { labels, exhaustive, items }: DocumentState): void {
  const count = labelsDone(labels, exhaustive);
  if (!count || !exhaustive) {
    item.hide();
    return;
  }
  const annotated = new Set(items.flatMap(({ kind, label }) => (kind === 'annotation' ? label : [])));
  const by = labelsByState(labels, exhaustive, annotated);
  const line = (words: string, of: readonly { readonly name: string }[]): string[] =>
    of.length > 0 ? [`${words}: ${of.map(({ name }) => name).join(', ')}`] : [];
  showStatus(item, {
    icon: 'checklist',
    text: l10n.t('{0} of {1} labels', count.done, count.of),
    tooltip: [
      ...line(l10n.t('Complete'), by.exhaustive),
      ...line(l10n.t('Begun'), by.begun),
      ...line(l10n.t('Not begun'), by.untouched),
      l10n.t('What is not complete is no evidence for scores and training. Click to say which labels are.'),
    ],
  });
}

function showDate(item: StatusPlace, date: DocumentDate | undefined): void {
  const source = !date
    ? l10n.t('Relative dates cannot be resolved without the date of the document. Click to set it.')
    : date.source === 'inferred'
      ? date.reason
        ? l10n.t('Date inferred from the text: {0}. Click to set it.', isolated(date.reason))
        : l10n.t('Date inferred from the text. Click to set it.')
      : l10n.t('Date of the document, from documents.json. Click to set it.');
  const inferred = date?.source === 'inferred' ? ' ?' : '';
  showStatus(item, {
    icon: 'calendar',
    text: date ? date.value + inferred : l10n.t('no date'),
    tooltip: [source],
  });
}
