import assert from 'node:assert/strict';
import { timexMessage } from '../../../server/src/annotation/timexMessage.js';
import { format } from '../../../server/src/messages/format.js';

describe('values in the reader’s words', () => {
  const rows: readonly [value: string, words: string, mod?: string][] = [
    ['2023-12-06', 'Wednesday 6 December 2023'],
    ['2024-11-04/2024-11-07', '4–7 November 2024'],
    ['2024-10-28/2024-11-03', '28 October – 3 November 2024'],
    ['XXXX-XX-04/XXXX-XX-22', '4–22 of some month'],
    ['2025', '2025'],
    ['2022', 'end of 2022', 'END'],
    ['XXXX-12-06', '6 December (year unknown)'],
    ['2024-W45', 'week 45 of 2024'],
    ['2024-Q3', '3rd quarter of 2024'],
    ['199', 'the 1990s'],
    ['18', 'the 19th century'],
    ['P3D', '3 days'],
    ['P1Y6M', '1 year and 6 months'],
    ['PXD', 'some days'],
    ['2025-07-16TMO', 'Wednesday 16 July 2025, morning'],
    ['T15:00', '15:00'],
    ['T18:00Z', '18:00 UTC'],
    ['PRESENT_REF', 'now'],
    ['nonsense', 'nonsense'],
    ['__proto__', '__proto__'],
    ['T__proto__', 'T__proto__'],
    ['2025', '2025', '__proto__'],
  ];
  for (const [value, words, mod] of rows)
    it(value, () => {
      const told = timexMessage(value, mod);
      assert.equal(told ? format(told) : value, words);
    });
});
