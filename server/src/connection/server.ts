/**
 * LSP wiring: the only place that knows a connection. Every request is answered from the language service; one
 * that fails is logged and answered empty, and the server lives on.
 */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  WorkDoneProgress,
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { exchangeFormats, runExport } from '../exchange/exportRequest.js';
import { detect, runImportRequest } from '../exchange/importRequest.js';
import type { Progress } from '../exchange/progress.js';
import type { Corpus } from '../corpus/corpus.js';
import { codeActions, EDIT_COMMAND, SET_DATE_COMMAND } from '../service/document/codeActions.js';
import { DiagnosticReports } from '../service/document/diagnosticReports.js';
import { diagnostics, SOURCE } from '../service/document/diagnostics.js';
import { foldingRanges } from '../service/document/folding.js';
import { documentHighlights } from '../service/document/highlight.js';
import { hoverAt } from '../service/document/hover.js';
import { LanguageService, type ServiceHost } from '../service/languageService.js';
import type { Snapshot } from '../corpus/snapshot.js';
import { documentSymbols } from '../service/document/symbols.js';
import { DEFAULT_SETTINGS, parseSettings } from '../service/settings.js';
import type { EditCommand, EditResult } from '../protocol/edits.js';
import type { Notifications } from '../protocol/notifications.js';
import type { RequestMethod, Requests } from '../protocol/requests.js';
import type { Settings } from '../protocol/settings.js';

export interface ServerHost extends Pick<ServiceHost, 'fileSystem' | 'recogniser'> {
  /** Whose annotations are written where the client does not say. */
  readonly defaultAnnotator: string;
  readonly version: string;
  /** Lets other messages be handled between two slices of work. */
  readonly pause: () => Promise<void>;
}

interface ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly configuration: boolean;
  readonly watchRegistration: boolean;
  readonly commandLinks: boolean;
}

/** Progress is told so often at most, in milliseconds. */
const PROGRESS_INTERVAL = 100;

const WATCHED = ['**/hawashi.json', '**/documents.json', '**/entities.jsonl', '**/*.jsonl'];

