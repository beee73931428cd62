/**
 * The language server, as the rest of the client sees it: started when first needed, asked with typed requests that
 * never throw, its health shown in the language status.
 */
import {
  l10n,
  DocumentHighlight,
  EventEmitter,
  languages,
  LanguageStatusSeverity,
  Range,
  type CancellationToken,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
} from 'vscode';
import type * as languageclient from 'vscode-languageclient/node';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Notifications } from '../../../server/src/protocol/notifications.js';
import type { RequestMethod, Requests } from '../../../server/src/protocol/requests.js';
import { commandId, LINKED_ACTIONS } from '../../actions/actions.js';
import { serverSettings } from '../settings.js';
import { showErrorMessage } from '../surfaces/notices.js';

export const LANGUAGE = 'hawashi';

/** What links in the server's hovers may run. */
const LINKED = LINKED_ACTIONS.map(commandId);

/** Megabytes in which the server makes what it soon throws away: with V8's 16 it takes a tenth more memory, and is no faster. */
const MEMORY = '--max-semi-space-size=8';

/** LSP 3.17, `LSPErrorCodes`: request cancelled, content modified, server cancelled. */
const OUTDATED: readonly unknown[] = [-32800, -32801, -32802];

export class LanguageService implements Disposable {
  private readonly disposables: Disposable[] = [];
  private readonly stateChanged = new EventEmitter<string>();
  private readonly corpusChanged = new EventEmitter<string>();
  private readonly recommendersChanged = new EventEmitter<string>();
  private readonly started = new EventEmitter<void>();
  private readonly status = languages.createLanguageStatusItem('hawashi.server', { language: LANGUAGE });
  private starting: Promise<LanguageClient | undefined> | undefined;
  private client: LanguageClient | undefined;

  /** The URI of a document whose state the server has made anew. */
  readonly onStateChanged = this.stateChanged.event;
  readonly onCorpusChanged = this.corpusChanged.event;
  /** Address of the folder of a corpus whose other recognisers are others, or do otherwise. */
  readonly onRecommendersChanged = this.recommendersChanged.event;
  /** The server runs, for the first time or again: whatever was known of it is out of date. */
  readonly onStarted = this.started.event;

  constructor(
    private readonly context: Pick<ExtensionContext, 'asAbsolutePath' | 'globalStorageUri'>,
    readonly output: LogOutputChannel,
  ) {
    this.status.name = 'Hawashi';
    this.status.command = { command: commandId('showOutput'), title: l10n.t('Show Output') };
    this.show(l10n.t('Language server not started'), LanguageStatusSeverity.Information);
    this.disposables.push(this.stateChanged, this.corpusChanged, this.recommendersChanged);
    this.disposables.push(this.started, this.status);
  }

  /** The running client; undefined where it could not be started, which the user has then been told. */
  get languageClient(): LanguageClient | undefined {
    return this.client;
  }

  /** Starts the server if it does not run yet. Never throws. */
  start(): Promise<LanguageClient | undefined> {
    this.starting ??= this.launch();
    return this.starting;
  }

  async restart(): Promise<void> {
    const client = await this.starting;
    this.starting = undefined;
    this.client = undefined;
    // A server that hangs is not waited for: dispose ends it.
    await client?.dispose(2000).catch((error: unknown) => this.output.warn(String(error)));
    await this.start();
  }

