/** One feature's failure is logged and answered empty; the server lives on. */
import type { Connection } from 'vscode-languageserver';
import type { Notifications } from '../protocol/notifications.js';

interface Logged {
  readonly connection: Connection;
}

/** Answers with `otherwise` where the feature fails. */
export async function guarded<T>(
  { connection }: Logged,
  feature: string,
  otherwise: () => T,
  answer: () => Promise<T>,
): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    connection.console.error(`${feature}: ${described(error)}`);
    return otherwise();
  }
}

/** Work whose end nobody waits for. */
export function inBackground(session: Logged, feature: string, work: () => Promise<unknown>): void {
  void guarded<unknown>(session, feature, () => undefined, work);
}

/** A client may refuse what it said that it could, as VS Code does while it starts: the server goes on without. */
export function ask({ connection }: Logged, request: Promise<unknown>): void {
  request.catch((error: unknown) => connection.console.warn(`The client refused: ${String(error)}`));
}

export function notify<M extends keyof Notifications>(
  session: Logged,
  method: M,
  parameters: Notifications[M],
): void {
  inBackground(session, method, () => session.connection.sendNotification(method, parameters));
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
