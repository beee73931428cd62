/** Changes over all documents of a corpus: asked for, planned by the server, looked at, and carried out or given up. */
import { commands, l10n, ProgressLocation, type Disposable, type Uri } from 'vscode';
import type { ChangeResult, WantedChange } from '../../../server/src/protocol/changes.js';
import type { Requests } from '../../../server/src/protocol/requests.js';
import { registerCommand } from '../commands.js';
import type { LanguageService } from '../service/languageService.js';
import {
  showErrorMessage,
  showInformationMessage,
  showWarningMessage,
  withProgress,
} from '../surfaces/notices.js';
import { ChangeTree } from './changeTree.js';
import { Passages } from './passages.js';
import { PlannedChange } from './plannedChange.js';

/** When the tree and its buttons are there. */
const IS_PLANNED = 'hawashi.changePlanned';

/** Things not done that are told one by one; of more, how many. */
const MOST_TOLD = 5;

export class Changing implements Disposable {
  private readonly tree = new ChangeTree();
  private readonly passages = new Passages();
  private readonly disposables: readonly Disposable[];
  private planned: PlannedChange | undefined;

  constructor(
    private readonly service: LanguageService,
    /** The corpus that a command means where it names none. */
    private readonly corpusMeant: () => string | undefined,
  ) {
    this.disposables = [
      this.tree,
      this.passages,
      registerCommand(
        'proposeChange',
        (asked?: Partial<Requests['hawashi/planChange'][0]>) =>
          asked?.uri !== undefined && asked.change && this.propose(asked.uri, asked.change),
      ),
      registerCommand('applyChange', () => this.apply()),
      registerCommand('discardChange', () => this.end()),
      registerCommand('showChange', () => this.planned && this.passages.show(this.planned)),
      registerCommand('undoChange', () => this.undo()),
    ];
  }

  /** Plans a change over the corpus of a document or folder, and shows what it would do to its documents; none is changed yet. */
  async propose(uri: Uri | string, change: WantedChange): Promise<void> {
    const options = {
      location: ProgressLocation.Notification,
      title: l10n.t('Hawashi: looking through the corpus…'),
      cancellable: true,
    };
    const plan = await withProgress(options, (_, token) =>
      this.service.request('hawashi/planChange', { uri: uri.toString(), change }, token),
    );
    if (!plan) return;
    if ('refusal' in plan) {
      void showInformationMessage(l10n.t('Hawashi: {0}', plan.refusal));
      return;
    }
    await this.end();
    this.planned = new PlannedChange(this.service, plan);
    // What concerns the list of entities alone is nothing to look through; it can be taken back as all else.
    if (plan.documents.length === 0) return this.apply();
    await commands.executeCommand('setContext', IS_PLANNED, true);
    this.tree.show(this.planned);
    await commands.executeCommand('hawashi.changes.focus');
    await this.passages.show(this.planned);
  }

  private async apply(): Promise<void> {
    const { planned } = this;
    if (!planned) return;
    const options = { location: ProgressLocation.Notification, title: planned.plan.title };
    const result = await withProgress(options, () => planned.apply());
    if (result?.done) await this.end();
    await this.tell(result);
  }

  private async undo(): Promise<void> {
    const uri = this.corpusMeant();
    if (uri !== undefined) await this.tell(await this.service.request('hawashi/undoChange', { uri }), false);
  }

  private async tell(result: ChangeResult | undefined, mayUndo = true): Promise<void> {
    if (!result) return;
    const { done, message, told } = result;
    const rest = told.length - MOST_TOLD;
    const said = [...told.slice(0, MOST_TOLD), ...(rest > 0 ? [l10n.t('{0} more.', rest)] : [])];
    const whole = l10n.t('Hawashi: {0}', [message, ...said].join(' '));
    if (!done) return void showErrorMessage(whole);
    const show = told.length > 0 ? showWarningMessage : showInformationMessage;
    const undo = l10n.t('Undo');
    const chosen = await show(whole, ...(mayUndo ? [undo] : []));
    if (chosen === undo) await this.undo();
  }

  private async end(): Promise<void> {
    this.planned?.dispose();
    this.planned = undefined;
    await this.passages.close();
    this.tree.show(undefined);
    await commands.executeCommand('setContext', IS_PLANNED, false);
  }

  dispose(): void {
    this.planned?.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }
}
