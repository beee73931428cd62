/** Requests about changes over all documents: planned, looked at, carried out, taken back. */
import { message } from '../messages/message.js';
import type { ChangeResult } from '../protocol/changes.js';
import type { RequestHandlers } from './border.js';
import type { Session } from './session.js';

const failed = (_parameters: unknown, { say }: Session): ChangeResult => ({
  done: false,
  message: say(message('edit.failed')),
  told: [],
});

export const CHANGES: RequestHandlers<
  | 'hawashi/planChange'
  | 'hawashi/changePassages'
  | 'hawashi/compareAnnotations'
  | 'hawashi/applyChange'
  | 'hawashi/dropChange'
  | 'hawashi/undoChange'
> = {
  'hawashi/planChange': {
    async answer({ service }, { uri, change }, token) {
      await service.written();
      return (await service.changes.plan(uri, change, () => token.isCancellationRequested)) ?? null;
    },
    otherwise: () => null,
  },
  'hawashi/changePassages': {
    answer: ({ service }, { plan, uri, ticks }) => service.changes.passages(plan, uri, ticks),
    otherwise: () => ({ before: '', after: '' }),
  },
  'hawashi/compareAnnotations': {
    answer: async ({ service }, { uri, before, after }) =>
      (await service.changes.compare(uri, before, after)) ?? null,
    otherwise: () => null,
  },
  'hawashi/applyChange': {
    answer: ({ service }, { plan, ticks }, token) =>
      service.changes.apply(plan, ticks, () => token.isCancellationRequested),
    otherwise: failed,
  },
  'hawashi/dropChange': {
    answer({ service }, { plan }) {
      service.changes.drop(plan);
      return Promise.resolve(null);
    },
    otherwise: () => null,
  },
  'hawashi/undoChange': {
    answer: ({ service }, { uri }) => service.changes.undo(uri),
    otherwise: failed,
  },
};
