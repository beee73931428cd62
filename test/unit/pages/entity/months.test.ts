import assert from 'node:assert/strict';
import { monthsOf } from '../../../../client/pages/entity/months.js';

describe('mentions over time', () => {
  it('are counted by month, in order, those without a date last', () => {
    const months = monthsOf([
      { date: '2024-11-08', count: 2 },
      { count: 5 },
      { date: '2023', count: 1 },
      { date: '2024-11', count: 4 },
      { date: '2024-02-29', count: 3 },
    ]);
    assert.deepEqual(
      months.map(({ month, count }) => `${month}:${count}`),
      ['2023:1', '2024-02:3', '2024-11:6', ':5'],
    );
  });
});
