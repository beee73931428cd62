import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodePointIndex, editorText, FileOffsets } from '../../../server/src/text/offsets.js';

const pieces = fc.array(
  fc.constantFrom('أب', '😀', '\n', '\r\n', '\r', 'e\u0301', '\u200c', 'x'.repeat(100), '\u202e'),
  {
    maxLength: 40,
  },
);

describe('offsets', () => {
  it('count code points as the language does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        const index = new CodePointIndex(text);
        const points = [...text];
        let utf16 = 0;
        for (const [i, point] of points.entries()) {
          assert.equal(index.toCodePoints(utf16), i);
          assert.equal(index.toUtf16(i), utf16);
          utf16 += point.length;
        }
        assert.equal(index.toCodePoints(utf16), points.length);
        assert.equal(index.toUtf16(points.length), utf16);
      }),
    );
  });

  it('an editor hides a byte order mark and evens out mixed line endings', () => {
    assert.equal(editorText('\ufeffa\nb'), 'a\nb');
    assert.equal(editorText('a\r\nb\r\nc\nd'), 'a\r\nb\r\nc\r\nd');
    assert.equal(editorText('a\nb\nc\r\nd'), 'a\nb\nc\nd');
    assert.equal(editorText('a\r\nb'), 'a\r\nb');
  });

  it('map between editor and file and back', () => {
    fc.assert(
      fc.property(pieces, fc.boolean(), (parts, mark) => {
        const file = (mark ? '\ufeff' : '') + parts.join('');
        const editor = editorText(file);
        const offsets = new FileOffsets(editor, file);
        const filePoints = [...file];
        for (let i = 0; i < editor.length; i++) {
          const char = String.fromCodePoint(editor.codePointAt(i)!);
          if (char === '\n' || char === '\r' || (char >= '\udc00' && char <= '\udfff')) continue;
          const point = offsets.toFileCodePoints(i);
          assert.equal(filePoints[point], char);
          assert.equal(offsets.fromFileCodePoints(point), i);
        }
      }),
    );
  });
});
