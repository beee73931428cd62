/** Entities over all documents: the keys of a language server, the tree, the page, changes with a preview. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { innerPage, runCommand, selectText } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { eventually, openSeeds, type CorpusWindow } from './corpusWindow.js';

const INPUT = '.quick-input-widget input';
const ROWS = '.quick-input-widget .monaco-list-row';

describe('story: entities of a corpus', () => {
  let window: CorpusWindow;

  before(async () => {
    // Its documents can be edited, so that F2 is the text editor's own key.
    window = await openSeeds(undefined, { 'hawashi.annotator': 'gold', 'hawashi.documents.readOnly': false });
  });
  after(() => window?.close());

  const press = (key: string) => window.page.keyboard.press(key);
  const list = () => readFile(path.join(window.folder, 'entities.jsonl'), 'utf8').catch(() => '');
  const listed = (what: RegExp) => eventually(async () => what.test(await list()), list);
  const row = (words: string | RegExp) =>
    window.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: words }).first();

  it('F2 gives the entity at the caret another name, and the texts stay as they are', async () => {
    const { page } = window;
    await selectText(page, 'حموشي', 1);
    await press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('السيد حموشي');
    await press('Enter');
    await listed(/"name":\s?"السيد حموشي"/);
    const text = await readFile(path.join(window.folder, '000_4c4651075b1dae0f.txt'), 'utf8');
    assert.ok(!text.includes('السيد حموشي'));
  });

  it('Shift+F12 lists its mentions in all documents, F12 leads to its line', async () => {
    const { page } = window;
    await selectText(page, 'حموشي', 1);
    await press('Shift+F12');
    await page.locator('.reference-zone-widget .monaco-list-row').first().waitFor();
    await press('Escape');
    await selectText(page, 'حموشي', 1);
    await press('F12');
    await page.locator('.tab.active', { hasText: 'entities.jsonl' }).waitFor();
    await press('Control+F4');
  });

  it('Ctrl+T finds it in Latin letters as anybody writes them', async () => {
    const { page } = window;
    await press('Control+T');
    await page.locator(INPUT).first().fill('#Hamouchi');
    await page.locator(ROWS, { hasText: 'حموشي' }).first().waitFor();
    await press('Escape');
  });

  it('the tree lists them by frequency; one opens its page', async () => {
    await runCommand(window.page, 'Hawashi: Focus on Entities View');
    await runCommand(window.page, 'Hawashi: List Entities by Frequency');
    await row('×36').waitFor();
    await runCommand(window.page, 'Hawashi: Show Entity…');
    await window.page.locator(INPUT).first().fill('Interpol');
    await window.page.locator(`${ROWS}.focused`, { hasText: 'interpol' }).waitFor();
    await press('Enter');
    const page = await innerPage(window.page);
    await page.locator('main[aria-busy=false] .place').first().waitFor();
  });

  const pageOf = (): Promise<Frame> => innerPage(window.page);

  it('its page has what stands before a mention on the right of an Arabic line, whole words on either side', async () => {
    const page = await pageOf();
    const places = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.place')].slice(0, 20).map((place) => {
        const left = (name: string): number => place.querySelector(`.${name}`)!.getBoundingClientRect().left;
        return { direction: place.dir, before: left('before'), hit: left('hit'), after: left('after') };
      }),
    );
    assert.ok(places.length > 5);
    for (const { direction, before, hit, after } of places) {
      assert.equal(direction, 'rtl');
      assert.ok(after < hit && hit < before);
    }
  });

  it('its page is walked by keys, names lead to their mentions, and all of it is accessible', async () => {
    const page = await pageOf();
    await page.locator('#tab-mentions').focus();
    await press('ArrowRight');
    await page.locator('#panel-spellings .lead').first().waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.locator('#panel-spellings .lead').first().press('Enter');
    await page.locator('#panel-mentions .place:focus').waitFor();
    for (const tab of ['time', 'beside', 'alike', 'mentions']) {
      await page.locator(`#tab-${tab}`).click();
      assert.deepEqual(await barriers(page), [], tab);
    }
    await page.locator('.place').nth(1).press('Enter');
    await window.page.locator('.tab.active', { hasText: /\.txt$/ }).waitFor();
  });

  it('a merge is shown before it is done, ticked, and taken back as one; one that is given up changes nothing', async () => {
    const file = path.join(window.folder, 'annotations', 'gold', '001_e8eed46996642275.jsonl');
    const before = await readFile(file, 'utf8');
    const entitiesBefore = await list();
    const planned = window.page.locator('.pane-header', { hasText: 'places in' });
    const comparison = window.page.locator('.tab', { hasText: 'Merge the entities' });
    const choose = async (title: string, typed: string): Promise<void> => {
      await window.page.locator('.quick-input-title', { hasText: title }).waitFor();
      await window.page.locator(INPUT).first().fill(typed);
      await window.page.locator(`${ROWS}.focused`, { hasText: `· ${typed}` }).waitFor();
      await press('Enter');
    };
    const merge = async (): Promise<void> => {
      await runCommand(window.page, 'Hawashi: Merge Entities…');
      await choose('Which entity?', 'interpol');
      await choose('All that refers to it', 'dgsn');
      await planned.waitFor();
      await comparison.waitFor();
    };
    await merge();
    await window.page.locator('.editor.original .view-line span span').first().waitFor();
    const beyond = await window.page.evaluate(() =>
      [...document.querySelectorAll('.editor.original')].flatMap((editor) =>
        [...editor.querySelectorAll('.view-line > span')]
          .map((line) => line.getBoundingClientRect().width - editor.clientWidth)
          .filter((width) => width > 0),
      ),
    );
    assert.deepEqual(beyond, [], 'lines wrap on the side before, too');
    await runCommand(window.page, 'Hawashi: Discard Change');
    await comparison.waitFor({ state: 'detached' });
    await planned.waitFor({ state: 'detached' });
    await merge();
    assert.equal(await readFile(file, 'utf8'), before, 'nothing is written yet');
    assert.equal(await list(), entitiesBefore);
    await runCommand(window.page, 'Hawashi: Apply Change to the Corpus');
    await comparison.waitFor({ state: 'detached' });
    const isMerged = async (): Promise<boolean> =>
      !/"canonical":\s?"interpol"/.test(await readFile(file, 'utf8'));
    await eventually(isMerged, () => readFile(file, 'utf8'));
    await runCommand(window.page, 'Hawashi: Undo Last Change of the Whole Corpus');
    await eventually(
      async () => !(await isMerged()),
      () => readFile(file, 'utf8'),
    );
  });
});
