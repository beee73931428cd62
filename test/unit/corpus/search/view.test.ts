import assert from 'node:assert/strict';
import { CorpusSource } from '../../../../server/src/corpus/search/corpusSource.js';
import { linesInPieces } from '../../../../server/src/corpus/search/lines.js';
import { linesTable, written } from '../../../../server/src/corpus/search/tables.js';
import { hitsInView, type HitView } from '../../../../server/src/corpus/search/view.js';
import { news, searchIn } from './searching.js';

const LISTS = 'جاء زيد.\nجاء عمر وحده.\n=زيد "قال" شيئا, ثم عاد.';

describe('search: hits as they are looked at', () => {
  const rows: readonly (readonly [view: HitView, texts: readonly string[]])[] = [
    [{ order: { by: [] } }, ['زيد', 'عمر', 'زيد']],
    [{ order: { by: ['hit'] } }, ['زيد', 'زيد', 'عمر']],
    [{ order: { by: ['hit'], isBackwards: true } }, ['عمر', 'زيد', 'زيد']],
    [{ order: { by: [] }, filter: { words: 'وحد' } }, ['عمر']],
    [{ order: { by: [] }, filter: { words: 'جَاء زيد' } }, ['زيد']],
    [{ order: { by: [] }, filter: { words: 'طنجة' } }, []],
    [{ order: { by: [] }, filter: { group: { by: 'form', key: 'عمر' } } }, ['عمر']],
    [{ order: { by: ['after:1'] }, filter: { group: { by: 'spelling', key: 'زيد' } } }, ['زيد', 'زيد']],
  ];
  for (const [view, texts] of rows)
    it(JSON.stringify(view), async () => {
      const model = await news({ '/c/lists.txt': LISTS });
      const source = new CorpusSource(model);
      const { hits, itemsWanted } = await searchIn(model, 'زيد|عمر :: document=lists', {}, source);
      const numbers = await hitsInView(hits, view, source, itemsWanted);
      assert.deepEqual(
        numbers.map((number) =>
          hits.at(number).searched.text.slice(hits.at(number).start, hits.at(number).end),
        ),
        texts,
      );
    });

  it('are written as CSV in logical order, which no spreadsheet runs as a formula', async () => {
    const model = await news({ '/c/lists.txt': LISTS });
    const source = new CorpusSource(model);
    const { hits, itemsWanted, found } = await searchIn(model, '"قال" :: document=lists', {}, source);
    const lines = linesTable(linesInPieces(hits, [0], 50, source, itemsWanted));
    let csv = '';
    for await (const piece of written(lines, 'csv', '"قال"', found)) csv += piece;
    const [, row] = csv.split('\r\n');
    assert.equal(row, `lists,,"'=زيد """,قال,""" شيئا, ثم عاد.",29,32,,,,,,`);
    let json = '';
    for await (const piece of written(
      linesTable(linesInPieces(hits, [0], 50, source, itemsWanted)),
      'json',
      '"قال"',
      found,
    ))
      json += piece;
    const { total, hits: told } = JSON.parse(json) as { total: number; hits: { hit: string }[] };
    assert.deepEqual([total, told.map(({ hit }) => hit)], [1, ['قال']]);
  });
});
