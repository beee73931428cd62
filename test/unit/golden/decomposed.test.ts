/** A letter and its hamza or madda as two characters is that letter: all that is found in a text is found in its NFD. */
import assert from 'node:assert/strict';
import { fixtures, seeds, shippedRecogniser, type GoldenText } from './sources.js';

describe('decomposed letters', () => {
  const recogniser = shippedRecogniser();
  const found = (text: string, date: string | undefined): string[] =>
    recogniser
      .recognise(text, date === undefined ? {} : { date })
      .mentions.map(({ label, start, end, value = '', canonical = '' }) =>
        [label, text.slice(start, end).normalize('NFC'), value, canonical].join(' | '),
      );

  // In each of two fixtures, two readings of one place are nearly as good, and the longer in UTF-16 units wins.
  const tied = new Set(['news-b', 'news-i']);
  for (const [name, texts] of [['seeds', seeds] as const, ...fixtures].filter(([name]) => !tied.has(name)))
    it(`change nothing that is found in ${name}`, () => {
      for (const { text, date, title } of texts as readonly GoldenText[])
        assert.deepEqual(found(text.normalize('NFD'), date), found(text.normalize('NFC'), date), title);
    });
});
