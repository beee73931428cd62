/** Requests that take long: how far they are is shown in a notification, which can cancel them. */
import { ProgressLocation } from 'vscode';
import type { Requests } from '../../../server/src/protocol/requests.js';
import type { LanguageService } from '../service/languageService.js';
import { withProgress } from '../surfaces/notices.js';

type LongRequest = 'hawashi/export' | 'hawashi/import';

let begun = 0;

/** undefined: no answer, of which the user has been told. What was cancelled is answered with how far it came. */
export async function longWork<M extends LongRequest>(
  service: LanguageService,
  title: string,
  method: M,
  parameters: Requests[M][0],
): Promise<Requests[M][1] | undefined> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return withProgress(options, async (progress, token) => {
    const client = await service.start();
    if (!client) return undefined;
    const workDoneToken = `hawashi-work-${++begun}`;
    const { WorkDoneProgress } = await import('vscode-languageclient/node');
    let shown = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== 'report') return;
      const increment = value.percentage === undefined ? undefined : value.percentage - shown;
      shown = value.percentage ?? shown;
      progress.report({ message: value.message, increment });
    });
    try {
      return await service.request(method, { ...parameters, workDoneToken }, token);
    } finally {
      listening.dispose();
    }
  });
}
