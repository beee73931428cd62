/** Requests about searches: begun, looked at in windows, written to files, ended. */
import { message } from '../messages/message.js';
import type { RequestHandlers } from './border.js';

export const SEARCH: RequestHandlers<
  | 'hawashi/search'
  | 'hawashi/searchProgress'
  | 'hawashi/searchLines'
  | 'hawashi/searchGroups'
  | 'hawashi/searchCollocates'
  | 'hawashi/searchTable'
  | 'hawashi/endSearch'
> = {
  'hawashi/search': {
    async answer({ service }, parameters) {
      await service.written();
      return (await service.searches.start(parameters)) ?? null;
    },
    otherwise: () => null,
  },
  'hawashi/searchProgress': {
    answer: async ({ service }, parameters, token) =>
      (await service.searches.progress(parameters, () => token.isCancellationRequested)) ?? null,
    otherwise: () => null,
  },
  'hawashi/searchLines': {
    answer: async ({ service }, parameters) => (await service.searches.lines(parameters)) ?? null,
    otherwise: () => null,
  },
  'hawashi/searchGroups': {
    answer: async ({ service }, parameters) => (await service.searches.groups(parameters)) ?? null,
    otherwise: () => null,
  },
  'hawashi/searchCollocates': {
    answer: ({ service }, parameters, token) =>
      service.searches.collocates(parameters, () => token.isCancellationRequested),
    otherwise: () => null,
  },
  'hawashi/searchTable': {
    answer: ({ service }, parameters, token) =>
      service.searches.table(parameters, () => token.isCancellationRequested),
    otherwise: (_parameters, { say }) => ({ done: false, message: say(message('edit.failed')) }),
  },
  'hawashi/endSearch': {
    answer({ service }, { search, keep }) {
      service.searches.end(search, keep);
      return Promise.resolve(null);
    },
    otherwise: () => null,
  },
};
