/** Sentences that were marked before they were read: each mark is found with its span, label and value, and nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { marked, told } from './find.js';

const DATES = { fr: '2024-03-12', en: '2024-06-05' };

for (const [language, date] of Object.entries(DATES))
  describe(`sentences in ${language}`, () => {
    const lines = [language, `${language}-2`].flatMap((file) =>
      readFileSync(`test/fixtures/latin/${file}.txt`, 'utf8').split('\n'),
    );
    for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
      const { text, expected } = marked(line);
      it(text, () => assert.deepEqual(told(text, date), expected));
    }
  });
