/** What a client may ask about learning with, and what it may not. */
import { uri, withoutUri } from './rows.js';

export const LEARNING_ROWS = {
  'hawashi/learning': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/evaluateLearning': {
    valid: [{ uri, keep: true }],
    malformed: [...withoutUri, [{ uri }, 'keep'], [{ uri, keep: 1 }, 'keep']],
  },
  'hawashi/forgetTagger': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/copyTagger': {
    valid: [{ uri, file: 'file:///a.tagger', way: 'from' }],
    malformed: [
      ...withoutUri,
      [{ uri, way: 'to' }, 'file'],
      [{ uri, file: 'file:///a.tagger', way: 'back' }, 'way'],
    ],
  },
  'hawashi/acceptance': { valid: [{ uri }], malformed: withoutUri },
} as const;
