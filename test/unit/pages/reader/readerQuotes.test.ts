import assert from 'node:assert/strict';
import { placesOf } from '../../../../client/pages/reader/quotes.js';

describe('places of a quote', () => {
  const lines = ['الرباط والرباط', '', 'من الرباط', 'إلى فاس'];
  function check(quote: string, expected: string[], most = 5): void {
    it(`«${quote.replaceAll('\n', '⏎')}» at ${expected.join(' ') || 'no place'}`, () => {
      const found = placesOf(lines, quote, most);
      assert.deepEqual(
        found.map(({ start, end }) => `${start.line}:${start.character}-${end.line}:${end.character}`),
        expected,
      );
    });
  }
  check('الرباط', ['0:0-0:6', '0:8-0:14', '2:3-2:9']);
  check('الرباط', ['0:0-0:6', '0:8-0:14'], 2);
  check('الرباط\nإلى', ['2:3-3:3']);
  check('الرباط\nمن', []);
  check('فاس', ['3:4-3:7']);
  check('طنجة', []);
  check('', []);
});
