/**
 * An open document as VS Code and the extension follow it (client/src/service/documentStates.ts): when it is opened and after
 * each key they ask for diagnostics and, told that its state is another, for what changed of that; when typing rests, for
 * outline, folds, what the caret is at, and what can be done there.
 */
import { withChanges } from '../server/src/protocol/stateChanges.js';
import type { Item } from '../server/src/protocol/items.js';
import type { DocumentState, StateChanges } from '../server/src/protocol/state.js';
import type { Position, ServerClient } from './serverClient.js';

/** Lines of a window. */
const WINDOW = 40;

interface DiagnosticReport {
  readonly resultId?: string;
}

export class VisibleDocument {
  private version = 1;
  private reported: string | undefined;
  private state: DocumentState | undefined;
  private asking: Promise<void> | undefined;
  private isOutdated = false;
  private diagnosing: Promise<void> | undefined;
  /** The first line in sight. */
  private line = 0;
  private readonly waiting: {
    readonly isShown: (state: DocumentState) => boolean;
    readonly shown: () => void;
  }[] = [];

  constructor(
    private readonly server: ServerClient,
    readonly uri: string,
  ) {
    server.connection.onNotification('hawashi/stateChanged', ({ uri: changed }: { uri: string }) => {
      if (changed === uri) this.refresh();
    });
    server.connection.onRequest('workspace/diagnostic/refresh', () => {
      void this.diagnose();
      return null;
    });
  }

  /** Opens it at a line, and waits until diagnostics are there, and the first suggestions in sight. */
  async open(text: string, line = 0): Promise<void> {
    this.line = line;
    void this.server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId: 'hawashi', version: this.version, text },
    });
    this.refresh();
    const isInSight = ({ range: { start } }: Item): boolean =>
      start.line >= line && start.line < line + WINDOW;
    await Promise.all([this.diagnose(), this.until(({ items }) => items.some(isInSight))]);
  }

  /** Waits until all of its text has been read, and the diagnostics and the state of it are there. */
  async complete(): Promise<void> {
    await this.shown();
    await this.diagnosing;
  }

  /** Types a letter, and waits until its diagnostics and its state are there. */
  async type(position: Position): Promise<void> {
    const version = ++this.version;
    await this.server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: 'م' }],
    });
    await Promise.all([this.diagnose(), this.shown(version)]);
  }

  /** What is asked once nothing more is typed. */
  async rest(position: Position): Promise<void> {
    const here = { textDocument: { uri: this.uri }, position };
    const ask = (method: string, parameters: object): Promise<unknown> =>
      this.server.connection.sendRequest(`textDocument/${method}`, parameters);
    await Promise.all([
      ask('documentSymbol', here),
      ask('foldingRange', here),
      ask('documentHighlight', here),
      ask('codeAction', { ...here, range: { start: position, end: position }, context: { diagnostics: [] } }),
    ]);
  }

  /** Waits until the state of this version, or of a later one, is there. */
  shown(version = this.version): Promise<void> {
    return this.until((state) => state.version >= version && !state.isReading);
  }

  private until(isShown: (state: DocumentState) => boolean): Promise<void> {
    if (this.state && isShown(this.state)) return Promise.resolve();
    return new Promise((shown) => this.waiting.push({ isShown, shown }));
  }

  private diagnose(): Promise<void> {
    return (this.diagnosing = this.askForDiagnostics());
  }

  private async askForDiagnostics(): Promise<void> {
    const report = await this.server.connection.sendRequest<DiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: this.uri },
      ...(this.reported !== undefined && { previousResultId: this.reported }),
    });
    this.reported = report.resultId;
  }

  private refresh(): void {
    this.isOutdated = true;
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
  }

  private async ask(): Promise<void> {
    while (this.isOutdated) {
      this.isOutdated = false;
      const told = await this.server.connection.sendRequest<DocumentState | StateChanges | null>(
        'hawashi/state',
        { uri: this.uri, line: this.line, ...(this.state && { since: this.state.revision }) },
      );
      if (!told) continue;
      const state = 'since' in told ? withChanges(this.state!, told) : told;
      this.state = state;
      for (const one of this.waiting.splice(0))
        if (one.isShown(state)) one.shown();
        else this.waiting.push(one);
    }
  }
}
