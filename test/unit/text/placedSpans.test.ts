import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byPlace } from '../../../server/src/text/order.js';
import { PlacedSpans } from '../../../server/src/text/placedSpans.js';

it('spans at a place are those that share text with it', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span), span, (spans, asked) => {
      fc.pre(asked.start < asked.end);
      const expected = spans.filter(({ start, end }) => start < asked.end && asked.start < end);
      assert.deepEqual(new PlacedSpans(spans).overlapping(asked), expected.sort(byPlace));
    }),
  );
});
