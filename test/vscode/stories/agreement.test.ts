import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { innerPage, runCommand } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { eventually, openSeeds, type CorpusWindow } from './corpusWindow.js';

const TEXT = 'زار حموشي مراكش. وقال الإنتربول إن الاجتماع بالرباط يوم الجمعة.';
const at = (id: string, quote: string, label: string): object => {
  const start = TEXT.indexOf(quote);
  return { id, start, end: start + quote.length, text: quote, label };
};
const done = (...lines: readonly object[]): string =>
  [{ hawashi: 1, status: 'done' }, ...lines].map((line) => JSON.stringify(line) + '\n').join('');
const FILES = {
  'two.txt': TEXT,
  'annotations/amal/two.jsonl': done(
    at('a1', 'حموشي', 'PERS'),
    at('a2', 'مراكش', 'GPE'),
    at('a3', 'الإنتربول', 'ORG'),
  ),
  'annotations/هدى/two.jsonl': done(
    at('b1', 'حموشي', 'OCC'),
    at('b2', 'مراكش', 'GPE'),
    at('b4', 'الرباط', 'GPE'),
  ),
};

describe('story: annotators are compared and adjudicated', () => {
  let window: CorpusWindow;
  let page: Frame;

  before(async () => {
    window = await openSeeds('two.txt', {}, FILES);
    await runCommand(window.page, 'Hawashi: Agreement of Annotators…');
    page = await innerPage(window.page);
    await page.locator('main[aria-busy=false] .matrix').waitFor();
  });
  after(() => window?.close());

  const finalLines = async (): Promise<readonly string[]> => {
    const text = await readFile(path.join(window.folder, 'annotations/final/two.jsonl'), 'utf8').catch(
      () => '',
    );
    return text.split('\n').filter((line) => line !== '');
  };

  it('shows figures of which each leads to its rows', async () => {
    assert.match((await page.locator('.status').textContent()) ?? '', /compared in 1 document/);
    assert.equal(await page.locator('.matrix button').count(), 2);
    assert.deepEqual(await barriers(page), []);
    await page.locator('.confusions button[aria-label="PERS – OCC: 1"]').click();
    await page.locator('#panel-rows tbody tr:focus').waitFor();
    assert.equal(await page.locator('#panel-rows tbody tr').count(), 1);
    await page.locator('[role=tab]', { hasText: 'Figures' }).click();
    await page.locator('.confusions button[aria-label="GPE – GPE: 1"]').click();
    await page.locator('#panel-rows tbody tr:focus', { hasText: 'مراكش' }).waitFor();
    assert.equal(await page.locator('#panel-rows tbody tr').count(), 1);
  });

  it('settles a row with a key, what agrees with a button, and takes it back', async () => {
    await page.locator('#as').fill('final');
    await page.locator('button', { hasText: 'Measure' }).click();
    await page.locator('main[aria-busy=false]').waitFor();
    await page.locator('#class').selectOption('label');
    await page.locator('#panel-rows tbody tr').first().focus();
    await window.page.keyboard.press('2');
    await page.locator('.becomes', { hasText: 'OCC' }).waitFor();
    await eventually(
      async () => (await finalLines()).some((line) => line.includes('"OCC"') && line.includes('هدى/b1')),
      async () => (await finalLines()).join('\n'),
    );
    assert.deepEqual(await barriers(page), []);
    await page.locator('button', { hasText: 'Settle what agrees' }).click();
    await eventually(
      async () => (await finalLines()).some((line) => line.includes('مراكش')),
      async () => (await finalLines()).join('\n'),
    );
    await page.locator('button', { hasText: 'Undo last change' }).click();
    await eventually(
      async () => !(await finalLines()).some((line) => line.includes('مراكش') && !line.includes('"OCC"')),
      async () => (await finalLines()).join('\n'),
    );
    assert.ok((await finalLines()).some((line) => line.includes('"OCC"')));
  });

  it('follows what others decide meanwhile', async () => {
    await page.locator('[role=tab]', { hasText: 'Figures' }).click();
    await writeFile(
      path.join(window.folder, 'annotations/هدى/two.jsonl'),
      FILES['annotations/هدى/two.jsonl'].replace('OCC', 'PERS'),
    );
    await page.locator('.confusions button[aria-label="PERS – PERS: 1"]').waitFor();
    assert.equal(await page.locator('.confusions button[aria-label="PERS – OCC: 1"]').count(), 0);
  });

  it('opens the place of a row', async () => {
    await page.locator('[role=tab]', { hasText: 'Rows to settle' }).click();
    await page.locator('#class').selectOption('missing');
    await page.locator('#panel-rows .place').first().click();
    await window.page.locator('.tab.active', { hasText: 'two.txt' }).waitFor();
  });
});
