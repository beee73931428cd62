import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pick, runCommand } from '../../../scripts/vscode/window.mjs';
import { drawn, eventually, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

describe('story: who begins a corpus chooses what is annotated in it', () => {
  let window: CorpusWindow;
  const read = (name: string) => readFile(path.join(window.folder, name), 'utf8').catch(() => '');

  before(async () => {
    window = await openSeeds();
    await rm(path.join(window.folder, 'hawashi.json'));
  });
  after(() => window?.close());

  it('from ready schemes, with guidelines to start from', async () => {
    const { page, folder } = window;
    await runCommand(page, 'Hawashi: Create Corpus');
    await pick(page, path.basename(folder));
    await pick(page, 'CoNLL');
    await pick(page, 'العربية');
    await eventually(
      async () => (await read('guidelines.md')).includes('## PER\n'),
      async () => `no guidelines: ${await read('hawashi.json')}`,
    );
    const { labels } = JSON.parse(await read('hawashi.json')) as { labels: { name: string }[] };
    assert.deepEqual(
      labels.map(({ name }) => name),
      ['PER', 'ORG', 'LOC', 'MISC'],
    );
  });
});

describe('story: an annotator looks up what a label is for', () => {
  let window: CorpusWindow;

  before(async () => {
    window = await openSeeds(
      undefined,
      {},
      {
        'guidelines.md': [
          '# الدليل',
          ...['PERS', 'ORG', 'GPE', 'DATE', 'EVENT', 'NORP', 'LOC', 'OCC', 'CARDINAL', 'ORDINAL'].map(
            (label) => `\n## ${label}\n\nدليل ${label} في جملة. وهذه جملة ثانية.\n\n- لا يُوسَم: السيد\n`,
          ),
        ].join('\n'),
      },
    );
  });
  after(() => window?.close());

  it('on the card, and beside the text', async () => {
    const { page } = window;
    const reader = await openReader(window);
    const guideline = reader.locator('.card .guideline');
    await eventually(
      async () => {
        await page.keyboard.press('Tab');
        await drawn(reader);
        return (await guideline.count()) > 0;
      },
      () => reader.locator('.card').innerText(),
    );
    await guideline.locator('summary', { hasText: 'في جملة.' }).click();
    await guideline.getByText('وهذه جملة ثانية').waitFor();
    await guideline.getByRole('button', { name: 'Open beside the text' }).click();
    await page.locator('.tab.active', { hasText: 'guidelines.md' }).waitFor();
  });
});
