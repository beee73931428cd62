/** In the status bar: how far the annotator is with the documents that the plan of the corpus assigns to them. */
import { l10n, StatusBarAlignment, type Disposable } from 'vscode';
import { commandId } from '../../actions/actions.js';
import type { ActiveDocument } from '../editor/activeDocument.js';
import { isolated } from '../sentences.js';
import { createStatusBarItem, showStatus } from '../surfaces/rows.js';
import type { Corpora } from './corpora.js';

/** Behind what VS Code says of the folder: what is said of the document is at the other end. */
const PRIORITY = 0;

export class AssignmentStatus implements Disposable {
  private readonly item = createStatusBarItem('hawashi.assignment', StatusBarAlignment.Left, PRIORITY);
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly corpora: Corpora,
    private readonly active: ActiveDocument,
  ) {
    this.item.name = l10n.t('Hawashi: Assigned Documents');
    this.item.command = commandId('nextDocument');
    const show = () => this.show();
    this.disposables = [this.item, corpora.onDidChange(show), active.onDidChange(show)];
    show();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private show(): void {
    const corpus = this.corpora.of(this.active.uri) ?? this.corpora.summaries[0];
    const { assignment, annotator } = corpus ?? {};
    if (!assignment || (assignment.assigned === 0 && assignment.toAdjudicate === 0)) return this.item.hide();
    const { assigned, done, toAdjudicate, deadline } = assignment;
    const parts = [
      ...(assigned > 0 ? [l10n.t('{0} of {1} of yours done', done, assigned)] : []),
      ...(toAdjudicate > 0 ? [l10n.t('{0} to be adjudicated', toAdjudicate)] : []),
    ];
    showStatus(this.item, {
      icon: 'tasklist',
      text: parts.join(' · '),
      tooltip: [
        l10n.t('What assignment.json assigns to {0}.', isolated(annotator ?? '')),
        ...(deadline === undefined ? [] : [l10n.t('To be done until {0}.', deadline)]),
        l10n.t('Click for the next document.'),
      ],
    });
  }
}
