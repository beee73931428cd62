import assert from 'node:assert/strict';
import path from 'node:path';
import { corpusOf, GOLD, lines, TEXT } from './smallCorpus.js';
import { folderOf, tool } from './tool.js';

describe('hawashi score and evaluate', () => {
  it('prints tables, or JSON', async () => {
    const corpus = await corpusOf();
    const gold = path.join(corpus, 'annotations/gold');
    const { output } = await tool(['score', gold, gold]);
    assert.match(output, /^all +100\.0 +100\.0 +100\.0 +100\.0/m);
    const json = JSON.parse((await tool(['score', gold, gold, '--json'])).output) as {
      all: { exact: { f1: number } };
    };
    assert.equal(json.all.exact.f1, 1);
  });

  it('counts labels as others, and leaves some out', async () => {
    const folder = await folderOf({
      'gold/a.jsonl': lines({ start: 0, end: 3, text: 'x', label: 'LOC' }),
      'predicted/a.jsonl': lines(
        { start: 0, end: 3, text: 'x', label: 'GPE' },
        { start: 4, end: 5, text: 'y', label: 'DATE' },
      ),
    });
    const given = ['score', path.join(folder, 'gold'), path.join(folder, 'predicted'), '--json'];
    const f1 = async (...argv: string[]): Promise<number> =>
      (JSON.parse((await tool([...given, ...argv])).output) as { all: { exact: { f1: number } } }).all.exact
        .f1;
    assert.equal(await f1(), 0);
    assert.equal(await f1('--labels', 'GPE=LOC,DATE='), 1);
  });

  it('counts no prediction wrong of labels that gold is not exhaustive of', async () => {
    const folder = await folderOf({
      'gold/a.jsonl': lines(
        { hawashi: 1, status: 'in-progress', exhaustive: ['GPE'] },
        { start: 0, end: 3, text: 'x', label: 'GPE' },
        { start: 20, end: 23, text: 'no', label: 'DATE', rejected: true },
      ),
      'predicted/a.jsonl': lines(
        { start: 0, end: 3, text: 'x', label: 'GPE' },
        { start: 4, end: 6, text: 'y', label: 'LOC' },
        { start: 10, end: 13, text: 'z', label: 'DATE' },
      ),
    });
    const given = ['score', path.join(folder, 'gold'), path.join(folder, 'predicted')];
    const scored = async (...argv: string[]) =>
      JSON.parse((await tool([...given, '--json', ...argv])).output) as {
        all: { exact: { precision: number } };
        unjudged: Record<string, number>;
      };
    const { all, unjudged } = await scored();
    assert.deepEqual([all.exact.precision, unjudged], [1, { LOC: 1, DATE: 1 }]);
    assert.match((await tool(given)).output, /not counted 2 \(.*LOC.* 1.*DATE.* 1.*\)/);
    const asOne = await scored('--labels', 'GPE=PLACE,LOC=PLACE');
    assert.deepEqual(asOne.unjudged, { DATE: 1, PLACE: 1 }, 'gold may lack places that are LOC');
    const other = await scored('--labels', 'LOC=GPE,DATE=');
    assert.deepEqual(other.unjudged, { GPE: 1 });
  });

  const layouts: (readonly [string, string, string])[] = [
    ['beside the annotations', 'set/a.txt', 'set/a.jsonl'],
    ['in a folder beside theirs', 'texts/a.txt', 'gold/a.jsonl'],
    ['at the root of a corpus', 'a.txt', 'annotations/gold/a.jsonl'],
  ];
  for (const [where, text, gold] of layouts)
    it(`finds texts ${where}`, async () => {
      const folder = await folderOf({ [text]: TEXT, [gold]: GOLD });
      const { code, output } = await tool(['evaluate', path.join(folder, path.dirname(gold)), '--json']);
      assert.equal(code, 0);
      const { labels } = JSON.parse(output) as { labels: Record<string, { exact: { f1: number } }> };
      assert.equal(labels['DATE']!.exact.f1, 1);
    });
});
