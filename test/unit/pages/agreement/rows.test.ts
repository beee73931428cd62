import assert from 'node:assert/strict';
import { columnOrder } from '../../../../client/pages/agreement/blindness.js';
import { gridOf } from '../../../../client/pages/agreement/confusions.js';
import { isListed, type RowFilter } from '../../../../client/pages/agreement/rowFilter.js';
import type { AgreementRow } from '../../../../server/src/protocol/agreement.js';

const cell = (label: string, text = 'مراكش') => ({ id: label, label, text, more: '' });
const at = { line: 0, character: 0 };
const row = (...labels: readonly (string | null)[]): AgreementRow => ({
  ...{ document: 'a', uri: 'file:///a.txt', range: { start: at, end: at }, before: '', after: '' },
  ...{ class: 'label', differences: ['label'], borders: ['article'] },
  cells: labels.map((label) => (label === null ? null : cell(label))),
});

describe('rows of annotators', () => {
  const check: readonly (readonly [RowFilter, AgreementRow, boolean])[] = [
    [{}, row('GPE', 'ORG'), true],
    [{ class: 'label' }, row('GPE', 'ORG'), true],
    [{ class: 'missing' }, row('GPE', 'ORG'), false],
    [{ document: 'b' }, row('GPE', 'ORG'), false],
    [{ label: 'ORG' }, row('GPE', 'ORG'), true],
    [{ label: 'PERS' }, row('GPE', null), false],
    [{ border: 'article' }, row('GPE', 'GPE'), true],
    [{ border: 'words' }, row('GPE', 'GPE'), false],
    [{ labels: ['GPE', 'ORG'] }, row('ORG', 'GPE'), true],
    [{ labels: ['GPE', 'GPE'] }, row('ORG', 'GPE'), false],
    [{ labels: ['GPE', 'GPE'] }, row('GPE', 'GPE'), true],
    [{ labels: ['GPE', null] }, row('GPE', null), true],
    [{ labels: ['GPE', null] }, row('GPE', 'GPE'), false],
    [{ labels: [null, 'GPE'] }, row('GPE', null), true],
    [{ labels: ['GPE', 'ORG'], inOrder: true }, row('GPE', 'ORG'), true],
    [{ labels: ['GPE', 'ORG'], inOrder: true }, row('ORG', 'GPE'), false],
    [{ labels: [null, 'GPE'], inOrder: true }, row(null, 'GPE'), true],
    [{ labels: [null, 'GPE'], inOrder: true }, row('GPE', null), false],
    [{ pair: [0, 1] }, row('GPE', 'GPE', 'ORG'), false],
    [{ pair: [1, 2] }, row('GPE', 'GPE', 'ORG'), true],
    [{ pair: [0, 2] }, row('GPE', 'GPE', null), true],
  ];
  for (const [filter, of, listed] of check)
    it(`${JSON.stringify(filter)}: ${of.cells.map((each) => each?.label).join()}`, () =>
      assert.equal(isListed(of, filter), listed));
});

describe('labels against labels', () => {
  const confusions = [
    { labels: ['GPE', 'GPE'], count: 5, turned: 0 },
    { labels: ['GPE', 'ORG'], count: 3, turned: 2 },
    { labels: ['ORG', null], count: 4, turned: 1 },
  ] as const;
  const table = (isOfTwo: boolean) => {
    const { labels, count } = gridOf(confusions, isOfTwo);
    return [labels, labels.map((one) => labels.map((other) => count(one, other)))];
  };

  it('are the first annotator’s by the second’s, where there are two', () =>
    assert.deepEqual(table(true), [
      ['GPE', 'ORG', null],
      [
        [5, 1, 0],
        [2, 0, 3],
        [0, 1, 0],
      ],
    ]));

  it('stand on both sides, where there are more', () =>
    assert.deepEqual(table(false), [
      ['GPE', 'ORG', null],
      [
        [5, 3, 0],
        [3, 0, 4],
        [0, 4, 0],
      ],
    ]));
});

describe('blind columns', () => {
  it('hold each annotator once, the same for a row, and others for others', () => {
    const orders = Array.from({ length: 40 }, (_, i) => columnOrder(3, `document ${i}`, true).join());
    assert.ok(orders.every((order) => order.split(',').sort().join() === '0,1,2'));
    assert.equal(columnOrder(3, 'document 1', true).join(), orders[1]);
    assert.equal(new Set(orders).size, 6);
    assert.deepEqual(columnOrder(3, 'document 1', false), [0, 1, 2]);
  });
});
