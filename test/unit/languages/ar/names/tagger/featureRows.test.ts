import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FeatureRows } from '../../../../../../server/src/languages/ar/names/tagger/featureRows.js';
import {
  HASH_BITS,
  PLACE_BITS,
  placed,
} from '../../../../../../server/src/languages/ar/names/tagger/hashing.js';
import { TAG_COUNT } from '../../../../../../server/src/languages/ar/names/tagger/labels.js';

const PLACES = 2 ** PLACE_BITS;

/** Hashes that lie close to each other, and at the ends of their range too. */
const hash = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** HASH_BITS - 1 }));
const feature = fc.record({
  hash,
  place: fc.integer({ min: 0, max: PLACES - 1 }),
  row: fc.array(fc.integer({ min: -127, max: 127 }), { minLength: TAG_COUNT, maxLength: TAG_COUNT }),
});

describe('rows of features', () => {
  it('are found by their hash and place, and added up by hash', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(feature, { maxLength: 200, selector: ({ hash, place }) => placed(hash, place) }),
        fc.array(hash),
        (features, others) => {
          const sorted = [...features].sort((a, b) => placed(a.hash, a.place) - placed(b.hash, b.place));
          const rows = FeatureRows.of(
            sorted.map(({ hash, place }) => placed(hash, place)),
            sorted.flatMap(({ row }) => row),
          );
          for (const [i, { hash, place }] of sorted.entries())
            assert.equal(rows.find(placed(hash, place)), i);
          for (const hash of [...others, ...features.map((each) => each.hash)]) {
            const wanted = new Int32Array(PLACES * TAG_COUNT);
            for (const each of features) {
              if (each.hash !== hash) continue;
              for (const [tag, weight] of each.row.entries()) wanted[each.place * TAG_COUNT + tag] = weight;
            }
            for (let place = 0; place < PLACES; place++)
              assert.equal(
                rows.find(placed(hash, place)) >= 0,
                features.some((each) => each.hash === hash && each.place === place),
              );
            const first = rows.findHash(hash);
            assert.equal(
              first >= 0,
              features.some((each) => each.hash === hash),
            );
            const sums = new Int32Array(PLACES * TAG_COUNT);
            if (first >= 0) rows.addPlaces(first, sums);
            assert.deepEqual(sums, wanted);
          }
        },
      ),
    );
  });
});
