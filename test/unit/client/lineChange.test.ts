import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { replacedLines, withLines } from '../../../client/messages/lineChange.js';

const text = fc.string({ unit: fc.constantFrom('ب', ' ', '\n'), maxLength: 40 });
const cuts = fc.array(fc.tuple(fc.nat(40), text), { minLength: 1, maxLength: 3 });

it('the lines that were typed in make the text of the one before', () => {
  fc.assert(
    fc.property(text, cuts, fc.nat(6), (before, edits, length) => {
      const old = TextDocument.create('file:///a', '', 1, before);
      // Beside each other, the last one first, as an editor with several carets tells them.
      const changes: { start: number; end: number; inserted: string }[] = [];
      let end = before.length;
      for (const [at, inserted] of edits) {
        const start = Math.min(at, end);
        changes.push({ start, end: Math.min(end, start + length), inserted });
        end = start;
      }
      const ranges = changes.map((each) => ({
        start: old.positionAt(each.start),
        end: old.positionAt(each.end),
      }));
      const now = changes.reduce(
        (all, { start, end: to, inserted }) => all.slice(0, start) + inserted + all.slice(to),
        before,
      );
      const [linesBefore, lines] = [before.split('\n'), now.split('\n')];
      const { start, removed, added } = replacedLines(ranges, linesBefore.length, lines.length);
      const change = { since: 1, version: 2, start, removed, lines: lines.slice(start, start + added) };
      assert.deepEqual(withLines({ version: 1, lines: linesBefore }, change), { version: 2, lines });
      assert.equal(withLines({ version: 0, lines: linesBefore }, change), undefined);
      assert.equal(withLines({ version: 1, lines: linesBefore, isBeginning: true }, change), undefined);
    }),
    { numRuns: 500 },
  );
});
