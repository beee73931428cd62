import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import {
  LONGEST_PARAGRAPH,
  resplitParagraphs,
  splitParagraphs,
} from '../../../server/src/text/paragraphs.js';

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

  describe('of a text that was edited', () => {
    const part = fc.constantFrom('نص', ' ', '\n', '\r\n', '\r', '\u2028', '😀', 'a', 'كلمة '.repeat(2000));
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));

    it('are those of the text as it is now', () => {
      fc.assert(
        fc.property(text, fc.nat(), fc.nat(20), text, (before, at, removed, inserted) => {
          const start = at % (before.length + 1);
          const now = before.slice(0, start) + inserted + before.slice(start + removed);
          const paragraphs = splitParagraphs(before);
          const {
            paragraphs: found,
            sameAtStart,
            sameAtEnd,
          } = resplitParagraphs(now, { text: before, paragraphs });
          assert.deepEqual(found, splitParagraphs(now));
          for (let i = 0; i < sameAtStart; i++) assert.equal(found[i], paragraphs[i]);
          for (let i = 1; i <= sameAtEnd; i++) assert.equal(found.at(-i)!.text, paragraphs.at(-i)!.text);
        }),
        { numRuns: 500 },
      );
    });

    it('are taken over from before but for the lines that changed', () => {
      const before = 'الأول\nالثاني\nالثالث\nالرابع';
      const { sameAtStart, sameAtEnd } = resplitParagraphs('الأول\nالثاني هنا\nالثالث\nالرابع', {
        text: before,
        paragraphs: splitParagraphs(before),
      });
      assert.deepEqual([sameAtStart, sameAtEnd], [1, 2]);
    });

    it('do not keep the versions that they were found in', () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const megabytes = (): number => {
        collect();
        return process.memoryUsage().heapUsed / 1e6;
      };
      const line = 'سطر من نص طويل جدا\n';
      let text = line.repeat(25_000);
      let paragraphs = splitParagraphs(text);
      const before = megabytes();
      for (let i = 0; i < 40; i++) {
        const at = i * 100 * line.length;
        const now = `${text.slice(0, at)}هنا ${text.slice(at)}`;
        paragraphs = [...resplitParagraphs(now, { text, paragraphs }).paragraphs];
        text = now;
      }
      // A version is a megabyte.
      const kept = megabytes() - before;
      assert.ok(kept < 10, `${kept} MB for ${paragraphs.length} paragraphs`);
    });
  });
});
