/** Sends what the annotator decided, tells what came of it, and brings the document's state up to date. */
import { l10n, type Uri } from 'vscode';
import type { AttributeChanges } from '../../../server/src/annotation/attributes.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { DocumentStates } from '../service/documentStates.js';
import type { LanguageService } from '../service/languageService.js';
import { showBriefly, showWarningMessage } from '../surfaces/notices.js';

export class Decisions {
  constructor(
    readonly service: LanguageService,
    readonly states: DocumentStates,
  ) {}

  /** undefined: the server did not answer, which the user has been told. */
  async decide(uri: Uri, command: EditCommand): Promise<EditResult | undefined> {
    const result = await this.service.request('hawashi/edit', { uri: uri.toString(), command });
    await this.tell(uri, result);
    return result;
  }

  async setDate(uri: Uri, value: string): Promise<EditResult | undefined> {
    const result = await this.service.request('hawashi/setDate', { uri: uri.toString(), value });
    await this.tell(uri, result);
    return result;
  }

  /** What the guidelines of a document's corpus say of each label, in a sentence. */
  async saidOfLabels(uri: Uri): Promise<ReadonlyMap<string, string>> {
    if (this.states.get(uri)?.guidelines === undefined) return new Map();
    const told = await this.service.request('hawashi/guidelines', { uri: uri.toString() });
    return new Map(told?.labels.map(({ label, summary }) => [label, summary]));
  }

  async setFields(uri: Uri, fields: AttributeChanges): Promise<EditResult | undefined> {
    const result = await this.service.request('hawashi/setFields', { uri: uri.toString(), fields });
    await this.tell(uri, result);
    return result;
  }

  private async tell(uri: Uri, result: EditResult | undefined): Promise<void> {
    if (!result) return;
    const message = [result.message, result.snapped].filter(Boolean).join(' · ');
    if (!result.done || result.unsaved)
      void showWarningMessage(
        message ? l10n.t('Hawashi: {0}', message) : l10n.t('Hawashi: nothing was changed.'),
      );
    else if (message) showBriefly(message, 'check');
    await this.states.refresh(uri);
  }
}
