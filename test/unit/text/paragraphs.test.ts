import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LONGEST_PARAGRAPH, splitParagraphs } from '../../../server/src/text/paragraphs.js';

describe('paragraphs', () => {
  it('are the lines with something on them', () => {
    assert.deepEqual(splitParagraphs('عنوان\n\n \r\nنص\r\nآخر'), [
      { start: 0, text: 'عنوان' },
      { start: 10, text: 'نص' },
      { start: 14, text: 'آخر' },
    ]);
  });

  it('cut a line of any length after a sentence, else after a word, never within a surrogate pair', () => {
    for (const unit of ['جملة قصيرة. ', 'كلمة ', 'س', '😀']) {
      const text = unit.repeat(Math.ceil((LONGEST_PARAGRAPH * 3.3) / unit.length));
      const pieces = splitParagraphs(text);
      assert.ok(pieces.length >= 4 && pieces.every((piece) => piece.text.length <= LONGEST_PARAGRAPH));
      assert.ok(pieces.every((piece) => piece.text.isWellFormed()));
      assert.equal(pieces.map((piece) => piece.text).join(''), text);
      if (unit.includes('.'))
        assert.ok(pieces.slice(0, -1).every((piece) => piece.text.trimEnd().endsWith('.')));
    }
  });

  it('stand where they say, and leave out nothing visible', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('نص', ' ', '\n', '\r\n', '\r', '\u2028', '😀', 'a')), (parts) => {
        const text = parts.join('');
        let rest = text;
        for (const { start, text: piece } of splitParagraphs(text).reverse()) {
          assert.equal(text.slice(start, start + piece.length), piece);
          rest = rest.slice(0, start) + rest.slice(start + piece.length);
        }
        assert.equal(rest.trim(), '');
      }),
    );
  });
});
