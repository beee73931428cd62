/** Diagnostics: told when asked, or of the server's own accord to clients that do not ask. */
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Snapshot } from '../corpus/snapshot.js';
import { SOURCE } from '../service/document/diagnosticCodes.js';
import { diagnosticPage } from '../service/document/diagnosticPages.js';
import type { DocumentFeature, OfDocument } from './documentFeature.js';
import { onRequest } from './border.js';
import { guarded } from './guarding.js';
import { LSP_REQUESTS } from './lspParameters.js';
import type { Session } from './session.js';

async function diagnosticsIn(
  { service, host }: Session,
  uri: string,
  snapshot: Snapshot,
): Promise<Diagnostic[]> {
  return (await service.diagnosing.of(uri, snapshot)).map((diagnostic) => withPage(diagnostic, host.docs));
}

/** Diagnostics that are told again as they were, with their pages. */
const paged = new WeakMap<Diagnostic, { readonly docs: string; readonly diagnostic: Diagnostic }>();

/** With the page that tells of its code; the same object for the same diagnostic. */
export function withPage(diagnostic: Diagnostic, docs: string | undefined): Diagnostic {
  if (docs === undefined) return diagnostic;
  const known = paged.get(diagnostic);
  if (known?.docs === docs) return known.diagnostic;
  const href = diagnosticPage(String(diagnostic.code), docs);
  const made = href === undefined ? diagnostic : { ...diagnostic, codeDescription: { href } };
  paged.set(diagnostic, { docs, diagnostic: made });
  return made;
}

interface PullParameters extends OfDocument {
  readonly previousResultId?: string | null;
}

export const PULLED_DIAGNOSTICS: DocumentFeature<PullParameters, DocumentDiagnosticReport> = {
  capabilities: ({ pullDiagnostics }) =>
    pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: SOURCE,
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {},
  empty: { kind: 'full', items: [] },
  // Who cannot be told that there is more waits for all.
  isEnough: (part, _parameters, { abilities }) => part !== undefined && abilities.refreshDiagnostics,
  look: async (snapshot, { textDocument: { uri }, previousResultId }, session) =>
    session.reports.report(uri, await diagnosticsIn(session, uri, snapshot), previousResultId ?? undefined),
};

/** Of documents that are not open: what does not agree over documents. Answered when something changed. */
export function answerWorkspaceDiagnostics(session: Session): void {
  const method = 'workspace/diagnostic';
  const { service, closedReports, host } = session;
  let answered: number | undefined;
  const items = async (known: ReadonlyMap<string, string>): Promise<WorkspaceDocumentDiagnosticReport[]> => {
    const told = new Map(
      (await service.diagnosing.consistency.ofClosed()).map(({ uri, diagnostics }) => [uri, diagnostics]),
    );
    for (const uri of known.keys()) if (!told.has(uri)) told.set(uri, []);
    return [...told].flatMap(([uri, found]): WorkspaceDocumentDiagnosticReport[] => {
      const wanted = service.diagnosing.wanted(uri, found).map((each) => withPage(each, host.docs));
      const report = closedReports.report(uri, wanted, known.get(uri));
      return [{ ...report, uri, version: null }];
    });
  };
  onRequest(session, method, LSP_REQUESTS[method], {
    async answer(_session, { previousResultIds }, token) {
      await service.diagnosing.consistency.after(answered, (end) => token.onCancellationRequested(end));
      if (token.isCancellationRequested) return { items: [] };
      answered = service.diagnosing.consistency.revision;
      return { items: await items(new Map(previousResultIds.map(({ uri, value }) => [uri, value]))) };
    },
    otherwise: () => ({ items: [] }),
  });
}

/** To a client that does not pull. Never throws; an older text than the open one is not told of any more. */
export async function publish(session: Session, uri: string): Promise<void> {
  const { abilities, connection, service, texts } = session;
  const document = texts.get(uri);
  if (abilities.pullDiagnostics || !document) return;
  const { version } = document;
  const isOutdated = () => document.version !== version;
  await guarded<void>(
    session,
    'textDocument/publishDiagnostics',
    () => undefined,
    async () => {
      const snapshot = await service.viewing.glance(uri, undefined, isOutdated);
      if (!snapshot || isOutdated()) return;
      const found = await diagnosticsIn(session, uri, snapshot);
      await connection.sendDiagnostics({ uri, version, diagnostics: found });
    },
  );
}
