/**
 * The outline as decisions change it. LSP knows no refresh of document symbols: an editor asks for them when a text changes, or
 * when somebody else offers them. So the server offers them anew, where a client lets it.
 */
import { DocumentSymbolRequest, type Connection, type Disposable } from 'vscode-languageserver';

/** What offering needs of a session. */
interface OutlineClient {
  readonly connection: Connection;
  readonly abilities: { readonly symbolRegistration: boolean };
}

export class Outline {
  private offered: Disposable | undefined;
  private offering: Promise<void> | undefined;
  private isStale = false;

  /** Offers document symbols, or offers them anew: one offer after the other, however often something changes. */
  offer(session: OutlineClient): void {
    if (!session.abilities.symbolRegistration) return;
    this.isStale = true;
    this.offering ??= this.offerAnew(session).finally(() => (this.offering = undefined));
  }

  private async offerAnew({ connection }: OutlineClient): Promise<void> {
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
