/**
 * Time grows with the text, whatever the text: every mark of punctuation and every word that begins or decides something
 * in the tables, some 10,000 times. What is quadratic takes 64 times as long for eight times the text.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { profileLine } from '../../../../server/src/languages/ar/furniture/boilerplate.js';
import { bundledLexicon } from '../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import { consolidateNames, findNames } from '../../../../server/src/languages/ar/names/nameRecogniser.js';
import { findQuantities } from '../../../../server/src/languages/ar/time/timeRecogniser.js';
import { tokenise } from '../../../../server/src/languages/ar/tokens.js';
import { parseLexicon, variants } from '../../../../server/src/text/lexicon.js';

const [FEW, MANY] = [1250, 10_000];
const MOST = 24;
/** Of noise: collecting garbage, another program's turn. */
const SLACK = 100;

/** Milliseconds of the processor for all that a paragraph is read for. */
function cost(text: string): number {
  const before = process.cpuUsage().user;
  const tokens = tokenise(text);
  const quantities = findQuantities(tokens);
  consolidateNames([findNames(tokens, quantities, bundledLexicon(), undefined)]);
  profileLine(tokens);
  return (process.cpuUsage().user - before) / 1000;
}

function checkLinear(what: string, make: (times: number) => string): void {
  const [few, many] = [make(FEW), make(MANY)];
  let [short, long] = [0, Infinity];
  for (let attempt = 0; attempt < 5; attempt++) {
    [short, long] = [Math.max(short, cost(few)), Math.min(long, cost(many))];
    if (long <= short * MOST + SLACK) return;
  }
  assert.fail(`${what}: ${long.toFixed()} ms for eight times what took ${short.toFixed()} ms`);
}

/** The words of the tables by table and class. */
function triggers(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const room of ['time', 'numbers', 'names', 'furniture']) {
    const folder = path.resolve('server/src/languages/ar', room, 'lexicons');
    for (const table of readdirSync(folder)) {
      if (room === 'names' && !/^(?:triggers|roles)/.test(table)) continue;
      for (const row of parseLexicon(readFileSync(path.join(folder, table), 'utf8'))) {
        const group = `${table} ${row['class'] ?? row['kind'] ?? row['label'] ?? ''}`.trim();
        const words = ['forms', 'words', 'noun', 'name', 'variants'].flatMap((column) =>
          variants(row[column]),
        );
        found.set(group, [...(found.get(group) ?? []), ...words]);
      }
    }
  }
  return found;
}

const SIGNS = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~«»،؛؟٪٫٬۔…–—‑“”„‘’‹›·•°€£﷼﴾﴿، ـ']
  .concat('()', '«»', '[(', '" "', '\u200f', '\u2067', '(«"', '1/', '5، ', '1,', "1'", '$1', 'و')
  .filter((sign) => sign !== ' ');

describe('time grows with the text', function () {
  this.timeout(120_000);
  before(() => void cost('محمد المغرب 6 مايو 2024 وزارة الداخلية '.repeat(500)));

  it('of signs in a row, after a name and alone', () => {
    for (const sign of SIGNS) checkLinear(sign, (times) => `المغرب ${sign.repeat(times)}`);
    const beside = SIGNS.map((sign) => `المغرب ${sign} `).join('');
    checkLinear('beside names', (times) => beside.repeat(times / SIGNS.length));
  });

  const groups = [...triggers()].filter(([, words]) => words.length > 0);
  it(`of ${groups.length} classes of words, each word in a row`, () => {
    for (const [group, words] of groups) {
      const { length } = tokenise(words.join(' ')).tokens;
      checkLinear(group, (times) =>
        words.map((word) => `${word} `.repeat(Math.max(2, Math.ceil(times / length)))).join(''),
      );
    }
  });
});
