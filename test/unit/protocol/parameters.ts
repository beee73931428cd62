/** What a client may ask with, and what it may not: rows for every request. */
import type { RequestMethod } from '../../../server/src/protocol/requests.js';
import { AGREEMENT_ROWS } from './agreementParameters.js';
import { LEARNING_ROWS } from './learningParameters.js';
import { RECOMMENDER_ROWS } from './recommenderParameters.js';
import { SEARCH_ROWS, view } from './searchParameters.js';
import { uri, withoutUri, type Rows } from './rows.js';

const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 10 } };

const edit = (command: unknown) => ({ uri, command });
const none: readonly unknown[] = [];

/** What is no object at all is wrong everywhere. */
export const NO_OBJECTS: readonly unknown[] = [undefined, null, 7, 'file:///corpus/a.txt', true, none, [[]]];

const badRanges = (wrap: (range: unknown) => unknown, at: string): (readonly [unknown, string])[] => [
  [wrap(undefined), at],
  [wrap(null), at],
  [wrap('here'), at],
  [wrap({ start: range.start }), `${at}.end`],
  [wrap({ ...range, start: { line: '0', character: 0 } }), `${at}.start.line`],
  [wrap({ ...range, start: { line: -1, character: 0 } }), `${at}.start.line`],
  [wrap({ ...range, end: { line: 0, character: 1.5 } }), `${at}.end.character`],
  [wrap({ ...range, end: { line: 0, character: Number.NaN } }), `${at}.end.character`],
  [wrap({ ...range, end: { line: Infinity, character: 0 } }), `${at}.end.line`],
  [wrap({ ...range, end: { line: 1e300, character: 0 } }), `${at}.end.line`],
];

const places = (select: unknown, action: unknown) => ({ kind: 'places', select, action });

const exporting = { corpus: 'file:///corpus', format: 'jsonl', target: 'file:///out' };
const importing = { corpus: 'file:///corpus', format: 'jsonl', sources: ['file:///in'], annotator: 'amal' };

