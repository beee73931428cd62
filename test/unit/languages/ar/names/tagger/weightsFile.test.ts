import assert from 'node:assert/strict';
import {
  readWeights,
  WeightsError,
  writeWeights,
} from '../../../../../../server/src/languages/ar/names/tagger/weightsFile.js';
import { smallWeights } from './trainedTagger.js';

describe('weights file', () => {
  it('reads what it wrote', () => {
    const weights = readWeights(smallWeights());
    assert.ok(weights.words.rows.count > 100);
    assert.ok(weights.vocabulary.hashes.length > 10);
    assert.deepEqual(writeWeights(weights), smallWeights());
  });

  it('tells what is wrong with bytes that are no weights', () => {
    const bytes = smallWeights();
    const changed = (at: number): Uint8Array => {
      const copy = bytes.slice();
      copy[at]! ^= 1;
      return copy;
    };
    const check = (wrong: Uint8Array, message: RegExp): void =>
      assert.throws(
        () => readWeights(wrong),
        (error) => error instanceof WeightsError && message.test(error.message),
      );
    check(new Uint8Array(0), /not a file of tagger weights/);
    check(
      new TextEncoder().encode('version https://git-lfs.github.com/spec/v1'),
      /not a file of tagger weights/,
    );
    check(changed(4), /version \d+; this program reads \d+/);
    check(changed(bytes.length - 1), /damaged/);
    check(changed(bytes.length >> 1), /damaged/);
    for (const length of [1, 5, 9, 100, bytes.length - 1])
      assert.throws(() => readWeights(bytes.slice(0, length)), WeightsError, `${length} bytes`);
  });
});
