import assert from 'node:assert/strict';
import {
  assignedTo,
  chosenDocuments,
  criteriaOf,
  groupDocuments,
  type Criterion,
  type DocumentChoice,
} from '../../../client/src/views/documentChoice.js';
import { documentFields } from '../../../server/src/annotation/documentFields.js';
import type { DocumentSummary } from '../../../server/src/protocol/corpus.js';

const FIELDS = documentFields([
  { name: 'topic', type: 'choice', values: [{ name: 'sport' }, { name: 'politics' }] },
  { name: 'genres', type: 'choices', values: [{ name: 'news' }, { name: 'opinion' }] },
]);

const document = (
  name: string,
  fields: Readonly<Record<string, unknown>> = {},
  more: Partial<DocumentSummary> = {},
): DocumentSummary => ({ name, uri: `file:///c/${name}.txt`, status: 'new', annotated: 0, fields, ...more });

const DOCUMENTS = [
  document('a', { outlet: 'هسبريس', published: '2024-11-08T10:30', topic: 'politics', genres: ['news'] }),
  document('b', { outlet: 'Le360', published: '2024-11-02', topic: 'sport', genres: ['opinion', 'news'] }),
  document('c', { outlet: 'هسبريس', published: '2023', topic: 'other', words: 10 }, { status: 'done' }),
  document('d', { words: 9 }, { date: '2024-11-08' }),
];

const field = (name: string): Criterion => ({ kind: 'field', name });
const names = (documents: readonly DocumentSummary[]) => documents.map(({ name }) => name).join('');

describe('documents grouped', () => {
  function check(by: Criterion, ...expected: [facet: string, names: string][]): void {
    it(`by ${JSON.stringify(by)}`, () =>
      assert.deepEqual(
        groupDocuments(DOCUMENTS, by, FIELDS).map(({ facet, documents }) => [facet, names(documents)]),
        expected,
      ));
  }
  check(field('outlet'), ['Le360', 'b'], ['هسبريس', 'ac'], ['', 'd']);
  // By month, or by the year where no more is known.
  check(field('published'), ['2023', 'c'], ['2024-11', 'ab'], ['', 'd']);
  check(field('dct'), ['2024-11', 'd'], ['', 'abc']);
  // In the order of the scheme; what it does not know behind.
  check(field('topic'), ['sport', 'b'], ['politics', 'a'], ['other', 'c'], ['', 'd']);
  // A document with several values is in each of their groups.
  check(field('genres'), ['news', 'ab'], ['opinion', 'b'], ['', 'cd']);
  check({ kind: 'status' }, ['new', 'abd'], ['done', 'c']);
  check(field('constructor'), ['', 'abcd']);
});

describe('documents chosen', () => {
  function check(choice: DocumentChoice, expected: string): void {
    it(`by ${JSON.stringify(choice)}`, () =>
      assert.equal(names(chosenDocuments(DOCUMENTS, choice, { fields: FIELDS, order: 'name' })), expected));
  }
  check({}, 'abcd');
  check({ filter: { by: field('outlet'), facets: ['هسبريس'] } }, 'ac');
  check({ filter: { by: field('outlet'), facets: ['Le360', ''] } }, 'bd');
  check({ filter: { by: field('outlet'), facets: ['nobody'] } }, '');
  check({ filter: { by: { kind: 'status' }, facets: ['done'] } }, 'c');
  // Days as days, not as the months that they are grouped by; what says nothing is last either way.
  check({ sort: { by: field('published'), isDescending: false } }, 'cbad');
  check({ sort: { by: field('published'), isDescending: true } }, 'abcd');
  // Numbers by size.
  check({ sort: { by: field('words'), isDescending: false } }, 'dcab');
  check({ sort: { by: field('topic'), isDescending: false } }, 'bacd');
  check(
    {
      filter: { by: field('topic'), facets: ['sport', 'politics'] },
      sort: { by: field('outlet'), isDescending: true },
    },
    'ab',
  );

  it('by what is defined, and by what is only said', () => {
    const criteria = criteriaOf(FIELDS, DOCUMENTS).map((by) => (by.kind === 'field' ? by.name : '-'));
    assert.deepEqual(
      [criteria[0], criteria.at(-1), criteria.includes('genres'), criteria.indexOf('topic')],
      ['-', 'words', true, 3],
    );
  });
});

describe('documents that a plan assigns', () => {
  const PLANNED = [
    document('a', {}, { assigned: ['amal'] }),
    document('b', {}, { assigned: ['huda', 'amal'] }),
    document('c', {}, { assigned: ['huda'] }),
    document('d'),
  ];

  it('are grouped by who annotates them', () =>
    assert.deepEqual(
      groupDocuments(PLANNED, { kind: 'assigned' }, FIELDS).map(({ facet, documents }) => [
        facet,
        names(documents),
      ]),
      [
        ['amal', 'ab'],
        ['huda', 'bc'],
        ['', 'd'],
      ],
    ));

  it('can be chosen by who annotates them, where there is a plan', () => {
    const kinds = (documents: readonly DocumentSummary[]) =>
      criteriaOf(FIELDS, documents).map(({ kind }) => kind);
    assert.deepEqual(kinds(PLANNED), ['status', 'assigned']);
    assert.ok(!kinds(DOCUMENTS).includes('assigned'));
  });

  it('come in the order of the plan', () => {
    assert.equal(names(assignedTo(PLANNED, 'amal', ['c', 'b', 'a'])), 'ba');
    assert.equal(names(assignedTo(PLANNED, 'nobody', ['c', 'b', 'a'])), '');
  });
});

describe('documents with open questions', () => {
  const asked = [document('a'), document('b', {}, { questions: 2 })];
  const by: Criterion = { kind: 'questions' };

  it('are grouped and let through alone, where there are any', () => {
    assert.deepEqual(
      groupDocuments(asked, by, FIELDS).map(({ facet, documents }) => [facet, names(documents)]),
      [
        ['open', 'b'],
        ['', 'a'],
      ],
    );
    const choice = { filter: { by, facets: ['open'] } };
    assert.equal(names(chosenDocuments(asked, choice, { fields: FIELDS, order: 'name' })), 'b');
    assert.ok(criteriaOf(FIELDS, asked).some(({ kind }) => kind === 'questions'));
    assert.ok(!criteriaOf(FIELDS, DOCUMENTS).some(({ kind }) => kind === 'questions'));
  });
});
