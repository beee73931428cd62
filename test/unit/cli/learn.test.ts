import assert from 'node:assert/strict';
import type { AcceptanceReport } from '../../../server/src/corpus/learning/acceptance.js';
import { corpusOf } from './smallCorpus.js';
import { folderOf, tool } from './tool.js';

describe('hawashi learn', () => {
  it('tells how often suggestions are accepted', async () => {
    const corpus = await corpusOf();
    const { code, output } = await tool(['learn', corpus, '--bias', '--json']);
    assert.equal(code, 0);
    const { all, labels, recorded } = JSON.parse(output) as AcceptanceReport;
    assert.equal(recorded, 0);
    assert.ok(all.accepted >= 3);
    assert.ok(labels['GPE'] && labels['GPE'].rate > 0);
    const table = await tool(['learn', corpus, '--bias']);
    assert.match(table.output, /the recogniser +\d/);
  });

  it('says what lacks where nobody has decided anything, and asks for one thing at a time', async () => {
    const none = await tool(['learn', await folderOf({ 'hawashi.json': '{}', 'a.txt': 'x' }), '--bias']);
    assert.equal(none.code, 2);
    assert.match(none.errors, /gold.* has decided about no document.*--annotator/s);
    const both = await tool(['learn', await corpusOf(), '--bias', '--evaluate']);
    assert.equal(both.code, 2);
    assert.match(both.errors, /one at a time/);
  });

  it('says what a corpus of one annotation, and a label of one, lack', async () => {
    const one = await tool(['learn', await corpusOf()]);
    assert.equal(one.code, 2);
    assert.match(one.errors, /annotated 1 document; it takes 3/);
    const text = 'وصل السكين.\n';
    const line = JSON.stringify({ start: 4, end: 10, text: 'السكين', label: 'WEAPON' }) + '\n';
    const files = ['a', 'b', 'c'].flatMap((name) => [
      [`${name}.txt`, text],
      [`annotations/gold/${name}.jsonl`, line],
    ]);
    const settings = JSON.stringify({ labels: ['WEAPON'] });
    const three = await folderOf({ 'hawashi.json': settings, ...Object.fromEntries(files) });
    const few = await tool(['learn', three]);
    assert.equal(few.code, 2);
    assert.match(few.errors, /it takes five of one label/);
  });
});
