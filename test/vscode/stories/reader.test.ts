import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { boxesOf, innerPage, runCommand } from '../../../scripts/vscode/window.mjs';
import { annotated, INTERPOL, openSeeds, type CorpusWindow } from './corpusWindow.js';

describe('story: an annotator works in the reader', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    window = await openSeeds();
    await runCommand(window.page, 'Hawashi: Open Reader');
    reader = await innerPage(window.page);
    await reader.locator('.mark').first().waitFor();
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
});
