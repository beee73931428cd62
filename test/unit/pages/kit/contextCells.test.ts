import assert from 'node:assert/strict';
import { cellsOf } from '../../../../client/pages/kit/contextCells.js';

describe('a line of the concordance in cells', () => {
  const rows: readonly (readonly [before: string, text: string, after: string, cells: readonly string[]])[] =
    [
      ['زار ', 'حموشي', ' طنجة', ['زار', 'حموشي', 'طنجة']],
      // A clitic and its word keep the forms that they have beside each other.
      ['زار ب', 'مراكش', '، ثم', ['زار ب\u200d', '\u200dمراكش', '، ثم']],
      ['', 'كتاب', 'ها جديد', ['', 'كتاب\u200d', '\u200dها جديد']],
      ['عام 2024 ', 'حموشي', ' 2025', ['عام 2024', 'حموشي', '2025']],
      ['(في ', 'الأمن\n الوطني', ')', ['(في', 'الأمن الوطني', ')']],
      ['In ', 'Rabat', 'i', ['In', 'Rabat', 'i']],
      ['', 'وَ', 'َعد', ['', 'وَ\u200d', '\u200dَعد']],
    ];
  for (const [before, text, after, cells] of rows)
    it(`${before}|${text}|${after}`, () => {
      assert.deepEqual(Object.values(cellsOf({ before, text, after })), cells);
    });
});
