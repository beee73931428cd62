/** The texts that a client has open, as it opens, changes, saves and closes them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type * as v from 'valibot';
import type { TextEdit } from '../annotation/following.js';
import { onNotification } from './border.js';
import { publish } from './diagnostics.js';
import { inBackground } from './guarding.js';
import { LSP_NOTIFICATIONS } from './lspParameters.js';
import type { Session } from './session.js';

type Sent<M extends keyof typeof LSP_NOTIFICATIONS> = v.InferOutput<(typeof LSP_NOTIFICATIONS)[M]>;
type ContentChange = Sent<'textDocument/didChange'>['contentChanges'][number];

export function receiveDocuments(session: Session): void {
  const on = LSP_NOTIFICATIONS;
  onNotification(session, 'textDocument/didOpen', on['textDocument/didOpen'], opened);
  onNotification(session, 'textDocument/didChange', on['textDocument/didChange'], changed);
  onNotification(session, 'textDocument/didSave', on['textDocument/didSave'], saved);
  onNotification(session, 'textDocument/didClose', on['textDocument/didClose'], closed);
}

function opened(session: Session, { textDocument }: Sent<'textDocument/didOpen'>): void {
  const { uri, languageId, version, text } = textDocument;
  const document = TextDocument.create(uri, languageId, version, text);
  session.texts.set(uri, document);
  inBackground(session, 'open', async () => {
    await session.service.open(document);
    await publish(session, uri);
  });
}

function changed(session: Session, { textDocument, contentChanges }: Sent<'textDocument/didChange'>): void {
  const { uri, version } = textDocument;
  const document = session.texts.get(uri);
  if (!document || contentChanges.length === 0) return;
  inBackground(session, 'change', async () => {
    // One change after the other: each is relative to the text that the one before it left.
    for (const change of contentChanges) {
      const before = document.getText();
      const edit = editIn(document, change);
      TextDocument.update(document, [change], version);
      session.service.shift(uri, { ...edit, made: { before, after: document.getText() } });
    }
    await session.service.changed(uri);
    await publish(session, uri);
  });
}

/** The change in offsets of the text before it; without a range it is of the whole text. */
function editIn(document: TextDocument, { range, text }: ContentChange): TextEdit {
  if (!range) return { start: 0, end: document.getText().length, text };
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end), text };
}

function saved(session: Session, { textDocument: { uri } }: Sent<'textDocument/didSave'>): void {
  inBackground(session, 'save', () => session.service.saved(uri));
}

function closed(session: Session, { textDocument: { uri } }: Sent<'textDocument/didClose'>): void {
  const { abilities, connection, reports, service, texts } = session;
  texts.delete(uri);
  reports.forget(uri);
  inBackground(session, 'close', () => service.close(uri));
  if (abilities.pullDiagnostics) return;
  inBackground(session, 'close', () => connection.sendDiagnostics({ uri, diagnostics: [] }));
}
