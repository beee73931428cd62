import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folderOf, tool } from './tool.js';

const line = (value: object): string => JSON.stringify(value) + '\n';
const FILES = {
  'hawashi.json': '{}',
  'guidelines.md': '## PERS\nNames.\n\n## ORG\nBodies.\n',
  'a.txt': 'زار حموشي الإنتربول.',
  'annotations/amal/a.jsonl':
    line({ start: 4, end: 9, text: 'حموشي', label: 'PERS' }) +
    line({ start: 10, end: 19, text: 'الإنتربول', label: 'ORG' }),
};

describe('hawashi guidelines', () => {
  it('lists what a change may concern, until it was looked at', async () => {
    const folder = await folderOf(FILES);
    assert.match((await tool(['guidelines', folder])).errors, /--reviewed says that it is this one/);
    assert.equal((await tool(['guidelines', folder, '--reviewed'])).code, 0);
    assert.deepEqual((await tool(['guidelines', folder])).output, '');
    await writeFile(
      path.join(folder, 'guidelines.md'),
      '## PERS\nNames, without titles.\n\n## ORG\nBodies.\n',
    );
    const listed = await tool(['guidelines', folder]);
    assert.deepEqual([listed.code, listed.output], [1, 'PERS\ta\tamal\t4\tحموشي\n']);
    assert.match(listed.errors, /guidelines of PERS have changed: 1 annotation/);
    const { output } = await tool(['guidelines', folder, '--json']);
    assert.deepEqual((JSON.parse(output) as { changed: unknown }).changed, [{ label: 'PERS', line: 0 }]);
    assert.equal((await tool(['guidelines', folder, '--reviewed', 'PERS'])).code, 0);
    assert.deepEqual(await tool(['guidelines', folder]), { code: 0, output: '', errors: '' });
  });

  it('are mentioned by check at the heading, where there is something to be looked at', async () => {
    const folder = await folderOf(FILES);
    const told = async (...argv: string[]): Promise<readonly (readonly unknown[])[]> => {
      const { code, output } = await tool(['check', folder, '--format', 'json', ...argv]);
      assert.equal(code, 0);
      const { findings } = JSON.parse(output) as { findings: Record<string, unknown>[] };
      return findings
        .filter((finding) => finding['code'] === 'guidelines.changed')
        .map(({ file, line, level, message }) => [
          file,
          line,
          level,
          /1 is to be looked at/.test(`${message}`),
        ]);
    };
    assert.deepEqual(await told(), []);
    await tool(['guidelines', folder, '--reviewed']);
    assert.deepEqual(await told(), []);
    const changed = 'More.\n\n## PERS\nNames.\n\n## ORG\nBodies and\n\n### agencies.\n\n## GPE\nNew.\n';
    await writeFile(path.join(folder, 'guidelines.md'), changed);
    assert.deepEqual(await told(), [['guidelines.md', 6, 'information', true]]);
    assert.deepEqual(await told('--off', 'guidelines.*'), []);
    assert.deepEqual(await told('--annotator', 'huda'), []);
    await rm(path.join(folder, 'guidelines.md'));
    assert.deepEqual(
      await told(),
      ['PERS', 'ORG'].map(() => ['reviewed.jsonl', 1, 'information', true]),
    );
    await writeFile(path.join(folder, 'guidelines.md'), changed);
    await tool(['guidelines', folder, '--reviewed']);
    assert.deepEqual(await told(), []);
  });

  it('says what is not there', async () => {
    const folder = await folderOf({ ...FILES });
    assert.equal((await tool(['guidelines', folder, '--reviewed', 'NONE'])).code, 2);
    const bare = await folderOf({ 'hawashi.json': '{}', 'a.txt': 'س' });
    assert.match((await tool(['guidelines', bare])).errors, /no guidelines/);
  });
});
