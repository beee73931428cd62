import assert from 'node:assert/strict';
import { difference } from './goldenFile.js';

describe('the difference of two texts', () => {
  const check = (before: string, after: string, expected: string): void =>
    assert.equal(difference([...before], [...after]), expected.split(' ').join('\n').replaceAll('_', ' '));

  it('is nothing where there is none', () => check('abc', 'abc', ''));
  it('is the line that changed', () => check('abc', 'axc', '@_line_2 -_b +_x'));
  it('is a line that is new, or gone', () => {
    check('ac', 'abc', '@_line_2 +_b');
    check('abc', 'ac', '@_line_2 -_b');
  });
  it('is each place by itself', () => check('abcde', 'xbcdy', '@_line_1 -_a +_x @_line_5 -_e +_y'));
  it('is short, however much is another', () => {
    const many = difference(
      Array.from({ length: 5000 }, (_, i) => `a${i}`),
      Array.from({ length: 5000 }, (_, i) => `b${i}`),
    ).split('\n');
    assert.ok(many.length < 30, `${many.length} lines`);
  });
});
