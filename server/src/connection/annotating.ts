/** Requests about one document: its state, decisions on it, places in it. */
import { message } from '../messages/message.js';
import type { EditResult } from '../protocol/edits.js';
import type { RequestHandlers } from './border.js';
import type { Session } from './session.js';

/** What is told where a decision fails. */
export const failedEdit = (_parameters: unknown, { say }: Session): EditResult => ({
  done: false,
  message: say(message('edit.failed')),
  ids: [],
  ranges: [],
});

export const ANNOTATING: RequestHandlers<
  | 'hawashi/state'
  | 'hawashi/edit'
  | 'hawashi/setDate'
  | 'hawashi/setFields'
  | 'hawashi/snap'
  | 'hawashi/occurrences'
  | 'hawashi/problems'
  | 'hawashi/rejected'
> = {
  'hawashi/state': {
    async answer({ service }, { uri, since, line }, token) {
      if (line !== undefined) await service.viewing.lookAt(uri, line);
      const isCancelled = () => token.isCancellationRequested;
      return since === undefined
        ? service.state(uri, isCancelled)
        : service.stateSince(uri, since, isCancelled);
    },
    otherwise: () => null,
  },
  'hawashi/edit': {
    answer: ({ service }, { uri, command }) => service.edit(uri, command),
    otherwise: failedEdit,
  },
  'hawashi/setDate': {
    answer: ({ service }, { uri, value }) => service.setDate(uri, value),
    otherwise: failedEdit,
  },
  'hawashi/setFields': {
    answer: ({ service }, { uri, fields }) => service.setFields(uri, fields),
    otherwise: failedEdit,
  },
  'hawashi/snap': {
    answer: ({ service }, asked) => service.snap(asked),
    otherwise: ({ range }) => ({ range }),
  },
  'hawashi/occurrences': {
    answer: ({ service }, parameters) => service.occurrences(parameters),
    otherwise: () => [],
  },
  'hawashi/problems': {
    answer: ({ service }, { uri }) => service.problems(uri),
    otherwise: () => ({ problems: [], more: 0 }),
  },
  'hawashi/rejected': {
    answer: ({ service }, { uri }) => service.rejected(uri),
    otherwise: () => [],
  },
};
