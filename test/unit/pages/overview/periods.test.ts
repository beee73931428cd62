import assert from 'node:assert/strict';
import { periodsBy, type Grain } from '../../../../client/pages/overview/periods.js';

const spoken = (period: string, annotated = 1) => ({ period, annotated, suggested: 0, documents: 0 });
const shown = (all: readonly string[], wanted?: Grain) => {
  const { grain, rows, withoutMonth } = periodsBy(
    all.map((period) => spoken(period)),
    wanted,
  );
  return { grain, rows: rows.map(({ period, annotated }) => `${period} ${annotated}`), withoutMonth };
};

describe('dates by period', () => {
  it('stand by month where they lie close, without gaps', () => {
    assert.deepEqual(shown(['2023-11', '2024', '2024-02']), {
      grain: 'month',
      rows: ['2023-11 1', '2023-12 0', '2024-01 0', '2024-02 1'],
      withoutMonth: 1,
    });
  });
  it('stand by year where they lie far apart, or name no month', () => {
    assert.deepEqual(shown(['1999-11', '1999-12', '2001', '2009-01']).rows.slice(0, 3), [
      '1999 2',
      '2000 0',
      '2001 1',
    ]);
    assert.equal(shown(['2023', '2024']).grain, 'year');
  });
  it('stand as somebody chose', () => {
    assert.deepEqual(shown(['2023-11', '2024-02'], 'year').rows, ['2023 1', '2024 1']);
    assert.deepEqual(shown(['2023'], 'month'), { grain: 'month', rows: [], withoutMonth: 1 });
  });
  it('are not drawn out over centuries', () => {
    assert.deepEqual(shown(['0622', '2024']).rows, ['0622 1', '2024 1']);
  });
  it('may be none', () => {
    assert.deepEqual(shown([]), { grain: 'year', rows: [], withoutMonth: 0 });
  });
});
