/** What `hawashi serve` suggests of a corpus. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Messages } from '../../../server/src/cli/messages.js';
import { suggesting } from '../../../server/src/cli/serve.js';
import { folderOf } from './tool.js';

const TEXT = 'وجد سكين المطبخ أمس.';
const line = (value: object): string => JSON.stringify(value) + '\n';
const ANNOTATED = line({ start: 4, end: 15, text: 'سكين المطبخ', label: 'WEAPON' });
const UNSEEN = 'وعاد\r\nبسكين المطبخ إلى مراكش.';

async function served(files: Readonly<Record<string, string>>) {
  const settings = JSON.stringify({ labels: ['WEAPON', { name: 'PLACE', suggest: ['GPE'] }] });
  const corpus = await folderOf({ 'hawashi.json': settings, 'a.txt': TEXT, ...files });
  const told: string[] = [];
  const messages = new Messages((text) => told.push(text), false);
  const { suggest, prepare } = await suggesting({ corpus, annotator: 'amal' }, messages, 0);
  const found = (): readonly string[] =>
    suggest(UNSEEN).map(({ start, end, label }) => `${label} ${UNSEEN.slice(start, end)}`);
  return { corpus, told, prepare, found };
}

describe('what a corpus suggests to other tools', () => {
  it('is in its labels, and what its decisions teach', async () => {
    const { found, told } = await served({ 'annotations/amal/a.jsonl': ANNOTATED });
    assert.deepEqual(found(), ['WEAPON سكين المطبخ', 'PLACE مراكش']);
    assert.doesNotMatch(told.join('\n'), /annotated nothing/);
  });

  it('is what they teach when it is asked, and somebody is told where there are none', async () => {
    const { corpus, found, told, prepare } = await served({});
    assert.deepEqual(found(), ['PLACE مراكش']);
    assert.match(told.join('\n'), /amal.* has annotated nothing/);
    await mkdir(path.join(corpus, 'annotations/amal'), { recursive: true });
    await writeFile(path.join(corpus, 'annotations/amal/a.jsonl'), ANNOTATED);
    await prepare?.();
    assert.deepEqual(found(), ['WEAPON سكين المطبخ', 'PLACE مراكش']);
  });
});
