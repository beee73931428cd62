/** What a client may ask of other recognisers and for assistants, and what it may not. */
import { uri, withoutUri, type Rows } from './rows.js';

export const RECOMMENDER_ROWS = {
  'hawashi/recommenders': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/allowRecommender': {
    valid: [{ uri, name: 'a', fingerprint: 'f', allowed: true }],
    malformed: [
      ...withoutUri,
      [{ uri, name: 'a', fingerprint: 'f', allowed: 1 }, 'allowed'],
      [{ uri, name: 'a', allowed: true }, 'fingerprint'],
    ],
  },
  'hawashi/trainRecommender': {
    valid: [{ uri, name: 'a' }],
    malformed: [...withoutUri, [{ uri, name: 3 }, 'name']],
  },
  'hawashi/prepareChat': {
    valid: [{ uri, name: 'a', model: 'm', tokens: 4096 }],
    malformed: [
      ...withoutUri,
      [{ uri, name: 'a', model: 'm', tokens: '4096' }, 'tokens'],
      [{ uri, name: 'a', tokens: 4096 }, 'model'],
    ],
  },
  'hawashi/takeChat': {
    valid: [{ uri, name: 'a', id: 'a 1', part: 0, calls: [{}, null, 3] }],
    malformed: [
      ...withoutUri,
      [{ uri, name: 'a', id: 'a 1', part: 0, calls: {} }, 'calls'],
      [{ uri, name: 'a', id: 'a 1', part: '0', calls: [] }, 'part'],
    ],
  },
  'hawashi/askCorpus': {
    valid: [
      { uri, tool: 'search', input: { query: 'a' } },
      { uri, tool: 'entities', input: 3 },
    ],
    malformed: [...withoutUri, [{ uri, tool: 'delete', input: {} }, 'tool']],
  },
} satisfies Record<string, Rows>;
