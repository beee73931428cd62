/** Long work: between two steps others are let work, and the client is told how far it is. */
import { WorkDoneProgress, type CancellationToken } from 'vscode-languageserver';
import { message } from '../messages/message.js';
import type { Progress } from '../exchange/progress.js';
import type { Session } from './session.js';

/** Progress is told so often at most, in milliseconds. */
const INTERVAL = 100;

/** Without a token of the client's nothing is told. */
export function progressOf(
  { connection, host, say }: Session,
  workDoneToken: number | string | undefined,
  token: CancellationToken,
): Progress {
  let told = 0;
  return {
    async step(done, total) {
      const now = Date.now();
      if (workDoneToken !== undefined && now - told > INTERVAL) {
        told = now;
        const percentage = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : undefined;
        const sentence =
          total > 0 ? message('progress.documents', { done, total }) : message('progress.read', { done });
        await connection.sendProgress(WorkDoneProgress.type, workDoneToken, {
          kind: 'report',
          message: say(sentence),
          percentage,
        });
      }
      await host.pause();
      return !token.isCancellationRequested;
    },
  };
}