export const ROWS: { readonly [M in RequestMethod]: Rows } = {
  'hawashi/state': {
    valid: [{ uri }, { uri, since: 3 }, { uri, since: 3, line: 0 }],
    malformed: [
      ...withoutUri,
      [{ uri, since: '3' }, 'since'],
      [{ uri, since: Number.NaN }, 'since'],
      [{ uri, line: -1 }, 'line'],
    ],
  },
  'hawashi/serves': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/edit': {
    valid: [
      edit({ kind: 'tag', range, label: 'PERS' }),
      edit({ kind: 'tag', range, label: 'PERS', exact: true, value: 'x', canonical: 'y' }),
      edit({ kind: 'tagAll', places: [{ range }, { range, pieces: [range, range] }], label: 'ORG' }),
      edit({ kind: 'accept', ids: ['a'], label: 'ORG' }),
      edit({ kind: 'acceptAll' }),
      edit({ kind: 'acceptAll', range, minimumConfidence: 0.5, labels: ['PERS'] }),
      edit({ kind: 'reject', ids: [] }),
      edit({ kind: 'remove', ids: ['a', 'b'] }),
      edit({ kind: 'relabel', id: 'a', label: 'GPE' }),
      edit({ kind: 'move', id: 'a', range }),
      edit({ kind: 'describe', id: 'a', value: null, note: '' }),
      edit({ kind: 'describe', id: 'a', entity: 'x', entityOf: 'employer' }),
      edit({ kind: 'relate', type: 'works-for', from: 'a', to: 'b' }),
      edit({ kind: 'unrelate', id: 'r' }),
      edit({ kind: 'status', status: 'needs-review' }),
      edit({ kind: 'exhaustive', labels: ['PERS'], open: [] }),
      edit({ kind: 'undo' }),
      edit({ kind: 'redo' }),
    ],
    malformed: [
      ...withoutUri,
      [{ uri }, 'command'],
      [edit(null), 'command'],
      [edit('undo'), 'command'],
      [edit([]), 'command.kind'],
      [edit({}), 'command.kind'],
      [edit({ kind: 'no such command' }), 'command.kind'],
      [edit({ kind: '__proto__' }), 'command.kind'],
      [edit({ kind: 'constructor' }), 'command.kind'],
      [edit({ kind: ['undo'] }), 'command.kind'],
      [edit({ kind: 'tag', range, label: 7 }), 'command.label'],
      [edit({ kind: 'tag', range, label: 'PERS', exact: 'yes' }), 'command.exact'],
      ...badRanges((bad) => edit({ kind: 'tag', range: bad, label: 'PERS' }), 'command.range'),
      ...badRanges(
        (bad) => edit({ kind: 'tagAll', places: [{ range }, { range: bad }], label: 'PERS' }),
        'command.places.1.range',
      ),
      [edit({ kind: 'accept', ids: 'a' }), 'command.ids'],
      [edit({ kind: 'accept', ids: ['a', 7] }), 'command.ids.1'],
      [edit({ kind: 'acceptAll', minimumConfidence: '0.5' }), 'command.minimumConfidence'],
      [edit({ kind: 'acceptAll', labels: 'PERS' }), 'command.labels'],
      [edit({ kind: 'reject' }), 'command.ids'],
      [edit({ kind: 'describe', id: 'a', note: {} }), 'command.note'],
      [edit({ kind: 'describe', id: 'a', entity: 'x', entityOf: null }), 'command.entityOf'],
      [edit({ kind: 'status', status: 'finished' }), 'command.status'],
      [edit({ kind: 'exhaustive', labels: ['PERS'] }), 'command.open'],
      [edit({ kind: 'exhaustive', labels: 'PERS', open: [] }), 'command.labels'],
    ],
  },
  'hawashi/snap': {
    valid: [
      { uri, range },
      { uri, range, onward: true },
    ],
    malformed: [
      ...withoutUri,
      ...badRanges((bad) => ({ uri, range: bad }), 'range'),
      [{ uri, range, onward: 1 }, 'onward'],
    ],
  },
  'hawashi/occurrences': {
    valid: [
      { uri, range },
      { uri, range, label: 'PERS', everywhere: true },
      { uri, range, pieces: [range, range], label: 'PERS' },
      { uri, range, canonical: 'interpol', own: true },
    ],
    malformed: [
      ...withoutUri,
      ...badRanges((bad) => ({ uri, range: bad }), 'range'),
      [{ uri, range, everywhere: 1 }, 'everywhere'],
      ...badRanges((bad) => ({ uri, range, pieces: [bad] }), 'pieces.0'),
      [{ uri, range, canonical: 1 }, 'canonical'],
    ],
  },
  'hawashi/problems': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/rejected': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/setDate': {
    valid: [{ uri, value: '' }],
    malformed: [...withoutUri, [{ uri }, 'value'], [{ uri, value: 2024 }, 'value']],
  },
  'hawashi/setFields': {
    valid: [
      { uri, fields: { outlet: 'هسبريس', topics: ['a'], n: 3, seen: true, url: null } },
      { uri, fields: {} },
    ],
    malformed: [...withoutUri, [{ uri }, 'fields'], [{ uri, fields: { a: { b: 1 } } }, 'fields.a']],
  },
  'hawashi/corpus': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/entities': {
    valid: [{ uri }, { uri, query: 'محمد', label: 'PERS' }, { uri, range }],
    malformed: [...withoutUri, [{ uri, query: {} }, 'query'], [{ uri, label: null }, 'label']],
  },
  'hawashi/entityList': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/overview': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/entityProfile': {
    valid: [{ uri, entity: 'interpol' }],
    malformed: [...withoutUri, [{ uri }, 'entity'], [{ uri, entity: 3 }, 'entity']],
  },
  'hawashi/adopt': {
    valid: [{ uri, name: 'a', to: uri }],
    malformed: [...withoutUri, [{ uri, to: uri }, 'name'], [{ uri, name: 'a', to: 7 }, 'to']],
  },
  'hawashi/dismiss': {
    valid: [
      { uri, dismissal: { code: 'consistency.missed', subject: 'a', document: 'b' }, dismissed: true },
      { uri, dismissal: { code: 'consistency.missed', subject: 'a' }, dismissed: false },
    ],
    malformed: [
      ...withoutUri,
      [{ uri, dismissal: { subject: 'a' }, dismissed: true }, 'dismissal.code'],
      [{ uri, dismissal: { code: 'a', subject: 'b' } }, 'dismissed'],
    ],
  },
  'hawashi/createCorpus': {
    valid: [{ folder: 'file:///new' }, { folder: 'file:///new', scheme: 'conll' }],
    malformed: [
      [{}, 'folder'],
      [{ folder: ['file:///new'] }, 'folder'],
      [{ folder: 'file:///new', scheme: 'none' }, 'scheme'],
    ],
  },
  'hawashi/planChange': {
    valid: [
      { uri, change: { kind: 'renameEntity', entity: 'e', name: 'n' } },
      { uri, change: { kind: 'mergeEntities', entities: ['a', 'b'], into: 'a' } },
      { uri, change: { kind: 'relabelEntity', entity: 'a', label: 'ORG' } },
      { uri, change: { kind: 'splitEntity', entity: 'a', places: [{ uri, range }], name: 'n' } },
      { uri, change: places({ by: 'name', name: 'مراكش' }, { kind: 'tag', label: 'GPE', entity: 'e' }) },
      {
        uri,
        change: places({ by: 'name', name: 'a b', fragments: [{ start: 0, end: 1 }] }, { kind: 'reject' }),
      },
      { uri, change: places({ by: 'confidence', minimum: 0.9, labels: ['GPE'] }, { kind: 'accept' }) },
      { uri, change: places({ by: 'entity', entity: 'e' }, { kind: 'link', entity: null }) },
      { uri, change: places({ by: 'findings', code: 'c', subject: 's' }, { kind: 'value', value: 'v' }) },
      { uri, change: places({ by: 'hits', search: 's', view, hits: { but: [1] } }, { kind: 'accept' }) },
      { uri, change: places({ by: 'hits', search: 's', view, hits: { only: [1] } }, { kind: 'reject' }) },
    ],
    malformed: [
      ...withoutUri,
      [{ uri }, 'change'],
      [{ uri, change: { kind: 'none' } }, 'change.kind'],
      [{ uri, change: places({ by: 'name' }, { kind: 'accept' }) }, 'change.select.name'],
      [
        { uri, change: places({ by: 'name', name: 'a', fragments: [0, 1] }, { kind: 'accept' }) },
        'change.select.fragments.0',
      ],
      [{ uri, change: places({ by: 'label', label: 'A' }, { kind: 'link' }) }, 'change.action.entity'],
    ],
  },
  'hawashi/changePassages': {
    valid: [{ plan: 'p', uri, ticks: { [uri]: [0, 2] } }],
    malformed: [
      [{ plan: 'p', uri, ticks: 'all' }, 'ticks'],
      [{ plan: 'p', uri, ticks: { [uri]: ['0'] } }, `ticks.${uri}.0`],
    ],
  },
  'hawashi/compareAnnotations': {
    valid: [{ uri, before: '', after: '{}' }],
    malformed: [
      [{ uri, before: '' }, 'after'],
      [{ uri: 7, before: '', after: '' }, 'uri'],
    ],
  },
  'hawashi/applyChange': {
    valid: [{ plan: 'p', ticks: {} }],
    malformed: [
      [{ ticks: {} }, 'plan'],
      [{ plan: 'p' }, 'ticks'],
    ],
  },
  'hawashi/dropChange': { valid: [{ plan: 'p' }], malformed: [[{}, 'plan']] },
  'hawashi/undoChange': { valid: [{ uri }], malformed: withoutUri },
  ...AGREEMENT_ROWS,
  ...LEARNING_ROWS,
  ...RECOMMENDER_ROWS,
  ...SEARCH_ROWS,
  'hawashi/guidelines': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/guidelineChanges': { valid: [{ uri }], malformed: withoutUri },
  'hawashi/reviewGuidelines': {
    valid: [
      { uri, labels: ['PERS'] },
      { uri, labels: [] },
    ],
    malformed: [...withoutUri, [{ uri, labels: 'PERS' }, 'labels']],
  },
  'hawashi/createGuidelines': {
    valid: [{ uri, language: 'ar' }],
    malformed: [...withoutUri, [{ uri, language: 'xx' }, 'language']],
  },
  'hawashi/formats': { valid: [null, undefined, {}], malformed: [] },
  'hawashi/export': {
    valid: [
      exporting,
      {
        ...exporting,
        workDoneToken: 'export-1',
        options: { scheme: 'BIO' },
        annotators: ['amal'],
        documents: ['a'],
        labels: ['PERS'],
        statuses: ['done', 'new'],
      },
    ],
    malformed: [
      [{}, 'corpus'],
      [{ ...exporting, format: null }, 'format'],
      [{ ...exporting, target: 7 }, 'target'],
      [{ ...exporting, options: { scheme: 1 } }, 'options.scheme'],
      [{ ...exporting, options: 'BIO' }, 'options'],
      [{ ...exporting, annotators: 'amal' }, 'annotators'],
      [{ ...exporting, documents: [null] }, 'documents.0'],
      [{ ...exporting, statuses: ['done', 'finished'] }, 'statuses.1'],
      [{ ...exporting, workDoneToken: {} }, 'workDoneToken'],
    ],
  },
  'hawashi/detectFormat': {
    valid: [{ corpus: 'file:///corpus', sources: [] }],
    malformed: [
      [{ sources: [] }, 'corpus'],
      [{ corpus: 'file:///corpus' }, 'sources'],
      [{ corpus: 'file:///corpus', sources: 'file:///in' }, 'sources'],
      [{ corpus: 'file:///corpus', sources: [{}] }, 'sources.0'],
    ],
  },
  'hawashi/import': {
    valid: [
      importing,
      {
        ...importing,
        workDoneToken: 1,
        labels: [
          ['Person', 'PERS'],
          ['Other', null],
        ],
        apply: true,
      },
    ],
    malformed: [
      [{}, 'corpus'],
      [{ ...importing, sources: null }, 'sources'],
      [{ ...importing, annotator: undefined }, 'annotator'],
      [{ ...importing, labels: { Person: 'PERS' } }, 'labels'],
      [{ ...importing, labels: [['Person']] }, 'labels.0.1'],
      [
        {
          ...importing,
          labels: [
            ['Person', 'PERS'],
            [7, null],
          ],
        },
        'labels.1.0',
      ],
      [{ ...importing, apply: 'no' }, 'apply'],
    ],
  },
};
