import { inWords } from '../messages/inWords.js';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  firstWrongByte,
  LARGEST_RECOGNISED,
  readTextDocument,
} from '../../../server/src/corpus/textDocument.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
/** «مرحبا» in windows-1256. */
const WINDOWS_1256 = [0xe3, 0xd1, 0xcd, 0xc8, 0xc7];

describe('reading a document', () => {
  const check = (
    title: string,
    content: Uint8Array,
    kind: string | undefined,
    message?: RegExp,
    line = 1,
  ): void => {
    it(title, () => {
      const { text, problem } = readTextDocument('/c/a.txt', content);
      assert.equal(problem?.kind, kind);
      assert.equal(text === undefined, kind !== undefined && kind !== 'too-large');
      if (!message) return;
      assert.match(inWords(problem?.message), message);
      assert.match(inWords(problem?.message), /^\/c\/a\.txt/);
      assert.equal(problem?.line, line);
    });
  };
  check('takes UTF-8', utf8('المغرب 😀\n'), undefined);
  check('takes an empty file', bytes(), undefined);
  check('takes a byte order mark', utf8('\ufeffالمغرب'), undefined);
  check('takes a stray zero byte', utf8('المغرب\0 ومراكش وسائر المدن الكبيرة في البلاد'), undefined);
  check(
    'names the byte and line that are not UTF-8',
    bytes(...utf8('السطر\n'), ...WINDOWS_1256),
    'not-utf8',
    /:2: byte 11 \(0xe3\).*iconv -f windows-1256 -t UTF-8/,
    2,
  );
  check('takes no cut character', utf8('المغرب').slice(0, -1), 'not-utf8', /byte 10/);
  check(
    'knows UTF-16 by its mark',
    bytes(0xff, 0xfe, 0x45, 0x06, 0x31, 0x06),
    'not-utf8',
    /iconv -f UTF-16LE/,
  );
  check(
    'knows UTF-16 without a mark',
    bytes(...[...'المغرب'].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])),
    'not-utf8',
    /UTF-16LE/,
  );
  check(
    'knows binary data',
    bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0x41, 0x42),
    'binary',
    /zero byte at 4.*exclude/,
  );

  it('keeps the text exactly, and shows it as an editor does', () => {
    const { text } = readTextDocument('/c/a.txt', utf8('\ufeffالمغرب\r\nمراكش\n\nفاس\n'));
    assert.equal(text?.file, '\ufeffالمغرب\r\nمراكش\n\nفاس\n');
    assert.equal(text?.editor, 'المغرب\nمراكش\n\nفاس\n');
  });

  it('gives a text that is too large for suggestions all the same', () => {
    const large = new Uint8Array(LARGEST_RECOGNISED + 1).fill(0x61);
    const { text, problem } = readTextDocument('/c/a.txt', large);
    assert.equal(problem?.kind, 'too-large');
    assert.match(inWords(problem?.message), /50 MB.*by hand/);
    assert.equal(text?.editor.length, large.length);
  });

  it('never throws, and agrees with the decoder on what UTF-8 is', () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0xe0, 0xed, 0xf0, 0xf4, 0xc1, 0xd9, 0x80, 0x9f, 0xa0, 0xbf, 0x41),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (values) => {
        const content = Uint8Array.from(values);
        readTextDocument('/c/a.txt', content);
        const wrong = firstWrongByte(content);
        const decode = (part: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(part);
        if (wrong < 0) decode(content);
        else {
          assert.throws(() => decode(content));
          decode(content.subarray(0, wrong));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
