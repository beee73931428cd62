/** The state of each open document, asked from the server when it has changed, and told to whoever draws. */
import { EventEmitter, Uri, workspace, type Disposable, type TextDocument } from 'vscode';
import { withChanges } from '../../../server/src/protocol/stateChanges.js';
import type { DocumentState, StateChanges } from '../../../server/src/protocol/state.js';
import { LANGUAGE, type LanguageService } from './languageService.js';

interface TrackedDocument {
  state?: DocumentState;
  /** The server has something newer than what was last asked for. */
  outdated: boolean;
  /** The first line in sight where it was looked at last, from 0. */
  line?: number;
  asking?: Promise<void>;
}

export interface StateChange {
  readonly uri: Uri;
  /** undefined: the document is no longer served. */
  readonly state?: DocumentState;
  /** What makes the state of the one before, where the server told only that. */
  readonly changes?: StateChanges;
}

export class DocumentStates implements Disposable {
  private readonly entries = new Map<string, TrackedDocument>();
  private readonly changed = new EventEmitter<StateChange>();
  private readonly disposables: Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(private readonly service: LanguageService) {
    this.disposables = [
      this.changed,
      service.onStateChanged((uri) => {
        if (this.entries.has(uri)) void this.refresh(Uri.parse(uri));
      }),
      service.onStarted(() => {
        for (const uri of this.entries.keys()) void this.refresh(Uri.parse(uri));
      }),
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
      workspace.onDidCloseTextDocument((document) => {
        if (this.entries.delete(document.uri.toString())) this.changed.fire({ uri: document.uri });
      }),
    ];
    workspace.textDocuments.forEach((document) => this.opened(document));
  }

  /** What is known now; undefined before the server's first answer and for documents that it does not serve. */
  get(uri: Uri): DocumentState | undefined {
    return this.entries.get(uri.toString())?.state;
  }

  /** A document is shown from a line (from 0) on: as long as its text is being read, the server is told. */
  lookAt(uri: Uri, line: number): void {
    const entry = this.entries.get(uri.toString());
    if (!entry || entry.line === line) return;
    entry.line = line;
    if (entry.state ? entry.state.isReading : entry.asking) void this.refresh(uri);
  }

  /** What the server knows now. */
  async refresh(uri: Uri): Promise<DocumentState | undefined> {
    const entry = this.entry(uri);
    entry.outdated = true;
    entry.asking ??= this.ask(uri, entry).finally(() => {
      entry.asking = undefined;
    });
    await entry.asking;
    return entry.state;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private opened(document: TextDocument): void {
    if (document.languageId === LANGUAGE) void this.refresh(document.uri);
  }

  private entry(uri: Uri): TrackedDocument {
    const key = uri.toString();
    let entry = this.entries.get(key);
    if (!entry) this.entries.set(key, (entry = { outdated: true }));
    return entry;
  }

  /** Asks until the answer is the newest: several changes in a row cost two requests, not one each. */
  private async ask(uri: Uri, entry: TrackedDocument): Promise<void> {
    while (entry.outdated) {
      entry.outdated = false;
      const before = entry.state;
      const parameters = { uri: uri.toString(), since: before?.revision, line: entry.line };
      const told = await this.service.request('hawashi/state', parameters);
      // Gone or closed meanwhile, or no answer: what was drawn stays until there is one.
      if (told === undefined || this.entries.get(uri.toString()) !== entry) return;
      const changes = told !== null && 'since' in told ? told : undefined;
      if (told === null || !('since' in told)) entry.state = told ?? undefined;
      else entry.state = before && withChanges(before, told);
      this.changed.fire({ uri, state: entry.state, changes });
    }
  }
}
