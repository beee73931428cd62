import assert from 'node:assert/strict';
import { folderOf, tool } from './tool.js';

const line = (value: object): string => JSON.stringify(value) + '\n';
const annotation = (start: number, text: string, label: string, canonical: string, more: object = {}) =>
  line({ start, end: start + text.length, text, label, canonical, ...more });
const FILES = {
  'hawashi.json': '{}',
  'a.txt': 'زار حموشي مراكش.',
  'b.txt': 'قال عبد اللطيف حموشي.',
  'entities.jsonl':
    line({ id: 'hammouchi', label: 'PERS', name: 'حموشي', aliases: ['=Hammouchi'], wikidata: 'Q5' }) +
    line({ id: 'nobody', label: 'ORG', name: 'لا أحد' }),
  'annotations/amal/a.jsonl':
    annotation(4, 'حموشي', 'PERS', 'hammouchi') + annotation(10, 'مراكش', 'GPE', 'city'),
  'annotations/huda/a.jsonl': annotation(4, 'حموشي', 'PERS', 'hammouchi'),
  'annotations/huda/b.jsonl':
    annotation(4, 'عبد اللطيف حموشي', 'PERS', 'hammouchi') +
    annotation(4, 'عبد', 'PERS', 'refused', { rejected: true }),
};

describe('hawashi entities', () => {
  const listed = async (...argv: string[]) =>
    tool(['entities', await folderOf(FILES), '--no-suggestions', ...argv]);

  it('lists them with spellings, counts and links; what two annotators say of a place counts once', async () => {
    const { code, output } = await listed();
    assert.equal(code, 0);
    assert.deepEqual(output.trimEnd().split('\n'), [
      'PERS\t2\t2\thammouchi\tQ5\tحموشي\tعبد اللطيف حموشي ×1, حموشي ×1',
      'ORG\t0\t0\tnobody\t\tلا أحد\t',
      'GPE\t1\t1\tcity\t\tمراكش\tمراكش ×1',
    ]);
  });

  it('as one annotator has linked them', async () => {
    const { output } = await listed('--annotator', 'amal', '--label', 'PERS');
    assert.equal(output, 'PERS\t1\t1\thammouchi\tQ5\tحموشي\tحموشي ×1\n');
  });

  it('by a name, in Latin letters too, or with a label; exits with 1 where there is none', async () => {
    for (const name of ['حموشى', 'Hamouchi', 'Q5', 'hammouchi'])
      assert.match((await listed(name)).output, /^PERS/, name);
    const none = await listed('زاكورة');
    assert.deepEqual([none.code, none.output], [1, '']);
  });

  it('as JSON and CSV; no cell is a formula', async () => {
    const { entities } = JSON.parse((await listed('--json')).output) as {
      entities: { documents: object[] }[];
    };
    assert.deepEqual(entities[0]!.documents, [
      { document: 'a', count: 1 },
      { document: 'b', count: 1 },
    ]);
    const { output } = await listed('--format', 'csv');
    const [head, first] = output.split('\r\n');
    assert.equal(head, '\ufeffid,label,name,aliases,wikidata,mentions,documents,spellings');
    assert.equal(
      first,
      "hammouchi,PERS,حموشي,'=Hammouchi|عبد اللطيف حموشي,Q5,2,2,عبد اللطيف حموشي ×1|حموشي ×1",
    );
  });

  it('has what is suggested too, unless it is told otherwise', async () => {
    const folder = await folderOf({ 'hawashi.json': '{}', 'a.txt': 'عقد الإنتربول مؤتمرا في مراكش.' });
    assert.match((await tool(['entities', folder])).output, /interpol/);
    assert.equal((await tool(['entities', folder, '--no-suggestions'])).code, 1);
  });

  it('tells what is wrong with its options, and does nothing then', async () => {
    for (const argv of [
      ['--format', 'xml'],
      ['--annotator', 'nobody'],
    ]) {
      const { code, errors } = await listed(...argv);
      assert.equal(code, 2);
      assert.match(errors, /is one of/);
    }
  });
});
