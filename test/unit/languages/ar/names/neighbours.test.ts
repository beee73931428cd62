import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Neighbours } from '../../../../../server/src/languages/ar/names/neighbours.js';

const span = fc
  .tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 300 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('neighbours', () => {
  it('are all that overlap or touch a span, each once', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 80 }), span, (all, { start, end }) => {
        const near = new Neighbours(all).near({ start, end });
        assert.equal(new Set(near).size, near.length);
        for (const each of all) if (each.start <= end && start <= each.end) assert.ok(near.includes(each));
      }),
    );
  });
});
