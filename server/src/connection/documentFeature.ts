/** A feature of LSP that looks at one document: what it is announced as, and how it is answered. */
import type { ServerCapabilities } from 'vscode-languageserver';
import type { Snapshot } from '../corpus/snapshot.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import type { RequestHandler } from './border.js';
import type { ClientAbilities, Session } from './session.js';

export interface OfDocument {
  readonly textDocument: { readonly uri: string };
}

export interface DocumentFeature<Parameters extends OfDocument, Result> {
  readonly capabilities: (abilities: ClientAbilities) => ServerCapabilities;
  /** The answer where the document is not served, where nobody waits for it any more, and where the feature fails. */
  readonly empty: Result;
  readonly look: (
    snapshot: Snapshot,
    parameters: Parameters,
    session: Session,
    isCancelled: () => boolean,
  ) => Result | Promise<Result>;
  /**
   * While a long text is read for the first time: whether what is recognised in what has been read (undefined: nothing yet)
   * is enough to look at. Absent: all of it is waited for.
   */
  readonly isEnough?: (part: Recognition | undefined, parameters: Parameters, session: Session) => boolean;
  /** Who asked is told why it failed, where that is for people. */
  readonly tells?: boolean;
  /** The answer for a file that is not served. */
  readonly elsewhere?: (parameters: Parameters, session: Session) => Promise<Result>;
}

export function answerOf<Parameters extends OfDocument, Result>({
  empty,
  look,
  isEnough,
  elsewhere,
  tells,
}: DocumentFeature<Parameters, Result>): RequestHandler<Parameters, Result> {
  return {
    async answer(session, parameters, token) {
      const { service } = session;
      const isCancelled = () => token.isCancellationRequested;
      await service.written();
      if (isCancelled()) return empty;
      const { uri } = parameters.textDocument;
      if (elsewhere && !(await service.isOpen(uri))) return elsewhere(parameters, session);
      const snapshot = isEnough
        ? await service.viewing.glance(uri, (part) => isEnough(part, parameters, session), isCancelled)
        : await service.snapshot(uri, isCancelled);
      return snapshot && !isCancelled() ? look(snapshot, parameters, session, isCancelled) : empty;
    },
    ...(!tells && { otherwise: () => empty }),
  };
}
