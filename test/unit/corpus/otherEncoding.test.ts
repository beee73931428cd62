/** An editor that reads a file in another encoding (`files.encoding`), told from one in which somebody types. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isReadOtherwise } from '../../../server/src/corpus/otherEncoding.js';

const NEWS =
  'زار حموشي مراكش يوم 8 نونبر 2024.\nوقال حموشي (DGSN) إن الإنتربول في مراكش أيضا.\n\nانتهى الخبر.\n';
const read = (text: string, encoding: string): string =>
  new TextDecoder(encoding).decode(new TextEncoder().encode(text));

describe('a text that the editor does not read as UTF-8', () => {
  for (const encoding of [
    ...['windows-1256', 'windows-1252', 'iso-8859-1', 'iso-8859-6', 'iso-8859-15', 'koi8-r', 'macintosh'],
    ...['utf-16le', 'utf-16be', 'gb18030', 'shift_jis', 'euc-kr', 'big5'],
  ]) {
    it(encoding, () => {
      for (const text of [NEWS, NEWS.replaceAll('\n', '\r\n'), '\ufeff' + NEWS, 'مراكش', 'Café à Paris\n'])
        if (read(text, encoding) !== text) assert.ok(isReadOtherwise(text, read(text, encoding)), text);
    });
    it(`${encoding}, with edits that were not saved`, () => {
      if (/^(windows|iso|koi8)/.test(encoding))
        assert.ok(isReadOtherwise(NEWS, 'x' + read(NEWS, encoding) + 'a new line\n'));
    });
  }
});

describe('a text that the editor reads as UTF-8', () => {
  const same = (editor: string, file = NEWS): void => assert.equal(isReadOtherwise(file, editor), false);
  it('as it is', () => same(NEWS));
  it('without its mark, with even line endings', () => same(NEWS, '\ufeff' + NEWS.replaceAll('\n', '\r\n')));
  it('emptied', () => same(''));
  it('with another text in its place', () => same('نص آخر تماما.\nوسطر ثان.'));
  it('with both ends changed', () => same('ا' + NEWS + 'ا'));
  it('one word for another', () => same('فاس', 'مراكش'));
  it('of ASCII alone', () => {
    same('anything', 'somethin');
    same('covid-19\r\n', 'covid-19\n');
    same('a\r\nb\r\n', 'a\nb\r\n');
  });
  it('with a letter above ASCII in the middle, and ASCII changed at both ends', () =>
    same('Xt the café of Parix\r\n', 'At the café of Paris\n'));
  it('edited anywhere', () => {
    const letters = fc.string({ unit: fc.constantFrom('ا', 'ب', ' ', '\n', 'a'), maxLength: 5 });
    fc.assert(
      fc.property(fc.nat(NEWS.length), fc.nat(NEWS.length), letters, (a, b, put) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        same(NEWS.slice(0, start) + put + NEWS.slice(end));
      }),
    );
  });
});
