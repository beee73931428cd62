import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Endings } from '../../../../server/src/languages/ar/endings.js';
import { procliticAnalyses } from '../../../../server/src/languages/ar/proclitics.js';

const words = fc
  .array(fc.constantFrom(...'وفبلكالمس', 'a', '$'), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''));

describe('endings of stems', () => {
  it('pass every word that has one of the stems behind its proclitics', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), words, (stems, norm) => {
        const endings = new Endings();
        for (const stem of stems) endings.add(stem);
        if (procliticAnalyses(norm).some(({ stem }) => stems.includes(stem)))
          assert.ok(endings.mayEnd(norm), norm);
      }),
      { numRuns: 1000 },
    );
  });

  it('do not pass words that end otherwise', () => {
    const endings = new Endings();
    for (const stem of ['يوم', 'من']) endings.add(stem);
    assert.deepEqual(
      ['اليوم', 'بمن', 'كتاب', 'السلام'].map((norm) => endings.mayEnd(norm)),
      [true, true, false, false],
    );
  });
});
