import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { innerPage, openFile, runCommand, selectText } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { drawn, eventually, INTERPOL, openSeeds, type CorpusWindow } from './corpusWindow.js';

/** Whatever may move over a border: brackets, digits, words of the other direction, a word that goes on. */
const MIXED = [
  'قالت الوكالة (في 2024) حموشي [47] سنة في المغرب.',
  'وقعت شركة Apple حموشي Inc مع الأمن.',
  'عام 2024 حموشي 2025 و«السؤال» (انتهى).',
  'زار الرباط: حموشي، ثم (طنجة).',
  'Director (2024) حموشي [Rabat] said.',
  'In Rabat: Hammouchi (47) met حموشي today.',
].join('\n');
const BAD_QUERY = 'حموشي {3}';

/** A cell as it is drawn, in CSS pixels: of the cell, of its words, of the character next to the hit. */
interface DrawnCell {
  readonly left: number;
  readonly right: number;
  readonly words: { readonly left: number; readonly right: number };
  readonly atHit: { readonly left: number; readonly right: number } | undefined;
}

interface DrawnLine {
  readonly text: string;
  readonly direction: string;
  readonly cells: Readonly<Record<'before' | 'hit' | 'after', DrawnCell>>;
}

const drawnLines = (page: Frame): Promise<readonly DrawnLine[]> =>
  page.evaluate(() => {
    const cellOf = (row: Element, name: string) => {
      const cell = row.querySelector(`.${name}`)!;
      const node = cell.querySelector('bdi')!.firstChild;
      const { left, right } = cell.getBoundingClientRect();
      const rectOf = (start: number, end: number) => {
        const range = document.createRange();
        range.setStart(node!, start);
        range.setEnd(node!, end);
        const rect = range.getBoundingClientRect();
        return { left: rect.left, right: rect.right };
      };
      const length = node?.textContent?.length ?? 0;
      const at = name === 'before' ? length - 1 : 0;
      return {
        left,
        right,
        words: length > 0 ? rectOf(0, length) : { left, right: left },
        atHit: length > 0 && name !== 'hit' ? rectOf(at, at + 1) : undefined,
      };
    };
    return [...document.querySelectorAll('.rows .line')]
      .filter((row) => row.querySelector('.context'))
      .map((row) => ({
        text: row.textContent ?? '',
        direction: row.querySelector<HTMLElement>('.context')!.dir,
        cells: { before: cellOf(row, 'before'), hit: cellOf(row, 'hit'), after: cellOf(row, 'after') },
      }));
  });

