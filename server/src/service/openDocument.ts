/** A document that a client has open: where it belongs, where its decisions are kept, what the client was told of it. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { AnnotationStore } from '../corpus/annotationStore.js';
import type { PlacedDocument } from '../corpus/placedDocument.js';
import type { Message } from '../messages/message.js';
import type { KnownState } from './document/stateChanges.js';

export class OpenDocument {
  /** In a corpus, or by itself; undefined where the document is not served. */
  place: PlacedDocument | undefined;
  /** Undefined where nothing is stored: in no corpus, or no text. */
  store: AnnotationStore | undefined;
  /** How often its place was looked for: the last time counts. */
  turn = 0;
  /** Why nothing can be decided about it; undefined where decisions are stored. */
  refusal: Message | undefined;
  /** What the editor shows is not what the file holds: nothing can be annotated. */
  isNoText = false;
  /** What is wrong with the file as a whole. */
  problems: readonly (Diagnostic & { message: string })[] = [];
  /** The state that the client has of it: the last one that it was sent. */
  known: KnownState | undefined;
  /** The client is told when the text has been read. */
  isAwaited = false;

  constructor(readonly document: TextDocument) {}
}
