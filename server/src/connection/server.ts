/**
 * The language server on a connection: what a client asks is answered from the language service, a file a group of
 * requests. Only this room knows a connection.
 */
import { format } from '../messages/format.js';
import type { Format } from '../messages/formatter.js';
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { Recommenders } from '../recommenders/recommenders.js';
import { NO_TRANSPORTS } from '../recommenders/transports.js';
import { REQUESTS, type RequestMethod } from '../protocol/requests.js';
import { DiagnosticReports } from '../service/document/diagnosticReports.js';
import { LanguageService } from '../service/languageService.js';
import { DEFAULT_SETTINGS } from '../service/settings.js';
import { ANNOTATING } from './annotating.js';
import { onRequest, type RequestHandlers } from './border.js';
import { CHANGES } from './changes.js';
import { runCommands } from './commands.js';
import { CORPUS } from './corpus.js';
import { CORPUS_TOOLS } from './corpusTools.js';
import { answerWorkspaceDiagnostics, publish, withPage } from './diagnostics.js';
import { receiveDocuments } from './documents.js';
import { EXCHANGE } from './exchange.js';
import { answerFeatures } from './features.js';
import { ask, inBackground, notify } from './guarding.js';
import { followFileOperations } from './fileOperations.js';
import { followLifecycle, NO_ABILITIES, settingsOf, watch } from './lifecycle.js';
import { Outline } from './outline.js';
import { AGREEMENT } from './agreement.js';
import { LEARNING } from './learning.js';
import { SEARCH } from './search.js';
import { workShown } from './progress.js';
import { RECOMMENDERS } from './recommenders.js';
import type { ServerHost, Session } from './session.js';

/** The requests beyond LSP: as many as the protocol lists. */
const ANSWERS: RequestHandlers<RequestMethod> = {
  ...ANNOTATING,
  ...CHANGES,
  ...CORPUS,
  ...EXCHANGE,
  ...AGREEMENT,
  ...LEARNING,
  ...SEARCH,
  ...RECOMMENDERS,
  ...CORPUS_TOOLS,
};

export function startServer(connection: Connection, host: ServerHost): void {
  const session = sessionOn(connection, host);
  followLifecycle(session);
  receiveDocuments(session);
  followFileOperations(session);
  answerFeatures(session);
  answerWorkspaceDiagnostics(session);
  runCommands(session);
  for (const method of Object.keys(REQUESTS) as RequestMethod[]) answerRequest(session, method);
  connection.listen();
}

function answerRequest<M extends RequestMethod>(session: Session, method: M): void {
  onRequest(session, method, REQUESTS[method], ANSWERS[method]);
}

function refreshDiagnostics(session: Session): void {
  const { abilities, connection } = session;
  if (abilities.refreshDiagnostics) ask(session, connection.languages.diagnostics.refresh());
}

function sessionOn(connection: Connection, host: ServerHost): Session {
  const say: Format = (told) => session.format(told);
  const recommenders = new Recommenders(host.transports ?? NO_TRANSPORTS, (uri) =>
    notify(session, 'hawashi/recommendersChanged', { uri }),
  );
  const service = new LanguageService({
    fileSystem: host.fileSystem,
    recogniser: host.recogniser,
    reader: host.reader,
    train: host.train,
    cache: () => session.cache,
    recommenders: (corpus, definitions) => recommenders.sourcesOf(corpus, definitions),
    rescueFolders: host.rescueFolders,
    pause: host.pause,
    say,
    log: (message) => connection.console.error(message),
    stateChanged(uri, isTyped = false) {
      notify(session, 'hawashi/stateChanged', { uri });
      if (!isTyped) session.outline.offer(session);
      void publish(session, uri);
    },
    readFurther(uri) {
      notify(session, 'hawashi/stateChanged', { uri });
      void publish(session, uri);
      refreshDiagnostics(session);
    },
    fileProblems: (uri, found) =>
      inBackground(session, uri, () =>
        connection.sendDiagnostics({ uri, diagnostics: found.map((each) => withPage(each, host.docs)) }),
      ),
    tell: (message) =>
      inBackground(session, 'window/showMessage', () =>
        connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }),
      ),
    corpusChanged: (uri) => notify(session, 'hawashi/corpusChanged', { uri }),
    beginWork: (title) => workShown(session, title),
    settingsOf: (root) => settingsOf(session, root),
    watchesFiles: () => session.abilities.watchRegistration,
    watch: (globs) => watch(session, globs),
    decisionsChanged: () => refreshDiagnostics(session),
  });
  const session: Session = {
    connection,
    host,
    service,
    recommenders,
    outline: new Outline(),
    texts: new Map(),
    reports: new DiagnosticReports(),
    closedReports: new DiagnosticReports(),
    watched: new Set(),
    abilities: NO_ABILITIES,
    say,
    format,
    cache: undefined,
    settings: { ...DEFAULT_SETTINGS, annotator: host.defaultAnnotator },
  };
  return session;
}
