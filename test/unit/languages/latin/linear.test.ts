/** Time grows with the text: every word and sign of the tables in a row. What is quadratic takes 64 times as long for eight times the text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { anyLanguage } from '../../../../server/src/languages/any/anyLanguage.js';
import { latinQuantities } from '../../../../server/src/languages/latin/latinQuantities.js';
import { LATIN_LANGUAGES, rowsOf } from '../../../../server/src/languages/latin/lexicon.js';

const [FEW, MANY] = [600, 4800];
const MOST = 24;
const SLACK = 50;
const { spelling } = anyLanguage();

function cost(text: string, language: 'fr' | 'en'): number {
  const words = spelling.words(text);
  const before = process.cpuUsage().user;
  latinQuantities(text, words, language);
  return (process.cpuUsage().user - before) / 1000;
}

function checkLinear(unit: string, language: 'fr' | 'en'): void {
  const times = (count: number): string => unit.repeat(Math.ceil(count / unit.split(' ').length));
  let [short, long] = [0, Infinity];
  for (let attempt = 0; attempt < 5; attempt++) {
    [short, long] = [
      Math.max(short, cost(times(FEW), language)),
      Math.min(long, cost(times(MANY), language)),
    ];
    if (long <= short * MOST + SLACK) return;
  }
  assert.fail(`${unit}: ${long.toFixed()} ms for eight times what took ${short.toFixed()} ms`);
}

describe('time grows with the text', function () {
  this.timeout(120_000);
  for (const language of LATIN_LANGUAGES) {
    const folder = 'server/src/languages/latin/lexicons';
    const rows = readdirSync(folder)
      .filter((file) => file !== 'function-words.tsv' && !file.startsWith(language === 'fr' ? 'en' : 'fr'))
      .flatMap((file) => rowsOf(readFileSync(`${folder}/${file}`, 'utf8')));
    const kinds = new Map<string, string[]>();
    for (const { kind, form } of rows) kinds.set(kind, [...(kinds.get(kind) ?? []), form]);

    it(`of each kind of ${language} in a row`, () => {
      for (const forms of kinds.values()) checkLinear(`${forms.join(' ')} `, language);
    });
    it(`of numbers and dates in ${language} in a row`, () => {
      const units = [
        '1 ',
        '12 345 ',
        '1,',
        '1.5 ',
        '12/03/2024 ',
        '5 mars ',
        'mars 5, ',
        'two ',
        'deux ',
        'cent ',
        'du 4 ',
        'from 4 to ',
      ];
      for (const unit of [...units, 'million ', 'il y a 3 ', '$', '$1 ', "l'", "'", '- ', 'a ', 'un '])
        checkLinear(unit, language);
    });
  }
});
