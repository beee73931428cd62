import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodePointIndex, editorText, FileOffsets } from '../../../server/src/text/offsets.js';

/** Texts with everything that makes offsets go wrong. */
const unit = fc.constantFrom(
  ...[
    'ا',
    'لْ',
    'م',
    ' ',
    '\u200c',
    '\u200f',
    '\u2067',
    '😀',
    '👩‍👩‍👧',
    'é',
    'x',
    '\n',
    '\r\n',
    '\r',
    '\ufeff',
    '\ud83d',
    '\udc4d',
  ],
);
const anyText = fc.array(unit, { maxLength: 600 }).map((units) => units.join(''));
const evenText = fc
  .tuple(fc.constantFrom('\n', '\r\n'), anyText, fc.boolean())
  .map(
    ([lineBreak, text, mark]) =>
      (mark ? '\ufeff' : '') + text.replace(/\ufeff/g, '').replace(/\r\n|\r|\n/g, lineBreak),
  );

describe('code points', () => {
  const check = (text: string, utf16: number, points: number): void => {
    it(`${JSON.stringify(text)}: ${utf16} is code point ${points}`, () => {
      const index = new CodePointIndex(text);
      assert.equal(index.toCodePoints(utf16), points);
      assert.equal(index.toUtf16(points), utf16);
    });
  };
  check('', 0, 0);
  check('مراكش', 3, 3);
  check('😀 مراكش', 3, 2);
  check('😀😀', 4, 2);
  check('\ud83dا', 1, 1);
  check('\udc4d\ud83d', 2, 2);

  it('are what iterating over the text gives, at every offset', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const index = new CodePointIndex(text);
        let utf16 = 0;
        let points = 0;
        for (const character of text) {
          assert.equal(index.toCodePoints(utf16), points);
          assert.equal(index.toUtf16(points), utf16);
          utf16 += character.length;
          points++;
        }
        assert.equal(index.toCodePoints(utf16), points);
        assert.equal(index.toUtf16(points), utf16);
        assert.equal(index.toUtf16(points + 5), utf16);
      }),
    );
  });
});

describe('the text that an editor shows', () => {
  const check = (file: string, editor: string): void => {
    it(`${JSON.stringify(file)} as ${JSON.stringify(editor)}`, () => assert.equal(editorText(file), editor));
  };
  check('ا\nب', 'ا\nب');
  check('\ufeffا\r\nب\r\n', 'ا\r\nب\r\n');
  check('ا\r\nب\nج', 'ا\nب\nج');
  check('ا\r\nب\r\nج\nد', 'ا\r\nب\r\nج\r\nد');
  // A lone carriage return counts as one of CRLF's (VS Code's text buffer).
  check('ا\rب', 'ا\r\nب');
  check('ا\rب\r\nج\nد', 'ا\r\nب\r\nج\r\nد');
});

describe('offsets between editor and file', () => {
  const check = (file: string, needle: string): void => {
    it(`«${needle}» in ${JSON.stringify(file)}`, () => {
      const editor = editorText(file);
      const offsets = new FileOffsets(editor, file);
      const start = editor.indexOf(needle);
      const point = offsets.toFileCodePoints(start);
      assert.equal([...file].slice(point, point + [...needle].length).join(''), needle);
      assert.equal(offsets.fromFileCodePoints(point), start);
    });
  };
  check('\ufeffمراكش', 'مراكش');
  check('\ufeff\ufeffمراكش\r\nطنجة', 'مراكش');
  check('\ufeff\ufeffمراكش\r\nطنجة\nفاس', 'طنجة');
  check('😀\r\nطنجة\nفاس\n', 'فاس');
  check('😀\rطنجة\r\nفاس\n\n', 'فاس');
  check('\n\n\nطنجة\r\nفاس', 'فاس');

  it('come back from the file, for every place outside a line ending', () => {
    fc.assert(
      fc.property(anyText, (file) => {
        const editor = editorText(file);
        const offsets = new FileOffsets(editor, file);
        let last = -1;
        for (let i = 0; i <= editor.length; i++) {
          const insidePair = editor.codePointAt(i - 1)! > 0xffff;
          if (insidePair || (editor[i - 1] === '\r' && editor[i] === '\n')) continue;
          const point = offsets.toFileCodePoints(i);
          assert.ok(point > last, 'places stay apart and in order');
          last = point;
          assert.equal(offsets.fromFileCodePoints(point), i);
        }
      }),
    );
  });

  it('slice the same words, whatever the line endings and the mark', () => {
    fc.assert(
      fc.property(evenText, fc.nat(), fc.nat(), (file, a, b) => {
        const editor = editorText(file);
        const offsets = new FileOffsets(editor, file);
        const points = [...editor];
        const [from, to] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const start = points.slice(0, from).join('').length;
        const end = points.slice(0, to).join('').length;
        if (editor[start - 1] === '\r' && editor[start] === '\n') return;
        if (editor[end - 1] === '\r' && editor[end] === '\n') return;
        const slice = [...file]
          .slice(offsets.toFileCodePoints(start), offsets.toFileCodePoints(end))
          .join('');
        assert.equal(slice, editor.slice(start, end));
      }),
    );
  });
});
