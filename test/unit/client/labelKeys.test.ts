import assert from 'node:assert/strict';
import { labelOfKey, latinKey } from '../../../client/annotating/labelKeys.js';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';

describe('label keys', () => {
  function check(typed: string, key: string): void {
    it(`${typed} is the key ${key}`, () => assert.equal(latinKey(typed), key));
  }
  check('p', 'p');
  check('P', 'p');
  check('ح', 'p');
  check('ب', 'f');
  check('ض', 'q');
  check('ء', 'x');
  check('٣', '3');
  check('۷', '7');
  check('+', '+');

  it('finds labels on either layout', () => {
    assert.equal(labelOfKey(DEFAULT_LABELS, '1')?.name, 'PERS');
    assert.equal(labelOfKey(DEFAULT_LABELS, '١')?.name, 'PERS');
    assert.equal(labelOfKey(DEFAULT_LABELS, 'ة')?.name, 'MISC');
  });

  it('finds nothing for a key that no label has', () => {
    assert.equal(labelOfKey(DEFAULT_LABELS, 'x'), undefined);
    assert.equal(labelOfKey(DEFAULT_LABELS, ''), undefined);
    assert.equal(labelOfKey([{ name: 'KEYLESS' }], 'k'), undefined);
  });
});
