import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { boxesOf } from '../../../scripts/vscode/window.mjs';
import { annotated, drawn, INTERPOL, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

describe('story: an annotator works in the reader', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    window = await openSeeds();
    reader = await openReader(window);
  });
  after(() => window?.close());

  it('reads from right to left, from the right edge', async () => {
    const words = ['المغرب', 'يؤكد', 'ضرورة', 'توحيد'];
    const boxes = await Promise.all(words.map(async (word) => (await boxesOf(reader, word, '.reading'))[0]!));
    const places = boxes.map(({ x }) => x);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => b - a),
    );
    const [next] = await boxesOf(reader, 'شدد', '.reading');
    assert.ok(
      Math.abs(boxes[0]!.x + boxes[0]!.width - (next!.x + next!.width)) < 2,
      'lines begin at one edge',
    );
  });

  it('accepts the first suggestion by keyboard, and it is in the file', async () => {
    await reader.locator('.reading').focus();
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Enter');
    await annotated(window.page, 1);
    await window.waitForLines(
      INTERPOL,
      ([, line]) => line !== undefined && JSON.parse(line).origin === 'accepted',
    );
  });

  it('rejects the next, and undoes that', async () => {
    await reader.locator('.card').first().waitFor();
    await window.page.keyboard.press('x');
    await window.waitForLines(INTERPOL, (lines) => lines.some((line) => JSON.parse(line).rejected));
    await window.page.keyboard.press('Control+Z');
    await window.waitForLines(INTERPOL, (lines) => !lines.some((line) => JSON.parse(line).rejected));
    await annotated(window.page, 1);
  });

  it('relates two annotations by keyboard, with the types that fit', async () => {
    const { page } = window;
    const chip = reader.locator('.card .chip');
    /** Presses a key until the card shows a label. */
    const goTo = async (label: string, key: string) => {
      for (let i = 0; i < 60; i++) {
        await drawn(reader);
        if ((await chip.allInnerTexts()).includes(label)) return;
        await page.keyboard.press(key);
      }
      throw new Error(`${key} does not lead to ${label}`);
    };
    await reader.locator('.reading').focus();
    await page.keyboard.press('Control+Home');
    await goTo('PERS', 'Tab');
    await page.keyboard.press('Enter');
    await goTo('OCC', 'Tab');
    await page.keyboard.press('Enter');
    await window.waitForLines(INTERPOL, (lines) => lines.some((line) => JSON.parse(line).label === 'OCC'));
    await page.keyboard.press('k');
    await goTo('OCC', 'k');
    await page.keyboard.press('r');
    await reader.locator('.notice', { hasText: 'No relation of the corpus starts from OCC' }).waitFor();
    await goTo('PERS', 'k');
    await page.keyboard.press('r');
    const types = reader.locator('.strip .type');
    await types.first().waitFor();
    assert.deepEqual(await types.allInnerTexts(), ['holds (1)', 'member-of (2)']);
    await page.keyboard.press('1');
    await goTo('OCC', 'j');
    await page.keyboard.press('Enter');
    await window.waitForLines(INTERPOL, (lines) => lines.some((line) => JSON.parse(line).type === 'holds'));
    await page.keyboard.press('Shift+R');
    await reader.locator('svg.relations path').waitFor({ state: 'attached' });
  });
});
