/** What a client may ask about agreement with, and what it may not. */
import { uri, withoutUri, type Rows } from './rows.js';

const asked = { uri, annotators: ['amal', 'هدى'] };
const adjudicated = { ...asked, as: 'gold', strategies: ['agreed'], chosen: [] };

export const AGREEMENT_ROWS = {
  'hawashi/agreement': {
    valid: [asked, { ...asked, annotators: [], unfinished: true }],
    malformed: [...withoutUri, [{ uri }, 'annotators'], [{ ...asked, annotators: [7] }, 'annotators.0']],
  },
  'hawashi/agreementRows': {
    valid: [{ ...asked, as: 'gold' }],
    malformed: [
      [asked, 'as'],
      [{ ...asked, as: 'gold', unfinished: 1 }, 'unfinished'],
    ],
  },
  'hawashi/adjudicate': {
    valid: [adjudicated, { ...adjudicated, chosen: [{ document: 'a', ids: ['x', null], annotator: null }] }],
    malformed: [
      [{ ...adjudicated, strategies: ['luck'] }, 'strategies.0'],
      [{ ...adjudicated, chosen: [{ document: 'a', ids: ['x'] }] }, 'chosen.0.annotator'],
      [{ ...adjudicated, chosen: [{ document: 'a', ids: [7], annotator: null }] }, 'chosen.0.ids.0'],
    ],
  },
} satisfies Record<string, Rows>;
