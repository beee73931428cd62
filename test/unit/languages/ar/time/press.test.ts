import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { told } from './find.js';

interface Paragraph {
  readonly region: string;
  readonly dct: string;
  readonly text: string;
  readonly mentions: readonly (readonly [label: string, span: string, value: string])[];
}

const paragraphs = ['time-press', 'time-news'].flatMap((file) =>
  readFileSync(`test/fixtures/${file}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Paragraph),
);

describe('press paragraphs', () => {
  for (const { region, dct, text, mentions } of paragraphs) {
    it(`${region}: ${text.slice(0, 50)}…`, () => {
      const expected = mentions.map(([label, span, value]) => `${label} ${span} = ${value}`);
      assert.deepEqual(told(text, dct).sort(), expected.sort());
    });
  }
});
