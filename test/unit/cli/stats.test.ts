import assert from 'node:assert/strict';
import type { Statistics } from '../../../server/src/corpus/statistics.js';
import { nodeFileSystem, uriOfPath } from '../../../server/src/node/fileSystem.js';
import { OverviewRequests } from '../../../server/src/service/corpus/overview/overviewRequests.js';
import { openModel } from '../corpus/memoryModel.js';
import { folderOf, tool } from './tool.js';

const line = (value: object): string => JSON.stringify(value) + '\n';
const annotation = (start: number, text: string, label: string) =>
  line({ start, end: start + text.length, text, label });
const FILES = {
  'hawashi.json': '{}',
  'documents.json': '{"a":{"dct":"2024-11-08","outlet":"=هسبريس, 24"},"b":{"dct":"2024"}}',
  'a.txt': 'زار حموشي مراكش.',
  'b.txt': 'قال حموشي.',
  'annotations/amal/a.jsonl':
    line({ hawashi: 1, status: 'done' }) + annotation(4, 'حموشي', 'PERS') + annotation(10, 'مراكش', 'GPE'),
  'annotations/huda/a.jsonl': annotation(4, 'حموشي', 'PERS'),
  'annotations/huda/b.jsonl': annotation(4, 'حموشي', 'PERS'),
};

describe('hawashi stats', () => {
  const counted = async (...argv: string[]) => tool(['stats', await folderOf(FILES), ...argv]);

  it('counts by label, status, annotator, outlet and month', async () => {
    const { code, output } = await counted('--format', 'json');
    assert.equal(code, 0);
    const { rows, ...all } = JSON.parse(output) as Statistics;
    assert.deepEqual(all, { documents: 2, tokens: 5, annotations: 4 });
    assert.deepEqual(
      rows.map(
        ({ group, name, documents, tokens, annotations }) =>
          `${group} ${name}: ${documents} ${tokens} ${annotations}`,
      ),
      [
        'label PERS: 2 5 3',
        'label GPE: 1 3 1',
        'status done: 1 3 2',
        'status in-progress: 2 5 2',
        'annotator amal: 1 3 2',
        'annotator huda: 2 5 2',
        'outlet : 1 2 1',
        'outlet =هسبريس, 24: 1 3 3',
        'month 2024: 1 2 1',
        'month 2024-11: 1 3 3',
      ],
    );
  });

  it('counts by the fields that are asked for, else by the choices of the scheme too', async () => {
    const scheme = { documentFields: [{ name: 'status', type: 'choices', values: ['x', 'y'] }] };
    const folder = await folderOf({
      ...FILES,
      'hawashi.json': JSON.stringify(scheme),
      'documents.json': '{"a":{"place":"الرباط","status":["x","y"],"mine":3},"b":{"place":"الرباط"}}',
    });
    const groups = async (...argv: string[]) => {
      const { output } = await tool(['stats', folder, '--format', 'json', ...argv]);
      return (JSON.parse(output) as Statistics).rows
        .map(({ group, name, documents }) => `${group} ${name} ${documents}`)
        .filter((row) => !/^(label|status|annotator) /.test(row));
    };
    assert.deepEqual(await groups(), [
      'outlet  2',
      'month  2',
      'field status  1',
      'field status x 1',
      'field status y 1',
    ]);
    assert.deepEqual(await groups('--by', 'place', 'mine'), ['place الرباط 2', 'mine  1', 'mine 3 1']);
    const wrong = await tool(['stats', folder, '--by', 'nothing']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.errors, /nothing.*outlet/);
  });

  it('counts as the overview does', async () => {
    const folder = await folderOf(FILES);
    const model = await openModel(nodeFileSystem, uriOfPath(folder));
    const overview = new OverviewRequests({
      corpusAt: () => Promise.resolve(model),
      annotator: () => 'amal',
    });
    const { documents, tokens, annotations, statistics } = (await overview.of(model.root))!;
    const { output } = await tool(['stats', folder, '--format', 'json']);
    assert.deepEqual({ documents, tokens, annotations, rows: statistics }, JSON.parse(output));
  });

  it('writes CSV that a spreadsheet takes as text, and one annotator alone', async () => {
    const { output } = await counted('--format', 'csv', '--annotator', 'huda');
    const lines = output.split('\r\n');
    assert.deepEqual(lines.slice(0, 2), ['group,name,documents,tokens,annotations', 'all,,2,5,2']);
    assert.ok(lines.includes('outlet,"\'=هسبريس, 24",1,3,1'));
    assert.ok(!output.includes('amal'));
  });

  it('prints a table, and says what it cannot', async () => {
    assert.match((await counted()).output, /^all +2 +5 +4\n[^]*by label\n {2}PERS +2 +5 +3\n/m);
    assert.equal((await counted('--format', 'xml')).code, 2);
    const broken = await tool([
      'stats',
      await folderOf({ ...FILES, 'c.txt': Buffer.from([0xff, 0xfe, 0x41]) }),
    ]);
    assert.equal(broken.code, 1);
    assert.match(broken.errors, /c\.txt/);
  });
});
