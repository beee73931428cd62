/** What an annotator is unsure of, asked in the text editor, answered and settled in the reader, undone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { innerPage, runCommand, selectText } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { eventually, openSeeds, type CorpusWindow } from './corpusWindow.js';

const QUESTION = 'أهذا هو المدير العام نفسه؟';
const FIRST_ANSWER = 'نعم.';
const ANSWER = 'نعم، انظر الفقرة الثانية.';

interface Line {
  readonly id: string;
  readonly text?: string;
  readonly comment: string;
  readonly settled?: string;
  readonly answers?: string;
}

describe('story: questions', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    window = await openSeeds(undefined, { 'hawashi.documents.readOnly': false });
  });
  after(() => window?.close());

  const written = async (): Promise<readonly Line[]> => {
    const text = await readFile(path.join(window.folder, 'questions.jsonl'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  };
  const untilWritten = (wanted: (lines: readonly Line[]) => boolean) =>
    eventually(
      async () => wanted(await written()),
      async () => JSON.stringify(await written()),
    );

  it('one is asked about what is selected, in the text editor', async () => {
    const { page } = window;
    await selectText(page, 'حموشي');
    await runCommand(page, 'Hawashi: Ask About This…');
    const form = page.locator('.review-widget .comment-form-container');
    await form.locator('.monaco-editor.focused').waitFor();
    await page.keyboard.type(QUESTION);
    await form.locator('.monaco-button', { hasText: 'Ask or Answer' }).click();
    await untilWritten(([line]) => line?.comment === QUESTION && line.text === 'حموشي');
  });

  it('it is among the problems, and counted in the tree', async () => {
    const { page } = window;
    await runCommand(page, 'View: Show Hawashi');
    await page.locator('.monaco-list-row', { hasText: '? 1' }).first().waitFor();
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row', { hasText: QUESTION }).first().waitFor();
    await runCommand(page, 'View: Toggle Problems');
  });

  it('the reader shows where it is, and answers it', async () => {
    await runCommand(window.page, 'Hawashi: Open Reader');
    reader = await innerPage(window.page);
    await reader.locator('.asked').first().waitFor();
    const panel = reader.locator('.questions-panel');
    await panel.locator('.about button').first().click();
    await panel.locator('textarea').first().fill(FIRST_ANSWER);
    await panel.locator('textarea').first().press('Enter');
    await untilWritten((lines) => lines.some(({ comment, answers }) => comment === FIRST_ANSWER && answers));
    await panel.locator('.comment-text', { hasText: FIRST_ANSWER }).waitFor();
    const direction = await panel
      .locator('.comment-text')
      .first()
      .evaluate((text) => getComputedStyle(text).direction);
    assert.equal(direction, 'rtl');
    assert.deepEqual(await barriers(reader), []);
  });

  it('what one wrote oneself is edited there, or left as it was', async () => {
    const own = reader.locator('.questions-panel .comment', { hasText: FIRST_ANSWER });
    const edit = reader.locator('.questions-panel .comment').nth(1).locator('button').first();
    await edit.click();
    const field = reader.locator('.questions-panel .comment textarea');
    assert.equal(await field.inputValue(), FIRST_ANSWER);
    assert.deepEqual(await barriers(reader), []);
    await field.fill('لا.');
    await field.press('Escape');
    await own.locator('.comment-text').waitFor();
    await edit.click();
    await field.fill(ANSWER);
    await field.press('Enter');
    await reader.locator('.questions-panel .comment-text', { hasText: ANSWER }).waitFor();
    await reader.locator('.reading:focus').waitFor();
    await untilWritten((lines) => lines.length === 2 && lines.some(({ comment }) => comment === ANSWER));
  });

  it('settled there, it is marked no more; undone by a key, it is open again', async () => {
    await reader.locator('.questions-panel .thread button', { hasText: 'Settle' }).first().click();
    await untilWritten((lines) => lines.some(({ settled }) => settled === 'tester'));
    await reader.locator('.asked').first().waitFor({ state: 'detached' });
    await reader.locator('.reading').focus();
    await window.page.keyboard.press('u');
    await untilWritten((lines) => lines.every(({ settled }) => settled === undefined));
    await reader.locator('.asked').first().waitFor();
  });

  it('a key asks about the annotation at hand, whose card has the thread', async () => {
    await reader.locator('.reading').focus();
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Shift+Q');
    const field = reader.locator('.questions-panel textarea:focus');
    await field.fill('PERS؟');
    await field.press('Enter');
    await untilWritten((lines) => lines.some(({ comment }) => comment === 'PERS؟'));
    await reader.locator('.card .thread .comment-text', { hasText: 'PERS؟' }).waitFor();
    await reader.locator('.reading:focus').waitFor();
  });

  it('what is half written on the card is there again for who comes back to it', async () => {
    const goAndComeBack = async (field: Locator): Promise<void> => {
      await reader.locator('.reading').focus();
      await window.page.keyboard.press('Tab');
      await field.waitFor({ state: 'detached' });
      await window.page.keyboard.press('Shift+Tab');
      await field.waitFor();
    };
    const answer = reader.locator('.card .thread > .comment-field textarea');
    await answer.fill('ربما');
    await goAndComeBack(answer);
    await reader.locator('.card .thread .comment-text', { hasText: 'PERS؟' }).waitFor();
    assert.equal(await answer.inputValue(), 'ربما');
    await reader.locator('.card .thread .own-actions button').first().click();
    const edit = reader.locator('.card .comment textarea');
    await edit.fill('ORG؟');
    await goAndComeBack(edit);
    assert.equal(await edit.inputValue(), 'ORG؟');
    await edit.press('Escape');
    await answer.press('Escape');
    assert.equal(await answer.inputValue(), '');
  });

  it('the text editor shows the answer', async () => {
    const { page } = window;
    await runCommand(page, 'Hawashi: Open in Text Editor');
    await page.locator('.comment-range-glyph.comment-thread-unresolved').first().click();
    await page.locator('.review-widget .comment-body', { hasText: ANSWER }).first().waitFor();
  });
});
