import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { choosePath, innerPage, runCommand } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { eventually, openSeeds, type CorpusWindow } from './corpusWindow.js';

/** Documents of which a choice is said. */
const FILES = {
  'hawashi.json': JSON.stringify({
    documents: ['*.txt'],
    documentFields: [{ name: 'genre', values: ['news', 'interview'] }],
  }),
  'assignment.json': JSON.stringify({
    documents: [
      { name: '000_4c4651075b1dae0f', annotators: ['gold', 'tester'] },
      { name: '001_e8eed46996642275', annotators: ['tester'] },
    ],
  }),
  'documents.json': JSON.stringify({
    '000_4c4651075b1dae0f': { dct: '2025-11-24', genre: 'news' },
    '001_e8eed46996642275': { dct: '2024-11-08', genre: 'interview' },
    '002_292b3e70ead66e47': { dct: '2024-06', genre: 'news' },
  }),
};

describe('story: what a corpus is made of', () => {
  let window: CorpusWindow;
  let page: Frame;

  before(async () => {
    window = await openSeeds(undefined, { 'files.simpleDialog.enable': true }, FILES);
    await runCommand(window.page, 'Hawashi: Overview of the Corpus');
    page = await innerPage(window.page);
    await page.locator('section .plot').first().waitFor();
  });
  after(() => window?.close());

  const part = (title: string) => page.locator(`section[aria-label="${title}"]`);

  it('shows each number as a mark and in the table beside it', async () => {
    for (const title of [
      ...['Labels', 'Entities', 'Places', 'Documents with most left to decide', 'Progress by annotator'],
    ]) {
      const rows = await part(title).locator('tbody tr').count();
      assert.ok(rows > 0, title);
      const first = await part(title).locator('tbody th').first().innerText();
      const told = await part(title).locator('.plot a').first().getAttribute('aria-label');
      assert.ok(told!.startsWith(first.trim()), `${told} is ${first}`);
    }
    await page.locator('.status', { hasText: /^\s*5 documents with [\d,]+ words/ }).waitFor();
    await part('Entities that documents mention together').locator('.plot circle').first().waitFor();
    await part('The same as a matrix').locator('.plot rect').first().waitFor();
    const genres = await part('Documents by genre').locator('tbody tr').allInnerTexts();
    assert.deepEqual(
      genres.map((row) => row.trim().split(/\s+/).slice(0, 2)),
      [
        ['news', '2'],
        ['interview', '1'],
      ],
    );
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

  it('saves a table and a chart', async () => {
    for (const format of ['CSV', 'SVG'] as const) {
      const file = path.join(window.folder, `saved.${format.toLowerCase()}`);
      await part('Documents by genre')
        .locator('button', { hasText: `Save as ${format}` })
        .press('Enter');
      await choosePath(window.page, '', file);
      const saved = () => readFile(file, 'utf8').catch(() => '');
      const whole =
        format === 'CSV' ? /^\ufeff?Genre,Documents,.*\r\nnews,2,/i : /<svg [^]*>news<[^]*<\/svg>/;
      await eventually(async () => whole.test(await saved()), saved);
    }
  });

  it('is laid out from right to left where its language is', async () => {
    const places = () =>
      page.evaluate(() => {
        const section = document.querySelector('section[aria-label="Labels"]')!;
        const left = (selector: string): number =>
          section.querySelector(selector)!.getBoundingClientRect().left;
        return {
          name: left('.plot [data-mark="y-axis tick label"]'),
          bar: left('.plot a'),
          table: left('table'),
        };
      });
    const before = await places();
    assert.ok(before.name < before.bar && before.bar < before.table);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await page.locator('#grain').selectOption('month');
    await eventually(
      async () => {
        const { name, bar, table } = await places();
        return table < bar && bar < name;
      },
      async () => JSON.stringify(await places()),
    );
    await page.evaluate(() => (document.documentElement.dir = 'ltr'));
    await page.locator('#grain').selectOption('year');
  });

  it('keeps its colours where a system forces its own', async () => {
    await window.page.emulateMedia({ forcedColors: 'active' });
    const swatches = await page
      .locator('section[aria-label="Labels"] .colours li')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').backgroundColor));
    await window.page.emulateMedia({ forcedColors: 'none' });
    assert.equal(new Set(swatches).size, 2, swatches.join(' '));
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
    await found.locator('.rows .line .hit').first().waitFor();
    const hits = await found.locator('.rows .line .hit').allInnerTexts();
    assert.ok(
      hits.some((hit) => hit.includes(name)),
      `${name} is among ${hits.join(', ')}`,
    );
  });
});
