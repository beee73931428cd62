/** Requests about agreement and adjudication. */
import { message } from '../messages/message.js';
import type { RequestHandlers } from './border.js';

export const AGREEMENT: RequestHandlers<
  'hawashi/agreement' | 'hawashi/agreementRows' | 'hawashi/adjudicate'
> = {
  'hawashi/agreement': {
    async answer({ service }, parameters, token) {
      await service.written();
      return (
        (await service.changes.agreement.figures(parameters, () => token.isCancellationRequested)) ?? null
      );
    },
    otherwise: () => null,
  },
  'hawashi/agreementRows': {
    async answer({ service }, parameters) {
      await service.written();
      return (await service.changes.agreement.rows(parameters)) ?? null;
    },
    otherwise: () => null,
  },
  'hawashi/adjudicate': {
    answer: ({ service }, parameters) => service.changes.agreement.adjudicate(parameters),
    otherwise: (_parameters, { say }) => ({ done: false, message: say(message('edit.failed')), told: [] }),
  },
};
