import fc from 'fast-check';
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineStartsAfter, lineStartsOf, placeInLines } from '../../../server/src/text/lineStarts.js';

const text = fc.string({ unit: fc.constantFrom('ب', ' ', '\n', '\r', '\r\n', '😀') });

it('places in lines are those of a text document', () => {
  fc.assert(
    fc.property(text, fc.nat(20), (given, offset) => {
      const at = Math.min(offset, given.length);
      // Between CR and LF no place is.
      if (given[at - 1] === '\r' && given[at] === '\n') return;
      const document = TextDocument.create('file:///a', 'plaintext', 1, given);
      assert.deepEqual(placeInLines(lineStartsOf(given), at), document.positionAt(at));
    }),
  );
});

it('lines of a text that was edited begin where they do', () => {
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(5), text, (before, at, removed, inserted) => {
      const start = Math.min(at, before.length);
      const now = before.slice(0, start) + inserted + before.slice(start + removed);
      assert.deepEqual(
        lineStartsAfter({ text: before, lines: lineStartsOf(before) }, now),
        lineStartsOf(now),
      );
    }),
    { numRuns: 1000 },
  );
});
