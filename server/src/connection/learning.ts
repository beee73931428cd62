/** Requests about learning. */
import { message } from '../messages/message.js';
import type { LearningResult } from '../protocol/learning.js';
import type { RequestHandlers } from './border.js';
import type { Session } from './session.js';

const failed = (_parameters: unknown, { say }: Session): LearningResult => ({
  done: false,
  message: say(message('edit.failed')),
});

export const LEARNING: RequestHandlers<
  | 'hawashi/learning'
  | 'hawashi/evaluateLearning'
  | 'hawashi/forgetTagger'
  | 'hawashi/copyTagger'
  | 'hawashi/acceptance'
> = {
  'hawashi/learning': {
    answer: async ({ service }, parameters) => (await service.learning.state(parameters)) ?? null,
    otherwise: () => null,
  },
  'hawashi/evaluateLearning': {
    async answer({ service }, parameters) {
      await service.written();
      return service.learning.evaluate(parameters);
    },
    otherwise: failed,
  },
  'hawashi/forgetTagger': {
    answer: ({ service }, parameters) => service.learning.forget(parameters),
    otherwise: failed,
  },
  'hawashi/copyTagger': {
    answer: ({ service }, parameters) => service.learning.copy(parameters),
    otherwise: failed,
  },
  'hawashi/acceptance': {
    async answer({ service }, parameters) {
      await service.written();
      return (await service.learning.acceptance(parameters)) ?? null;
    },
    otherwise: () => null,
  },
};
