import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mayHold, wordHashes } from '../../../../server/src/corpus/index/wordHashes.js';
import { requiredWords } from '../../../../server/src/corpus/search/matching/requiredWords.js';
import { parseQuery } from '../../../../server/src/corpus/search/query/parseQuery.js';
import { found, news } from './searching.js';

describe('search: words that a text must have', () => {
  it('are those of every way that the query has', async () => {
    const { language } = await news();
    const rows: readonly (readonly [query: string, words: readonly (readonly string[])[]])[] = [
      ['مراكش', [['مراكش', 'المراكش']]],
      ['=مراكش', [['مراكش']]],
      ['"الأمن الوطني"', [['الامن', 'الالامن'], ['الوطني']]],
      ['مراكش|طنجة', [['مراكش', 'المراكش', 'طنجه', 'الطنجه']]],
      [
        '(مراكش []|طنجة) زار+',
        [
          ['مراكش', 'المراكش', 'طنجه', 'الطنجه'],
          ['زار', 'الزار'],
        ],
      ],
      ['مراكش? زار*', []],
      ['مراكش|/x/', []],
      ['!مراكش', []],
      ['[] <PERS/> [word=مراكش]', []],
    ];
    for (const [query, words] of rows)
      assert.deepEqual(requiredWords(parseQuery(query, language).pattern, language), words, query);
  });

  it('are in every text of the seeds in which the query finds something', async () => {
    const texts = readdirSync('seeds')
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(`seeds/${name}`, 'utf8'));
    const files = Object.fromEntries(texts.map((text, i) => [`/c/seed${i}.txt`, text]));
    const model = await news(files);
    const { language } = model;
    const hashes = texts.map((text) => wordHashes(text, language));
    const words = new Set(texts.flatMap((text) => text.match(/\p{L}{4,}/gu) ?? []));
    let left = 0;
    for (const word of [...words].filter((_, i) => i % 20 === 0)) {
      const query = `${word} :: document=/seed.*/`;
      const required = requiredWords(parseQuery(query, language).pattern, language);
      for (const [i, each] of hashes.entries()) {
        if (required.every((ways) => ways.some((way) => mayHold(each, { words: [way] })))) continue;
        left++;
        assert.deepEqual(await found(model, `${word} :: document=seed${i}`), [], word);
      }
    }
    assert.ok(left > 0);
  });
});
