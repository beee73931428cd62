import assert from 'node:assert/strict';
import fc from 'fast-check';
import { queryFor } from '../../../client/annotating/searched.js';
import { parseQuery } from '../../../server/src/corpus/search/query/parseQuery.js';
import { arabic } from '../languages/packs.js';

describe('words of a text as a query', () => {
  const rows = [
    ['حموشي', 'حموشي'],
    [' مُرّاكش ', 'مُرّاكش'],
    ['الأمن الوطني', '"الأمن الوطني"'],
    ['say "it"', '"say \\"it\\""'],
    ['a\\b', '"a\\\\b"'],
    ['سطر\nسطر', ''],
    ['  ', ''],
  ] as const;
  for (const [words, query] of rows) it(JSON.stringify(words), () => assert.equal(queryFor(words), query));

  it('is a query that can be read, whatever signs are among the words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const query = queryFor(`${before}كلمة${after}`);
        if (query !== '') parseQuery(query, arabic);
      }),
    );
  });
});