  /** Asks the server. undefined: no answer (cancelled, or failed, which is in the output and shown once). */
  async request<M extends RequestMethod>(
    method: M,
    parameters: Requests[M][0],
    token?: CancellationToken,
  ): Promise<Requests[M][1] | undefined> {
    const client = await this.start();
    if (!client) return undefined;
    try {
      // Without a token the client would send one that is null.
      return await (token
        ? client.sendRequest<Requests[M][1]>(method, parameters, token)
        : client.sendRequest<Requests[M][1]>(method, parameters));
    } catch (error) {
      if (token?.isCancellationRequested || isOutdated(error) || this.client !== client) return undefined;
      this.output.error(`${method} failed`);
      this.report(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    void this.client?.dispose(2000).catch(() => undefined);
  }

  private async launch(): Promise<LanguageClient | undefined> {
    this.show(l10n.t('Starting the language server…'), LanguageStatusSeverity.Information, true);
    // Loaded when the server is: the extension is active without it.
    const client = this.createClient(await import('vscode-languageclient/node'));
    this.client = client;
    try {
      await client.start();
      return client;
    } catch (error) {
      this.starting = undefined;
      this.client = undefined;
      this.report(l10n.t('The language server could not be started: {0}', String(error)));
      this.show(l10n.t('Language server not running'), LanguageStatusSeverity.Error);
      return undefined;
    }
  }

  private createClient({ LanguageClient, State, TransportKind }: typeof languageclient): LanguageClient {
    const program = { module: this.context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    const client = new LanguageClient(
      'hawashi',
      'Hawashi',
      {
        run: { ...program, options: { execArgv: [MEMORY] } },
        debug: { ...program, options: { execArgv: [MEMORY, '--nolazy', '--inspect=6011'] } },
      },
      {
        documentSelector: [
          { scheme: 'file', language: LANGUAGE },
          { scheme: 'untitled', language: LANGUAGE },
        ],
        initializationOptions: {
          ...{ commandLinks: true, writesNames: true, previewsChanges: true, settings: serverSettings() },
          // Where it keeps what it read of corpora from one start to the next.
          cacheFolder: Uri.joinPath(this.context.globalStorageUri, 'index').fsPath,
        },
        outputChannel: this.output,
        markdown: { isTrusted: { enabledCommands: LINKED }, supportHtml: false },
        // The server asks for the whole section: it is told what it knows, with the annotator's name filled in.
        middleware: {
          workspace: { configuration: ({ items }) => items.map(({ scopeUri }) => serverSettings(scopeUri)) },
          // Where there is no highlight VS Code highlights the word everywhere, in a colour that reads as a label's: one
          // of nothing, which is not to be seen, says that there is none.
          provideDocumentHighlights: async (document, position, token, next) => {
            const found = await next(document, position, token);
            const isOurs = document.languageId === LANGUAGE;
            return isOurs && !found?.length ? [new DocumentHighlight(new Range(position, position))] : found;
          },
        },
      },
    );
    const changed: keyof Notifications = 'hawashi/stateChanged';
    client.onNotification(changed, ({ uri }: Notifications[typeof changed]) => this.stateChanged.fire(uri));
    const counted: keyof Notifications = 'hawashi/corpusChanged';
    client.onNotification(counted, ({ uri }: Notifications[typeof counted]) => this.corpusChanged.fire(uri));
    const named: keyof Notifications = 'hawashi/recommendersChanged';
    client.onNotification(named, ({ uri }: Notifications[typeof named]) =>
      this.recommendersChanged.fire(uri),
    );
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        this.show(l10n.t('Language server running'), LanguageStatusSeverity.Information);
        this.started.fire();
      }
      if (newState === State.Starting) {
        this.show(l10n.t('Starting the language server…'), LanguageStatusSeverity.Information, true);
      }
      if (newState === State.Stopped && this.client === client) {
        this.show(l10n.t('Language server stopped'), LanguageStatusSeverity.Error);
      }
    });
    return client;
  }

  private show(text: string, severity: LanguageStatusSeverity, busy = false): void {
    this.status.text = text;
    this.status.severity = severity;
    this.status.busy = busy;
    this.status.command =
      severity === LanguageStatusSeverity.Error
        ? { command: commandId('restartServer'), title: l10n.t('Restart') }
        : { command: commandId('showOutput'), title: l10n.t('Show Output') };
  }

  private reporting = false;

  /** Tells the user, one message at a time: a failing server would otherwise fill the screen. */
  private report(message: string): void {
    this.output.error(message);
    if (this.reporting) return;
    this.reporting = true;
    void showErrorMessage(
      l10n.t('Hawashi: {0}', message),
      l10n.t('Show Output'),
      l10n.t('Restart Server'),
    ).then((choice) => {
      this.reporting = false;
      if (choice === l10n.t('Show Output')) this.output.show();
      if (choice === l10n.t('Restart Server')) void this.restart();
    });
  }
}

/** The answer was not wanted any more: the text changed, or the request was cancelled. */
function isOutdated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && OUTDATED.includes(error.code);
}
