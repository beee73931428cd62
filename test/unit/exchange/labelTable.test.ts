import { format } from '../../../server/src/messages/format.js';
import assert from 'node:assert/strict';
import type { ReadIssue } from '../../../server/src/formats/format.js';
import { formatLabelTable, parseLabelTable } from '../../../server/src/exchange/labelTable.js';

describe('label tables', () => {
  it('hold whatever labels there are', () => {
    const labels = ['PER', 'two words', 'a\tb', 'a\nb', '\\', '\\n', '#x', '«»', '__proto__'];
    const table = new Map(labels.map((label) => [label, label]));
    const read = parseLabelTable('t.tsv', formatLabelTable(table), ({ message }) =>
      assert.fail(format(message)),
    );
    assert.deepEqual([...read], [...table]);
  });

  it('tell the line that is wrong', () => {
    const issues: ReadIssue[] = [];
    const table = parseLabelTable('t.tsv', 'label\tbecomes\nPER\tPERS\nLOC\n__proto__\tX\n', (issue) =>
      issues.push(issue),
    );
    assert.deepEqual(
      [...table],
      [
        ['PER', 'PERS'],
        ['__proto__', 'X'],
      ],
    );
    assert.equal(issues[0]!.line, 3);
  });
});
