import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { innerPage, runCommand } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { openSeeds, type CorpusWindow } from './corpusWindow.js';

describe('story: what a corpus is made of', () => {
  let window: CorpusWindow;
  let page: Frame;

  before(async () => {
    window = await openSeeds();
    await runCommand(window.page, 'Hawashi: Overview of the Corpus');
    page = await innerPage(window.page);
    await page.locator('section .plot').first().waitFor();
  });
  after(() => window?.close());

  const part = (title: string) => page.locator(`section[aria-label="${title}"]`);

  it('shows each number as a mark and in the table beside it', async () => {
    for (const title of ['Labels', 'Entities', 'Places', 'Documents with most left to decide']) {
      const rows = await part(title).locator('tbody tr').count();
      assert.ok(rows > 0, title);
      const first = await part(title).locator('tbody th').first().innerText();
      const told = await part(title).locator('.plot a').first().getAttribute('aria-label');
      assert.ok(told!.startsWith(first.trim()), `${told} is ${first}`);
    }
    assert.match(await page.locator('.status').innerText(), /^5 documents with [\d,]+ words/);
    await part('Entities that documents mention together').locator('.plot circle').first().waitFor();
    await part('The same as a matrix').locator('.plot rect').first().waitFor();
  });

  it('keeps nobody out', async () => {
    assert.deepEqual(await barriers(page), []);
  });

  it('lets no style in that is not its own', async () => {
    assert.equal(await page.locator('main style').count(), 0);
    const font = await page
      .locator('.plot')
      .first()
      .evaluate((plot) => getComputedStyle(plot).direction);
    assert.equal(font, 'ltr');
  });

  it('shows dates by year where that is chosen', async () => {
    const dates = part('Dates that the texts speak of, beside their own');
    await page.locator('#grain').selectOption('year');
    await dates.locator('thead th', { hasText: 'Year' }).waitFor();
    assert.match(await dates.locator('tbody th').first().innerText(), /^\s*\d{4}\s*$/);
  });

  it('leads from a mark to its places', async () => {
    const name = (await part('Entities').locator('tbody th').first().innerText()).trim();
    // A sibling frame lies over the page where the mouse is sent to.
    await part('Entities').locator('.plot a').first().dispatchEvent('click');
    await window.page.locator('.tab.active', { hasText: 'Search' }).waitFor();
    const found = window.page
      .locator('iframe.webview')
      .last()
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
    await found.locator('.status', { hasText: /^\d+ hits? in/ }).waitFor();
    const hits = await found.locator('.rows .line .hit').allInnerTexts();
    assert.ok(
      hits.some((hit) => hit.includes(name)),
      `${name} is among ${hits.join(', ')}`,
    );
  });
});
