import assert from 'node:assert/strict';
import { wordsWith } from '../../../../../server/src/languages/ar/names/traits.js';

describe('traits of words', () => {
  it('are listed as they are written, and known as they are folded', () => {
    assert.ok(wordsWith('storm').has('اعصار'));
    assert.ok(wordsWith('enterprise').has('شركه'));
  });

  it('must be listed', () => {
    assert.throws(() => wordsWith('none'), /none/);
  });
});
