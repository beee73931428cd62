/** What a client may ask about searches with, and what it may not. */
import { uri, withoutUri, type Rows } from './rows.js';

export const view = { order: { by: ['before:1'] } };

export const SEARCH_ROWS = {
  'hawashi/search': {
    valid: [
      { uri, query: '<PERS/>' },
      { uri, query: '', suggestions: false },
    ],
    malformed: [...withoutUri, [{ uri }, 'query'], [{ uri, query: 7 }, 'query']],
  },
  'hawashi/searchProgress': {
    valid: [{ search: 's', known: 0 }],
    malformed: [
      [{ known: 0 }, 'search'],
      [{ search: 's', known: '0' }, 'known'],
    ],
  },
  'hawashi/searchLines': {
    valid: [
      { search: 's', view, from: 0, count: 100, context: 80 },
      { search: 's', view: { ...view, filter: { words: 'x' } }, from: 0, count: 100, context: 80 },
    ],
    malformed: [
      [{ search: 's', from: 0, count: 1, context: 1 }, 'view'],
      [{ search: 's', view: {}, from: 0, count: 1, context: 1 }, 'view.order'],
      [{ search: 's', view: { order: { by: 'hit' } }, from: 0, count: 1, context: 1 }, 'view.order.by'],
      [{ search: 's', view, from: '0', count: 1, context: 1 }, 'from'],
    ],
  },
  'hawashi/searchGroups': {
    valid: [{ search: 's', view, by: 'label' }],
    malformed: [
      [{ search: 's', view }, 'by'],
      [
        { search: 's', view: { ...view, filter: { group: { by: 'label' } } }, by: 'x' },
        'view.filter.group.key',
      ],
    ],
  },
  'hawashi/searchCollocates': {
    valid: [{ search: 's', view, window: 5, least: 2, measure: 'mi' }],
    malformed: [[{ search: 's', view, window: 5, least: 2 }, 'measure']],
  },
  'hawashi/searchTable': {
    valid: [{ search: 's', view, table: { of: 'lines' }, format: 'csv', to: 'file:///out.csv' }],
    malformed: [
      [{ search: 's', view, table: { of: 'all' }, format: 'csv', to: uri }, 'table.of'],
      [{ search: 's', view, table: { of: 'lines' }, format: 'xls', to: uri }, 'format'],
    ],
  },
  'hawashi/endSearch': {
    valid: [{ search: 's' }, { search: 's', keep: true }],
    malformed: [
      [{}, 'search'],
      [{ search: 's', keep: 1 }, 'keep'],
    ],
  },
} satisfies Record<string, Rows>;
