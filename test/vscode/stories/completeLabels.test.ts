import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pick, runCommand } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'place.txt';

describe('story: a document is done label by label', () => {
  let window: CorpusWindow;

  before(async () => {
    const seeds = JSON.parse(await readFile('seeds/hawashi.json', 'utf8')) as object;
    const own = JSON.stringify({ ...seeds, labels: ['PERS', 'GPE', 'DATE'], completeness: 'labels' });
    const text = 'زار الوفد مدينة الرباط يوم الأربعاء.\n';
    window = await openSeeds(DOCUMENT, {}, { [DOCUMENT]: text, 'hawashi.json': own });
  });
  after(() => window?.close());

  const complete = (status: string, ...labels: readonly string[]) =>
    window.waitForLines(DOCUMENT, ([header]) => {
      const said = JSON.parse(header ?? '{}') as { status?: string; exhaustive?: string[] };
      return said.status === status && JSON.stringify(said.exhaustive) === JSON.stringify(labels);
    });

  it('in the text editor, in the reader, and taken back', async () => {
    const { page } = window;
    const inStatusBar = (text: string) => page.locator('.statusbar-item', { hasText: text }).waitFor();
    await inStatusBar('0 of 3 labels');
    await runCommand(page, 'Hawashi: Set Which Labels Are Complete…');
    await pick(page, 'PERS');
    await page.keyboard.press('Enter');
    await complete('in-progress', 'PERS');
    await inStatusBar('1 of 3 labels');

    const reader = await openReader(window);
    const tick = (label: string) => reader.locator(`.legend [data-tick=${label}]`);
    await reader.locator('.toolbar .labels', { hasText: '1 of 3 labels' }).waitFor();
    await reader.locator('.legend [data-tick=PERS][aria-checked=true]').waitFor();
    await tick('DATE').click();
    await complete('in-progress', 'DATE', 'PERS');
    assert.deepEqual(await barriers(reader), []);
    await reader.locator('.reading').focus();
    await page.keyboard.press('Shift+C');
    await pick(page, 'GPE');
    await page.keyboard.press('Enter');
    await complete('done', 'DATE', 'GPE', 'PERS');
    await reader.locator('.legend [data-tick=GPE][aria-checked=true]').waitFor();
    await reader.locator('.reading').focus();
    await page.keyboard.press('u');
    await complete('in-progress', 'DATE', 'PERS');

    await runCommand(page, 'Hawashi: Focus on Corpus View');
    await page.locator('.monaco-list-row', { hasText: '✓ 2/3' }).waitFor();
  });
});
