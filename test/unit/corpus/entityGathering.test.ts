import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EntityGathering } from '../../../server/src/corpus/entities/entities.js';
import { arabic } from '../languages/packs.js';

describe('entities of documents', () => {
  it('are counted alike whatever came and went before', () => {
    const reference = fc.record({
      canonical: fc.constantFrom('h', 'r', 't'),
      label: fc.constantFrom('PERS', 'ORG'),
      text: fc.constantFrom('حموشي', 'الحموشي', 'طنجة'),
      name: fc.option(fc.constantFrom('عبد اللطيف حموشي', 'مدينة طنجة'), { nil: undefined }),
      count: fc.integer({ min: 1, max: 3 }),
    });
    const document = fc.array(reference, { maxLength: 6 });
    const own = fc.subarray([
      { id: 'h', label: 'PERS', name: 'حموشي', aliases: [] },
      { id: 'x', label: 'ORG', name: 'أخرى', aliases: [] },
    ]);
    fc.assert(
      fc.property(fc.array(document), fc.array(document), own, own, (stay, go, ownThen, ownNow) => {
        const changed = new EntityGathering(arabic.spelling);
        for (const each of go) changed.add(each);
        changed.result(ownThen);
        for (const each of stay) changed.add(each);
        changed.result(ownNow);
        for (const each of go) changed.remove(each);
        const fresh = new EntityGathering(arabic.spelling);
        for (const each of [...stay].reverse()) fresh.add(each);
        assert.deepEqual(changed.result(ownNow), fresh.result(ownNow));
      }),
    );
  });
});
