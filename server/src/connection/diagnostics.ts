/** Diagnostics: told when asked, or of the server's own accord to clients that do not ask. */
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Snapshot } from '../corpus/snapshot.js';
import { diagnostics, SOURCE } from '../service/document/diagnostics.js';
import { diagnosticPage } from '../service/document/diagnosticPages.js';
import type { DocumentFeature, OfDocument } from './documentFeature.js';
import { guarded } from './guarding.js';
import type { Session } from './session.js';

function diagnosticsIn({ service, say, host }: Session, uri: string, snapshot: Snapshot): Diagnostic[] {
  const settings = service.settingsOf(snapshot.corpus?.root);
  const found = [...service.documentProblems(uri), ...diagnostics(snapshot, settings.diagnostics, say)];
  return found.map((diagnostic) => withPage(diagnostic, host.docs));
}

/** With the page that tells of its code. */
export function withPage(diagnostic: Diagnostic, docs: string | undefined): Diagnostic {
  const href = docs === undefined ? undefined : diagnosticPage(String(diagnostic.code), docs);
  return href === undefined ? diagnostic : { ...diagnostic, codeDescription: { href } };
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
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {},
  empty: { kind: 'full', items: [] },
  look: (snapshot, { textDocument: { uri }, previousResultId }, session) =>
    session.reports.report(uri, diagnosticsIn(session, uri, snapshot), previousResultId ?? undefined),
};

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
      const snapshot = await service.snapshot(uri, isOutdated);
      if (!snapshot || isOutdated()) return;
      const found = diagnosticsIn(session, uri, snapshot);
      await connection.sendDiagnostics({ uri, version, diagnostics: found });
    },
  );
}
