/**
 * The outline as decisions change it. LSP knows no refresh of document symbols: an editor asks for them when a text changes, or
 * when somebody else offers them. So the server offers them anew, where a client lets it.
 */
import { DocumentSymbolRequest, type Disposable } from 'vscode-languageserver';
import type { Session } from './session.js';

export class Outline {
  private offered: Disposable | undefined;
  private offering: Promise<void> | undefined;
  private isStale = false;

  /** Offers document symbols, or offers them anew: one offer after the other, however often something changes. */
  offer(session: Pick<Session, 'abilities' | 'connection'>): void {
    if (!session.abilities.symbolRegistration) return;
    this.isStale = true;
    this.offering ??= this.offerAnew(session).finally(() => (this.offering = undefined));
  }

  private async offerAnew({ connection }: Pick<Session, 'connection'>): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      try {
        this.offered?.dispose();
        this.offered = await connection.client.register(DocumentSymbolRequest.type, {
          // The client's own.
          documentSelector: null,
        });
      } catch (error) {
        this.offered = undefined;
        connection.console.warn(`The client refused: ${String(error)}`);
      }
    }
  }
}