export function startServer(connection: Connection, host: ServerHost): void {
  let abilities: ClientAbilities = {
    pullDiagnostics: false,
    refreshDiagnostics: false,
    configuration: false,
    watchRegistration: false,
    commandLinks: false,
  };
  let settings: Settings = { ...DEFAULT_SETTINGS, annotator: host.defaultAnnotator };

  const service = new LanguageService({
    fileSystem: host.fileSystem,
    recogniser: host.recogniser,
    pause: host.pause,
    log: (message) => connection.console.error(message),
    stateChanged: (uri) => {
      void notify('hawashi/stateChanged', { uri });
      void publish(uri);
    },
    fileProblems: (uri, found) => void connection.sendDiagnostics({ uri, diagnostics: [...found] }),
    corpusChanged: (root) => void notify('hawashi/corpusChanged', { uri: root }),
    decisionsChanged: () => {
      if (abilities.refreshDiagnostics) ask(connection.languages.diagnostics.refresh());
    },
  });

  function notify<M extends keyof Notifications>(method: M, parameters: Notifications[M]): Promise<void> {
    return connection.sendNotification(method, parameters);
  }

  /** A client may refuse what it said that it could, as VS Code does while it starts: the server goes on without. */
  function ask(request: Promise<unknown>): void {
    request.catch((error: unknown) => connection.console.warn(`The client refused: ${String(error)}`));
  }

  /** Answers with `otherwise` where the feature fails. */
  async function guarded<T>(feature: string, otherwise: T, answer: () => Promise<T>): Promise<T> {
    try {
      return await answer();
    } catch (error) {
      connection.console.error(
        `${feature}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return otherwise;
    }
  }

  function onSnapshot<T>(
    feature: string,
    uri: string,
    token: CancellationToken,
    empty: T,
    answer: (snapshot: Snapshot) => T,
  ) {
    return guarded(feature, empty, async () => {
      await service.written();
      if (token.isCancellationRequested) return empty;
      const snapshot = await service.snapshot(uri, () => token.isCancellationRequested);
      return snapshot && !token.isCancellationRequested ? answer(snapshot) : empty;
    });
  }

  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    const { capabilities, initializationOptions } = parameters;
    const options = (initializationOptions ?? {}) as { commandLinks?: unknown; settings?: unknown };
    abilities = {
      pullDiagnostics: capabilities.textDocument?.diagnostic !== undefined,
      refreshDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport === true,
      configuration: capabilities.workspace?.configuration === true,
      watchRegistration: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      commandLinks: options.commandLinks === true,
    };
    settings = parseSettings(options.settings, settings);
    service.configure(settings);
    return {
      serverInfo: { name: 'hawashi', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        documentSymbolProvider: true,
        documentHighlightProvider: true,
        foldingRangeProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        executeCommandProvider: { commands: [EDIT_COMMAND, SET_DATE_COMMAND] },
        ...(abilities.pullDiagnostics && {
          diagnosticProvider: {
            identifier: SOURCE,
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }),
      },
    };
  });

  connection.onInitialized(() => {
    if (abilities.configuration) {
      ask(connection.client.register(DidChangeConfigurationNotification.type, { section: 'hawashi' }));
      void readSettings();
    }
    if (abilities.watchRegistration) {
      ask(
        connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: WATCHED.map((globPattern) => ({ globPattern })),
        }),
      );
    }
  });

  async function readSettings(): Promise<void> {
    await guarded('settings', undefined, async () => {
      settings = parseSettings(await connection.workspace.getConfiguration('hawashi'), settings);
      service.configure(settings);
    });
  }

  connection.onDidChangeConfiguration((change) => {
    if (abilities.configuration) void readSettings();
    else {
      settings = parseSettings((change.settings as { hawashi?: unknown } | undefined)?.hawashi, settings);
      service.configure(settings);
    }
  });

  // Documents: kept here, since the service needs the changes themselves (annotations follow the typing).
  const texts = new Map<string, TextDocument>();

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    texts.set(uri, document);
    void guarded('open', undefined, async () => {
      await service.open(document);
      await publish(uri);
    });
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const before = texts.get(uri);
    if (!before || contentChanges.length === 0) return;
    void guarded('change', undefined, async () => {
      // One change after the other: each is relative to the text that the one before it left.
      for (const change of contentChanges) {
        service.shift(uri, offsetsOf(before, change));
        TextDocument.update(before, [change], version);
      }
      service.changed(uri);
      await publish(uri);
    });
  });

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    void guarded('save', undefined, () => service.saved(uri));
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    texts.delete(uri);
    reports.forget(uri);
    void guarded('close', undefined, () => service.close(uri));
    if (!abilities.pullDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    void guarded('watch', undefined, () => service.filesChanged(changes.map((change) => change.uri)));
  });

  /** Push, for clients that do not pull. */
  async function publish(uri: string): Promise<void> {
    const document = texts.get(uri);
    if (abilities.pullDiagnostics || !document) return;
    const version = document.version;
    await guarded('publish', undefined, async () => {
      const snapshot = await service.snapshot(uri, () => document.version !== version);
      if (!snapshot || document.version !== version) return;
      const found = [...service.documentProblems(uri), ...diagnostics(snapshot, settings.diagnostics)];
      await connection.sendDiagnostics({ uri, version, diagnostics: found });
    });
  }

  const reports = new DiagnosticReports();

  connection.languages.diagnostics.on(
    ({ textDocument: { uri }, previousResultId }, token): Promise<DocumentDiagnosticReport> =>
      onSnapshot<DocumentDiagnosticReport>(
        'diagnostics',
        uri,
        token,
        { kind: 'full', items: [] },
        (snapshot) => {
          const found = [...service.documentProblems(uri), ...diagnostics(snapshot, settings.diagnostics)];
          return reports.report(uri, found, previousResultId);
        },
      ),
  );

  connection.onHover(({ textDocument: { uri }, position }, token) =>
    onSnapshot('hover', uri, token, null, (snapshot) =>
      hoverAt(snapshot, position, { commandLinks: abilities.commandLinks }),
    ),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    onSnapshot('outline', uri, token, [], documentSymbols),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    onSnapshot('folding', uri, token, [], foldingRanges),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    onSnapshot('highlight', uri, token, [], (snapshot) => documentHighlights(snapshot, position)),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    onSnapshot('quick fixes', uri, token, [], (snapshot) =>
      codeActions(snapshot, range, context.diagnostics),
    ),
  );

  const refused = (message: string): EditResult => ({ done: false, message, ids: [], ranges: [] });

  connection.onExecuteCommand(async ({ command, arguments: parameters }) => {
    const argument = parameters?.[0] as { uri?: unknown; command?: EditCommand; value?: unknown } | undefined;
    if (typeof argument?.uri !== 'string') return refused('The command names no document.');
    const { uri } = argument;
    const result = await guarded(command, refused('Failed: see the log of the Hawashi server.'), async () => {
      if (command === EDIT_COMMAND && argument.command) return service.edit(uri, argument.command);
      if (command === SET_DATE_COMMAND && typeof argument.value === 'string')
        return service.setDate(uri, argument.value);
      return refused(`Unknown command ${command}.`);
    });
    if (!result.done && result.message) connection.window.showWarningMessage(result.message);
    return result;
  });

  function on<M extends RequestMethod>(
    method: M,
    otherwise: Requests[M][1],
    answer: (parameters: Requests[M][0], token: CancellationToken) => Promise<Requests[M][1]>,
  ): void {
    connection.onRequest(method, (parameters: Requests[M][0], token: CancellationToken) =>
      guarded(method, otherwise, () => answer(parameters, token)),
    );
  }

  const failed = refused('Failed: see the log of the Hawashi server.');
  on('hawashi/state', null, ({ uri, since }, token) => {
    const isCancelled = () => token.isCancellationRequested;
    return since === undefined
      ? service.state(uri, isCancelled)
      : service.stateSince(uri, since, isCancelled);
  });
  on('hawashi/edit', failed, ({ uri, command }) => service.edit(uri, command));
  on('hawashi/setDate', failed, ({ uri, value }) => service.setDate(uri, value));
  on('hawashi/createCorpus', failed, ({ folder }) => service.createCorpus(folder));
  on('hawashi/corpus', null, ({ uri }) => service.corpusSummary(uri));
  on('hawashi/entities', [], (parameters) => service.entities(parameters));
  connection.onRequest('hawashi/snap', ({ uri, range }: Requests['hawashi/snap'][0]) =>
    guarded('hawashi/snap', { range }, () => service.snap(uri, range)),
  );
  on('hawashi/occurrences', [], (parameters) => service.occurrences(parameters));
  on('hawashi/serves', false, ({ uri }) => service.serves(uri));
  on('hawashi/formats', [], async () => exchangeFormats());

  async function corpusAt(uri: string): Promise<Corpus> {
    await service.flush();
    const corpus = await service.corpusAt(uri);
    if (!corpus) throw new ResponseError(ErrorCodes.InvalidParams, `${uri} is not a corpus.`);
    return corpus;
  }

  function progressOf(work: { workDoneToken?: number | string }, token: CancellationToken): Progress {
    const { workDoneToken } = work;
    let told = 0;
    return {
      async step(done, total) {
        const now = Date.now();
        if (workDoneToken !== undefined && now - told > PROGRESS_INTERVAL) {
          told = now;
          const percentage = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : undefined;
          const message = total > 0 ? `${done} of ${total} documents` : `${done} documents read`;
          await connection.sendProgress(WorkDoneProgress.type, workDoneToken, {
            kind: 'report',
            message,
            percentage,
          });
        }
        await host.pause();
        return !token.isCancellationRequested;
      },
    };
  }

  // What fails here says why: its message is for the user.
  connection.onRequest('hawashi/export', async (parameters: Requests['hawashi/export'][0], token) =>
    runExport(
      await corpusAt(parameters.corpus),
      service.annotator,
      parameters,
      progressOf(parameters, token),
    ),
  );
  connection.onRequest('hawashi/detectFormat', async (parameters: Requests['hawashi/detectFormat'][0]) =>
    detect(await corpusAt(parameters.corpus), parameters.sources),
  );
  connection.onRequest('hawashi/import', async (parameters: Requests['hawashi/import'][0], token) => {
    const corpus = await corpusAt(parameters.corpus);
    const result = await runImportRequest(corpus, parameters, progressOf(parameters, token));
    if (result.applied) {
      await service.filesChanged(result.documents.map(({ file }) => file));
      void notify('hawashi/corpusChanged', { uri: corpus.root });
    }
    return result;
  });

  connection.onShutdown(() => service.flush());
  connection.listen();
}

function offsetsOf(document: TextDocument, change: TextDocumentContentChangeEvent) {
  if (!('range' in change)) return { start: 0, end: document.getText().length, text: change.text };
  return {
    start: document.offsetAt(change.range.start),
    end: document.offsetAt(change.range.end),
    text: change.text,
  };
}
