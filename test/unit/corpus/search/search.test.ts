import assert from 'node:assert/strict';
import { found, news } from './searching.js';

describe('what a query finds in a corpus', () => {
  const rows: readonly (readonly [query: string, texts: readonly string[]])[] = [
    ['مراكش', ['بمراكش']],
    ['<PERS/>', ['حموشي', 'حموشي', 'عبد اللطيف حموشي', 'Hammouchi']],
    ['<GPE/>', ['مراكش', 'طنجة']],
    ['[entity=tangier]', ['طنجة']],
    ['<DATE value>=2024-01/>', ['يناير 2024']],
    ['<DATE value>=2025/>', []],
    ['"عبد اللطيف حموشي"', ['عبد اللطيف حموشي']],
    ['أكادير', []],
  ];
  for (const [query, texts] of rows)
    it(query, async () => {
      assert.deepEqual(await found(await news(), query), texts);
    });
});
