/** Requests about a corpus: which documents it has, its entities, making one. */
import { failedEdit } from './annotating.js';
import type { RequestHandlers } from './border.js';

export const CORPUS: RequestHandlers<
  | 'hawashi/serves'
  | 'hawashi/corpus'
  | 'hawashi/adopt'
  | 'hawashi/overview'
  | 'hawashi/dismiss'
  | 'hawashi/entities'
  | 'hawashi/entityList'
  | 'hawashi/entityProfile'
  | 'hawashi/createCorpus'
  | 'hawashi/guidelines'
  | 'hawashi/guidelineChanges'
  | 'hawashi/reviewGuidelines'
  | 'hawashi/createGuidelines'
> = {
  'hawashi/serves': { answer: ({ service }, { uri }) => service.serves(uri), otherwise: () => false },
  'hawashi/corpus': {
    answer: ({ service }, { uri, again }) => service.corpusSummary(uri, again),
    otherwise: () => null,
  },
  'hawashi/entities': {
    answer: ({ service }, parameters) => service.entitiesOf.find(parameters),
    otherwise: () => [],
  },
  'hawashi/entityList': {
    answer: ({ service }, { uri }) => service.entitiesOf.list(uri),
    otherwise: () => null,
  },
  'hawashi/entityProfile': {
    answer: ({ service }, { uri, entity }, token) =>
      service.entitiesOf.profile(uri, entity, () => token.isCancellationRequested),
    otherwise: () => null,
  },
  'hawashi/overview': {
    answer: async ({ service }, { uri }, token) => {
      await service.written();
      return service.overviews.of(uri, () => token.isCancellationRequested);
    },
    otherwise: () => null,
  },
  'hawashi/adopt': {
    answer: ({ service }, parameters) => service.orphans.adopt(parameters),
    otherwise: failedEdit,
  },
  'hawashi/dismiss': {
    answer: ({ service }, parameters) => service.diagnosing.consistency.dismiss(parameters),
    otherwise: failedEdit,
  },
  'hawashi/guidelines': {
    answer: ({ service }, { uri }) => service.guidelines.of(uri),
    otherwise: () => null,
  },
  'hawashi/guidelineChanges': {
    answer: ({ service }, { uri }) => service.guidelines.changes(uri),
    otherwise: () => null,
  },
  'hawashi/reviewGuidelines': {
    answer: ({ service }, { uri, labels }) => service.guidelines.reviewed(uri, labels),
    otherwise: failedEdit,
  },
  'hawashi/createGuidelines': {
    answer: ({ service }, { uri, language }) => service.guidelines.create(uri, language),
    otherwise: failedEdit,
  },
  'hawashi/createCorpus': {
    answer: ({ service }, { folder, scheme }) => service.createCorpus(folder, scheme),
    otherwise: failedEdit,
  },
};
