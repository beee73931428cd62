import fc from 'fast-check';
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineStartsOf, placeInLines } from '../../../server/src/text/lineStarts.js';

it('places in lines are those of a text document', () => {
  const text = fc.string({ unit: fc.constantFrom('ب', ' ', '\n', '\r', '\r\n', '😀') });
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
