/** From the first message to the last: what client and server can, settings, watched files, the end. */
import {
  DidChangeConfigurationNotification,
  CodeActionRequest,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  WatchKind,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { formatFor } from '../messages/languages.js';
import { check } from '../protocol/checking.js';
import { COMMANDS } from '../protocol/commands.js';
import { InitializationOptionsSchema, type InitializationOptions } from '../protocol/settings.js';
import type { Settings } from '../protocol/settings.js';
import { parseSettings } from '../service/settings.js';
import { onNotification } from './border.js';
import { featureCapabilities, FIXED_FILES } from './features.js';
import { FILE_OPERATIONS } from './fileOperations.js';
import { ask, inBackground } from './guarding.js';
import { LSP_NOTIFICATIONS } from './lspParameters.js';
import type { ClientAbilities, Session } from './session.js';

/** What corpora consist of, but for texts of other names; see `watch`. */
const WATCHED = ['**/hawashi.json', '**/documents.json', '**/*.jsonl', '**/*.txt', '**/guidelines.md'];

export const NO_ABILITIES: ClientAbilities = {
  pullDiagnostics: false,
  refreshDiagnostics: false,
  configuration: false,
  watchRegistration: false,
  codeActionRegistration: false,
  symbolRegistration: false,
  workProgress: false,
  commandLinks: false,
  writesNames: false,
  previewsChanges: false,
};

export function followLifecycle(session: Session): void {
  const { connection, service } = session;
  connection.onInitialize((parameters) => initialize(session, parameters));
  connection.onInitialized(() => initialized(session));
  onNotification(
    session,
    'workspace/didChangeConfiguration',
    LSP_NOTIFICATIONS['workspace/didChangeConfiguration'],
    (_session, { settings }) => configurationChanged(session, settings),
  );
  onNotification(
    session,
    'workspace/didChangeWatchedFiles',
    LSP_NOTIFICATIONS['workspace/didChangeWatchedFiles'],
    (_session, { changes }) =>
      inBackground(session, 'watch', () => service.filesChanged(changes.map(({ uri }) => uri))),
  );
  connection.onShutdown(() => shutDown(session));
}

/** Does not answer success over a decision that is not on disk. */
async function shutDown({ connection, say, service }: Session): Promise<void> {
  const told = (await service.end()).map((each) => say(each)).join('\n');
  if (told === '') return;
  await connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Error,
    message: told,
  });
  throw new ResponseError(LSPErrorCodes.RequestFailed, told);
}

function initialize(session: Session, parameters: InitializeParams): InitializeResult {
  const { settings, cacheFolder, ...options } = optionsIn(session, parameters.initializationOptions);
  session.format = formatFor(typeof parameters.locale === 'string' ? parameters.locale : undefined);
  session.abilities = abilitiesOf(parameters.capabilities, options);
  session.cache = session.host.cacheIn?.(cacheFolder ?? undefined);
  configure(session, settings);
  return {
    serverInfo: { name: 'hawashi', version: session.host.version },
    capabilities: capabilitiesFor(session.abilities),
  };
}

/** Settings are looked at by themselves: a wrong option beside them does not take them away. */
function optionsIn({ connection }: Session, sent: unknown): InitializationOptions {
  const checked = check(InitializationOptionsSchema, sent ?? {});
  if ('value' in checked) return checked.value;
  connection.console.warn(`initializationOptions: ${checked.problem}`);
  return {
    commandLinks: false,
    writesNames: false,
    previewsChanges: false,
    settings: (sent as { readonly settings?: unknown }).settings,
  };
}

function abilitiesOf(
  capabilities: InitializeParams['capabilities'] | undefined,
  options: Pick<InitializationOptions, 'commandLinks' | 'writesNames' | 'previewsChanges'>,
): ClientAbilities {
  const { textDocument, window, workspace } = capabilities ?? {};
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    codeActionRegistration: textDocument?.codeAction?.dynamicRegistration === true,
    symbolRegistration: textDocument?.documentSymbol?.dynamicRegistration === true,
    workProgress: window?.workDoneProgress === true,
    ...options,
  };
}

function capabilitiesFor(abilities: ClientAbilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    executeCommandProvider: { commands: [...COMMANDS] },
    ...FILE_OPERATIONS,
    ...featureCapabilities(abilities),
    workspaceSymbolProvider: true,
  };
}

function initialized(session: Session): void {
  const { abilities, connection } = session;
  if (abilities.configuration) {
    ask(session, connection.client.register(DidChangeConfigurationNotification.type, { section: 'hawashi' }));
    askSettings(session);
  }
  watch(session, WATCHED);
  watchFolders(session);
  session.outline.offer(session);
  if (abilities.codeActionRegistration)
    ask(session, connection.client.register(CodeActionRequest.type, { documentSelector: FIXED_FILES }));
}

/** A folder that comes or goes whole may be all that is told of what is in it. */
function watchFolders({ abilities, connection }: Session): void {
  if (!abilities.watchRegistration) return;
  const watchers = [{ globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete }];
  ask({ connection }, connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
}

/** Asks the client to tell when files of these globs change, once for each. */
export function watch(session: Session, globs: readonly string[]): void {
  const fresh = globs.filter((glob) => !session.watched.has(glob));
  if (!session.abilities.watchRegistration || fresh.length === 0) return;
  for (const glob of fresh) session.watched.add(glob);
  const watchers = fresh.map((globPattern) => ({ globPattern }));
  ask(session, session.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
}

function askSettings(session: Session): void {
  inBackground(session, 'settings', async () => {
    configure(session, await session.connection.workspace.getConfiguration('hawashi'));
  });
}

/** `sent` are all settings, by section, of a client that cannot be asked for ours. */
function configurationChanged(session: Session, sent: unknown): void {
  if (session.abilities.configuration) askSettings(session);
  else configure(session, (sent as { readonly hawashi?: unknown } | null | undefined)?.hawashi);
}

function configure(session: Session, sent: unknown): void {
  const { settings, problems } = parseSettings(sent, session.settings);
  for (const problem of problems) session.connection.console.warn(`Setting hawashi.${problem}`);
  session.settings = settings;
  inBackground(session, 'settings', () => session.service.configure(settings));
}

/** What a client has set for one folder; undefined where it cannot be asked, or does not say. */
export async function settingsOf(session: Session, scopeUri: string): Promise<Settings | undefined> {
  if (!session.abilities.configuration) return undefined;
  try {
    const sent: unknown = await session.connection.workspace.getConfiguration({
      scopeUri,
      section: 'hawashi',
    });
    return parseSettings(sent, session.settings).settings;
  } catch (error) {
    session.connection.console.warn(`The client refused: ${String(error)}`);
    return undefined;
  }
}