describe('story: a corpus is searched', () => {
  let window: CorpusWindow;
  let page: Frame;

  before(async () => {
    window = await openSeeds(undefined, {}, { 'mixed.txt': MIXED, 'mixed2.txt': MIXED });
    await runCommand(window.page, 'Hawashi: Search the Corpus…');
    page = await innerPage(window.page);
    await page.locator('#query').waitFor();
  });
  after(() => window?.close());

  const press = (key: string) => window.page.keyboard.press(key);
  const status = (words: RegExp) => page.locator('.status', { hasText: words }).waitFor();

  async function search(query: string): Promise<void> {
    await page.locator('#query').fill(query);
    await page.locator('#query').press('Enter');
    await page.locator('main[aria-busy]').waitFor();
  }

  async function hits(query: string): Promise<readonly DrawnLine[]> {
    await search(query);
    await page.locator('main[aria-busy=false]').waitFor();
    await status(/^\d+ hits? in/);
    await page.locator('.rows .line .hit').first().waitFor();
    await drawn(page);
    return drawnLines(page);
  }

  it('shows what is wrong with a query at the character', async () => {
    await search(BAD_QUERY);
    await page.locator('.problem', { hasText: 'Character 7' }).waitFor();
    assert.equal(await page.locator('.problem mark').textContent(), '{');
    assert.equal(
      await page.locator('#query').evaluate((input) => (input as HTMLInputElement).selectionStart),
      BAD_QUERY.indexOf('{'),
    );
  });

  it('stands what is before a hit on the side where reading begins, and keeps every character in its cell', async () => {
    const lines = await hits('حموشي :: document=/mixed.*/');
    assert.deepEqual(
      lines.map(({ direction }) => direction),
      [...['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr'], ...['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr']],
    );
    for (const { text, direction, cells } of lines) {
      const { before, hit, after } = cells;
      const isRtl = direction === 'rtl';
      const [onLeft, onRight] = isRtl ? [after, before] : [before, after];
      assert.ok(onLeft.right <= hit.left && hit.right <= onRight.left, text);
      // What is cut off is cut off where the line goes on, never at the hit.
      assert.ok(onLeft.words.right <= onLeft.right + 1, text);
      assert.ok(onRight.words.left >= onRight.left - 1, text);
      assert.ok(hit.words.left >= hit.left - 1 && hit.words.right <= hit.right + 1, text);
    }
    // What is neither of one direction nor of the other stands beside the hit where it stands in the text.
    const [bracket, , , comma] = lines;
    assert.ok(
      Math.abs(bracket!.cells.before.atHit!.left - bracket!.cells.before.left) < 2,
      'the bracket before',
    );
    assert.ok(
      Math.abs(bracket!.cells.after.atHit!.right - bracket!.cells.after.right) < 2,
      'the bracket after',
    );
    assert.ok(Math.abs(comma!.cells.after.atHit!.right - comma!.cells.after.right) < 2, 'the comma after');
    const latin = lines[4]!;
    assert.ok(Math.abs(latin.cells.before.atHit!.right - latin.cells.before.right) < 2, 'the bracket before');
    assert.ok(Math.abs(latin.cells.after.atHit!.left - latin.cells.after.left) < 2, 'the bracket after');
    // Both sides are equally wide: hits stand below each other.
    const middles = new Set(lines.map(({ cells: { hit } }) => Math.round((hit.left + hit.right) / 2)));
    assert.ok(Math.max(...middles) - Math.min(...middles) <= 1, [...middles].join(', '));
  });

  it('sorts by the word before, filters, groups, and counts what stands around', async () => {
    await hits('حموشي :: document=/mixed.*/');
    const before = () => page.locator('.rows .line .before').allTextContents();
    const unsorted = await before();
    await page.locator('#sort-1').selectOption('before:1');
    await eventually(
      async () => (await before()).join() !== unsorted.join(),
      async () => `lines stay as they are: ${(await before()).join(' | ')}`,
    );
    await page.locator('#filter').fill('طنجة');
    await page.locator('.told', { hasText: /2 of them are shown/ }).waitFor();
    await page.locator('#filter').fill('');
    await page.locator('#tab-groups').click();
    await page.locator('#group-by').selectOption('document');
    await page.locator('.found button', { hasText: 'mixed2' }).click();
    await page.locator('.chosen', { hasText: 'mixed2' }).waitFor();
    await page.locator('.told', { hasText: /6 of them are shown/ }).waitFor();
    await page.locator('.chosen button').click();
    await page.locator('#tab-collocates').click();
    await page.locator('#panel-collocates th[scope=row]').first().waitFor();
    await page.locator('#panel-collocates th button', { hasText: 'logDice' }).click();
    await page.locator('#panel-collocates th[aria-sort=descending]', { hasText: 'logDice' }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.locator('#tab-lines').click();
  });

  it('opens a place with Enter, and is there again as it was', async () => {
    await hits('"الأمن الوطني"');
    await page.locator('.grid').focus();
    await press('ArrowDown');
    await press('Enter');
    await window.page.locator('.tab.active', { hasText: '.txt' }).waitFor();
    await window.page.locator('.selected-text, .tab.active').first().waitFor();
    await window.page.locator('.tab', { hasText: 'Search ' }).click();
    await page.locator('.rows .line.current').waitFor();
  });

  it('accepts all that is ticked through the preview, by keys', async () => {
    await hits('<GPE/> :: document=mixed');
    await page.locator('.grid').focus();
    await press('Control+a');
    await page.locator('.told', { hasText: /lines? (is|are) ticked/ }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.locator('.doing button', { hasText: 'Accept' }).press('Enter');
    await window.page.locator('.tab.active', { hasText: 'Accept' }).waitFor();
    await window.page.locator('.multiDiffEditor, .monaco-diff-editor').first().waitFor();
    await runCommand(window.page, 'Hawashi: Apply Change to the Corpus');
    await window.waitForLines('mixed', (lines) => lines.some((line) => line.includes('"GPE"')));
    await page.locator('.notes', { hasText: 'has changed' }).waitFor();
    await page.locator('.rows .chip:not(.suggested)').first().waitFor();
  });

  it('draws what is in sight alone, of however many hits', async () => {
    const lines = await hits('[]');
    const total = Number(/^\d+/.exec((await page.locator('.status').textContent()) ?? '')?.[0]);
    assert.ok(total > 1000 && lines.length < 100, `${total} ${lines.length}`);
    await page.locator('.grid').focus();
    await press('End');
    await page.locator(`.line[aria-rowindex="${total + 1}"] .hit`).waitFor();
    const count = await page.locator('.rows .line').count();
    assert.ok(count < 100, String(count));
  });

  it('searches for what is selected, in the text editor and in the reader', async () => {
    const closeAll = async (): Promise<void> => {
      await runCommand(window.page, 'View: Close All Editors');
      await window.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
    };
    const asked = async (): Promise<string> => {
      await window.page.locator('.tab.active', { hasText: 'Search ' }).waitFor();
      const outer = window.page.locator('iframe.webview').last().contentFrame();
      const query = outer.locator('iframe#active-frame').contentFrame().locator('#query');
      await query.waitFor();
      await eventually(
        async () => (await query.inputValue()) !== '',
        () => query.inputValue(),
      );
      return query.inputValue();
    };
    await closeAll();
    await openFile(window.page, INTERPOL);
    await selectText(window.page, 'الأمن الوطني');
    await runCommand(window.page, 'Hawashi: Search the Corpus…');
    assert.equal(await asked(), '"الأمن الوطني"');
    await closeAll();
    await openFile(window.page, INTERPOL);
    await runCommand(window.page, 'Hawashi: Open Reader');
    const reader = await innerPage(window.page);
    await reader.locator('.mark').first().waitFor();
    await reader.locator('.reading').focus();
    await press('Tab');
    await reader.locator('.card').first().waitFor();
    await press('Shift+F');
    assert.match(await asked(), /\p{L}/u);
  });
});
