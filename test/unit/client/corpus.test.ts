import assert from 'node:assert/strict';
import { dateProblem } from '../../../client/src/corpus/dateInput.js';
import { inOrder, nextDocument, type DocumentOrder } from '../../../client/src/corpus/nextDocument.js';
import type { DocumentSummary } from '../../../server/src/protocol.js';

describe('document date', () => {
  function fine(typed: string): void {
    it(`${typed} is fine`, () => assert.equal(dateProblem(typed), undefined));
  }
  function wrong(typed: string, problem: RegExp): void {
    it(`${typed} is not`, () => assert.match(dateProblem(typed) ?? '', problem));
  }
  fine('2024-11-08');
  fine('2024-11');
  fine(' 2024 ');
  fine('2024-02-29');
  wrong('2023-02-29', /01 to 28/);
  wrong('2024-13', /no month 13/);
  wrong('2024-00-01', /no month 00/);
  wrong('8/11/2024', /2024-11-08/);
  wrong('', /2024-11-08/);
});

describe('documents in order', () => {
  const document = (name: string, more: Partial<DocumentSummary> = {}): DocumentSummary => ({
    name,
    uri: `file:///${name}`,
    status: 'new',
    annotated: 0,
    ...more,
  });
  const documents = [
    document('10', { annotated: 1, suggestions: 9, uncertainty: 0.2 }),
    document('2', { annotated: 5, suggestions: 5, uncertainty: 0.9 }),
    document('1', { annotated: 9, suggestions: 1, uncertainty: 0.5, status: 'done' }),
  ];
  function check(
    order: DocumentOrder,
    names: string[],
    after: string | undefined,
    next: string | undefined,
  ): void {
    it(`${order}: ${names.join(' ')}, after ${after} comes ${next}`, () => {
      assert.deepEqual(
        inOrder(documents, order).map(({ name }) => name),
        names,
      );
      assert.equal(nextDocument(documents, after && `file:///${after}`, order)?.name, next);
    });
  }
  check('name', ['1', '2', '10'], undefined, '2');
  check('name', ['1', '2', '10'], '2', '10');
  check('name', ['1', '2', '10'], '10', '2');
  check('fewestDone', ['10', '2', '1'], '2', '10');
  check('mostUncertain', ['2', '1', '10'], '2', '10');

  it('ends when all others are done', () =>
    assert.equal(
      nextDocument([document('a'), document('b', { status: 'done' })], 'file:///a', 'name'),
      undefined,
    ));
});
