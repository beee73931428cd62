import assert from 'node:assert/strict';
import { format } from '../../../server/src/messages/format.js';
import { hasTimexValue, timexProblem } from '../../../server/src/annotation/timexValue.js';

describe('values typed by a person', () => {
  const good: readonly [string, string][] = [
    ['2024-11-08', 'DATE'],
    ['2024-11-04/2024-11-07', 'DATE'],
    ['XXXX-11', 'DATE'],
    ['2024-W45-WE', 'DATE'],
    ['199', 'DATE'],
    ['PAST_REF', 'DATE'],
    ['2024-11-08T15:00+01:00', 'TIME'],
    ['2024-11-08TMO', 'TIME'],
    ['P1Y6M', 'DURATION'],
    ['PXD', 'DURATION'],
    ['P1W', 'SET'],
    ['XXXX-WXX-5', 'SET'],
  ];
  for (const [value, label] of good)
    it(`${label} ${value}`, () => assert.equal(timexProblem(value, label), undefined));
  const bad: readonly [string, string][] = [
    ['', 'DATE'],
    ['2024-13', 'DATE'],
    ['2024-09-31', 'DATE'],
    ['yesterday', 'DATE'],
    ['P3D', 'DATE'],
    ['2024', 'DURATION'],
    ['2024-11-08', 'TIME'],
    ['T25:00', 'TIME'],
    ['2024-11-07/2024-11-04', 'DATE'],
    ['P', 'DURATION'],
  ];
  for (const [value, label] of bad)
    it(`not ${label} ${value}`, () => assert.match(format(timexProblem(value, label)!), /\w{3}/));

  it('are expected of times alone', () => {
    assert.equal(hasTimexValue('SET'), true);
    assert.equal(hasTimexValue('PERS'), false);
  });
});
