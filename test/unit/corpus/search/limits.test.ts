import assert from 'node:assert/strict';
import { CorpusSource } from '../../../../server/src/corpus/search/corpusSource.js';
import { Search, type SearchOptions } from '../../../../server/src/corpus/search/search.js';
import { news, searchIn } from './searching.js';

const LONG = 'في المغرب أو في طنجة كان ذلك. '.repeat(300);

describe('search: limits', () => {
  const rows: readonly (readonly [
    what: string,
    query: string,
    limits: Partial<SearchOptions>,
    note: string,
  ])[] = [
    ['hits', '[]', { mostHits: 50 }, 'search.tooManyHits'],
    ['work', '([]{0,30}){0,30}', { mostWork: 10_000 }, 'search.tooMuchWork'],
    ['work of expressions', '/.*x{0,20}/', { mostWork: 500 }, 'search.tooMuchWork'],
    ['text', '[]', { mostText: 100 }, 'search.tooMuchText'],
  ];
  for (const [what, query, limits, note] of rows)
    it(`are told where they cut in: ${what}`, async () => {
      const model = await news({ '/c/long.txt': LONG, '/c/z.txt': LONG });
      const { found } = await searchIn(model, query, limits);
      assert.deepEqual([found.isDone, found.notes.map(({ key }) => key)], [true, [note]]);
      assert.ok(found.searched <= found.documents);
      assert.ok(found.hits.length <= (limits.mostHits ?? Infinity));
    });

  it('answers a query of 10,000 characters', async () => {
    const model = await news();
    const words = Array.from({ length: 990 }, (_, i) =>
      `كلمة${[...String(i)].map((digit) => 'ابتثجحخدذر'[Number(digit)]).join('')}`.padEnd(9, 'و'),
    );
    const query = [...words, 'المغرب'].join('|').padEnd(10_000, ' ');
    const { found } = await searchIn(model, query);
    assert.ok(found.isDone && found.hits.length > 0 && found.notes.length === 0);
    await assert.rejects(searchIn(model, 'كلمة '.repeat(2000)), /more than 1000 places/);
    await assert.rejects(searchIn(model, '('.repeat(10_000)));
  });

  it('leaves texts out that are too long, and names them', async () => {
    const model = await news({ '/c/long.txt': LONG });
    const { found } = await searchIn(model, 'المغرب', {}, new CorpusSource(model, 1000));
    assert.equal(found.hits.length, 1);
    assert.deepEqual(
      found.notes.map(({ key, values }) => [key, values]),
      [['search.leftOut', { count: 1, documents: ['long'] }]],
    );
  });

  it('can be given up between documents, and within a long one', async () => {
    const model = await news({ '/c/long.txt': 'من '.repeat(20_000) });
    const slow = await Search.of('([]{0,30}){0,30} x', new CorpusSource(model), model.corpus, {
      annotators: ['amal'],
    });
    let steps = 0;
    for await (const _ of slow.run(() => steps > 4)) steps++;
    assert.equal(slow.found.isDone, false);
  });
});
