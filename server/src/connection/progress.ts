/** Long work: between two steps others are let work, and the client is told how far it is. */
import {
  WorkDoneProgress,
  type CancellationToken,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { message, type Message } from '../messages/message.js';
import type { Progress } from '../exchange/progress.js';
import type { ShownWork } from '../service/serviceHost.js';
import { ask } from './guarding.js';
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

/** Work of the server's own accord, which the client may show and end. */
export function workShown(session: Session, title: Message): ShownWork {
  const { connection, say, abilities } = session;
  let told = 0;
  let isEnded = false;
  let hasEnded = false;
  let reporter: WorkDoneProgressServerReporter | undefined;
  if (abilities.workProgress)
    ask(
      session,
      connection.window.createWorkDoneProgress().then((made) => {
        if (hasEnded) return;
        reporter = made;
        made.token.onCancellationRequested(() => (isEnded = true));
        made.begin(say(title), 0, undefined, true);
      }),
    );
  return {
    report(done, total) {
      const now = Date.now();
      if (!reporter || now - told < INTERVAL) return;
      told = now;
      const percentage = Math.min(100, Math.floor((100 * done) / total));
      reporter.report(percentage, say(message('progress.documents', { done, total })));
    },
    get isEnded() {
      return isEnded;
    },
    end() {
      hasEnded = true;
      reporter?.done();
    },
  };
}
