import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  beginsCompound,
  mayHoldCompound,
} from '../../../../../server/src/languages/ar/names/words/compoundNames.js';
import { procliticAnalyses } from '../../../../../server/src/languages/ar/proclitics.js';

describe('names of two words', () => {
  for (const word of ['عبد', 'وعبداللطيف', 'لابو', 'ابو', 'وبن'])
    it(`«${word}» may hold one`, () => assert.ok(mayHoldCompound(word)));
  for (const word of ['محمد', 'ابوظبي', 'بنت', ''])
    it(`«${word}» holds none`, () => assert.ok(!mayHoldCompound(word)));

  it('are held by every word of which a reading begins one', () => {
    const pieces = fc.constantFrom('و', 'ل', 'ب', 'ال', 'عبد', 'ابو', 'بن', 'له', 'م');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 5 }), (parts) => {
        const word = parts.join('');
        if (procliticAnalyses(word).some(({ stem }) => beginsCompound(stem)))
          assert.ok(mayHoldCompound(word));
      }),
    );
  });
});
