/** The VS Code side: wiring only. Nothing here waits: the server starts when the first document of ours is seen. */
import { Uri, window, type Disposable, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { DocumentState } from '../../server/src/protocol/state.js';
import { AnnotatingMode } from './editor/annotatingMode.js';
import { Decisions } from './editor/decisions.js';
import { registerEditing } from './editor/editing.js';
import { registerMoving } from './editor/moving.js';
import { registerAsking } from './changes/asking.js';
import { Changing } from './changes/changing.js';
import { registerEntities } from './entities/entities.js';
import { logCommandsTo, registerCommand, routeToReader } from './commands.js';
import { registerAnnotatorChoice } from './corpus/annotatorChoice.js';
import { registerCreating } from './corpus/creating.js';
import { registerGuidelines } from './corpus/guidelines.js';
import { registerDocumentCommands } from './corpus/documentCommands.js';
import { Membership } from './service/membership.js';
import { registerCodeLenses } from './editor/codeLenses.js';
import { Decorations } from './editor/decorations.js';
import { followSight } from './editor/inSight.js';
import { registerExporting } from './exchange/exporting.js';
import { registerImporting } from './exchange/importing.js';
import { Reports } from './exchange/reports.js';
import { openInReaderByDefault } from './webviews/reader/readerDefault.js';
import { LearningPages } from './webviews/learning/learningPages.js';
import { Agreements } from './webviews/agreement/agreements.js';
import { Overviews } from './webviews/overview/overviews.js';
import { Concordances } from './webviews/concordance/concordances.js';
import { Readers } from './webviews/reader/readers.js';
import { placeShower } from './webviews/showPlace.js';
import { registerCorpusTools } from './assistants/corpusTools.js';
import { Recommenders } from './recommenders/recommenders.js';
import { DocumentStates } from './service/documentStates.js';
import { LanguageService } from './service/languageService.js';
import { ActiveDocument } from './editor/activeDocument.js';
import { AnnotationTree } from './views/annotationTree.js';
import { AssignmentStatus } from './views/assignmentStatus.js';
import { chooseCorpus } from './views/chooseCorpus.js';
import { Corpora } from './views/corpora.js';
import { DocumentChoosing } from './views/documentChoosing.js';
import { CorpusTree } from './views/corpusTree.js';
import { StatusBar } from './views/statusBar.js';
import { registerFirstSteps } from './welcome/firstSteps.js';

/** What `activate` gives to other extensions and to tests. */
export interface HawashiApi {
  /** Starts the server where it does not run yet; undefined where it cannot run. */
  whenReady(): Promise<LanguageClient | undefined>;
  readonly client: LanguageClient | undefined;
  /** What is drawn of a document now; undefined for documents that are not served. */
  state(uri: Uri): DocumentState | undefined;
  /** What the server knows of a document now. */
  refresh(uri: Uri): Promise<DocumentState | undefined>;
}

export function activate(context: ExtensionContext): HawashiApi {
  const output = window.createOutputChannel('Hawashi', { log: true });
  logCommandsTo(output);
  const service = new LanguageService(context, output);
  const states = new DocumentStates(service);
  const membership = new Membership(service);
  const decisions = new Decisions(service, states);
  const active = new ActiveDocument(states);
  const corpora = new Corpora(service, states);
  const readers = new Readers(service, states, Uri.joinPath(context.extensionUri, 'dist'));
  const changing = new Changing(service, () => (corpora.of(active.uri) ?? corpora.summaries[0])?.root);
  const reports = new Reports();
  const choosing = new DocumentChoosing(context.workspaceState, corpora);
  routeToReader((action) => readers.run(action));

  const parts: readonly Disposable[] = [
    output,
    service,
    states,
    membership,
    active,
    corpora,
    readers,
    ...[openInReaderByDefault(states, membership), followSight(states)],
    new Decorations(states, context.asAbsolutePath('media')),
    new AnnotationTree(active, context.workspaceState),
    choosing,
    new CorpusTree(corpora, choosing),
    new StatusBar(active),
    new AssignmentStatus(corpora, active),
    new AnnotatingMode(decisions, active),
    ...registerCodeLenses(states),
    ...registerEditing(decisions),
    ...[changing, reports, new LearningPages(context, corpora, service)],
    new Overviews(context, corpora, service),
    new Concordances(context, corpora, { service, changing, showPlace: placeShower(readers) }),
    new Agreements(context, corpora, service, placeShower(readers)),
    ...registerAsking(decisions, changing, (title) => chooseCorpus(corpora, undefined, title)),
    ...registerEntities(service, corpora, changing, context, placeShower(readers)),
    ...registerMoving(states, (uri, id) => readers.reveal(uri, id)),
    ...registerDocumentCommands(decisions, corpora, choosing),
    ...registerCreating(service, corpora, membership),
    ...registerGuidelines(service, states, corpora),
    ...registerAnnotatorChoice(active, corpora),
    ...[new Recommenders(service, corpora, context.globalState), ...registerCorpusTools(service, corpora)],
    ...registerFirstSteps(states, context.globalState),
    ...registerExporting(service, corpora, reports),
    ...registerImporting(service, corpora, reports),
    registerCommand('showOutput', () => output.show()),
    registerCommand('restartServer', () => service.restart()),
  ];
  context.subscriptions.push(...parts);

  return {
    whenReady: () => service.start(),
    get client() {
      return service.languageClient;
    },
    state: (uri) => states.get(uri),
    refresh: (uri) => states.refresh(uri),
  };
}
