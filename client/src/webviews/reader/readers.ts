/** The reader as a custom text editor, and all of its open pages. */
import {
  commands,
  type Uri,
  window,
  type CancellationToken,
  type CustomTextEditorProvider,
  type Disposable,
  type TextDocument,
  type WebviewPanel,
} from 'vscode';
import { documentMeant } from '../../editor/target.js';
import { registerCommand, run } from '../../commands.js';
import type { DocumentStates } from '../../service/documentStates.js';
import type { LanguageService } from '../../service/languageService.js';
import type { Range } from '../../../../server/src/protocol/positions.js';
import type { PageAction } from '../../../actions/actions.js';
import { ReaderSession } from './readerSession.js';

export const READER = 'hawashi.reader';

export class Readers implements CustomTextEditorProvider, Disposable {
  private readonly sessions = new Set<ReaderSession>();
  private readonly disposables: readonly Disposable[];

  constructor(
    private readonly service: LanguageService,
    private readonly states: DocumentStates,
    private readonly dist: Uri,
  ) {
    this.disposables = [
      window.registerCustomEditorProvider(READER, this, {
        // Scroll place, filter and what is being typed survive a hidden tab.
        webviewOptions: { retainContextWhenHidden: true, enableFindWidget: true },
        supportsMultipleEditorsPerDocument: true,
      }),
      registerCommand('openReader', async (argument?: unknown) => {
        const uri = documentMeant(argument);
        if (uri) await commands.executeCommand('vscode.openWith', uri, READER);
        else await run('nextDocument', { reader: true });
      }),
      registerCommand('openText', async (argument?: unknown) => {
        const uri = documentMeant(argument);
        if (uri) await commands.executeCommand('vscode.openWith', uri, 'default');
      }),
    ];
  }

  resolveCustomTextEditor(document: TextDocument, panel: WebviewPanel, _token: CancellationToken): void {
    const session = new ReaderSession(document, panel, this.service, this.states, this.dist);
    this.sessions.add(session);
    panel.onDidDispose(() => {
      this.sessions.delete(session);
      session.dispose();
    });
  }

  /** Does an action in the page that is in front; says whether there is one. */
  run(action: PageAction): boolean {
    const active = [...this.sessions].find((session) => session.isActive);
    active?.run(action);
    return active !== undefined;
  }

  has(uri: Uri): boolean {
    return [...this.sessions].some((session) => session.document.uri.toString() === uri.toString());
  }

  /** Opens a document in the reader, at a place. */
  async show(uri: Uri, range: Range): Promise<void> {
    await commands.executeCommand('vscode.openWith', uri, READER, { preview: true });
    const open = [...this.sessions].filter((session) => session.document.uri.toString() === uri.toString());
    (open.find((session) => session.isActive) ?? open[0])?.goTo(range);
  }

  /** Shows an item in the page that is in front; says whether that page has the document. */
  reveal(uri: Uri, id: string): boolean {
    const shown = [...this.sessions].find(
      (session) => session.isVisible && session.document.uri.toString() === uri.toString(),
    );
    shown?.reveal(id);
    return shown !== undefined;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
