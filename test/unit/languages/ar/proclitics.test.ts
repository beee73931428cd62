import assert from 'node:assert/strict';
import { procliticAnalyses } from '../../../../server/src/languages/ar/proclitics.js';

const check = (word: string, ...expected: string[]): void => {
  it(`${word} → ${expected.join(', ')}`, () => {
    assert.deepEqual(
      procliticAnalyses(word).map((analysis) => `${analysis.length} ${analysis.stem}`),
      expected,
    );
  });
};

describe('proclitic analyses', () => {
  check('مراكش', '0 مراكش');
  check('بمراكش', '0 بمراكش', '1 مراكش');
  check('للانتربول', '0 للانتربول', '1 الانتربول', '1 لانتربول');
  check('وللانتربول', '0 وللانتربول', '1 للانتربول', '2 الانتربول', '2 لانتربول');
  check('وبالمغرب', '0 وبالمغرب', '1 بالمغرب', '2 المغرب');
  check('وليد', '0 وليد', '1 ليد', '2 يد');
  check('بل', '0 بل');
});
