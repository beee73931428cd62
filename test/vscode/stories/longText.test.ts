import type { Frame } from 'playwright-core';
import assert from 'node:assert/strict';
import { decorationsOver, documentRead, openFile } from '../../../scripts/vscode/window.mjs';
import { eventually, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'long.txt';
const SENTENCE = 'عقد المجلس اجتماعه السنوي في قاعة كبيرة وتحدث فيه كثير من الناس عن أشياء كثيرة. ';
/** Paragraphs of different lengths, so that none stands where one would guess. */
const PARAGRAPHS = Array.from({ length: 400 }, (_, i) => `الفقرة رقم ${i}. ${SENTENCE.repeat(1 + (i % 7))}`);

describe('story: a long text in the reader', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    const text = PARAGRAPHS.join('\n\n');
    window = await openSeeds(DOCUMENT, { 'hawashi.minimumConfidence': 1 }, { [DOCUMENT]: text });
    reader = await openReader(window, '.block');
  });
  after(() => window?.close());

  /** The paragraph that the selection is in, where that is in sight. */
  const paragraphInSight = () =>
    reader.evaluate(() => {
      const view = document.querySelector('.reading')!.getBoundingClientRect();
      const selection = document.getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
      const place = range?.getClientRects()[0];
      if (!range || !place || place.top < view.top || place.bottom > view.bottom) return undefined;
      return /\d+/.exec(range.startContainer.textContent ?? '')?.[0];
    });

  async function comesToSight(paragraph: number): Promise<void> {
    await eventually(
      async () => (await paragraphInSight()) === String(paragraph),
      async () => `not paragraph ${paragraph}, but ${await paragraphInSight()} is in sight`,
    );
  }

  it('shows its end and its beginning to who goes there by keyboard', async () => {
    await window.page.keyboard.press('Control+End');
    await comesToSight(399);
    await window.page.keyboard.press('Control+Home');
    await comesToSight(0);
  });

  it('shows what is found in it, however far', async () => {
    const box = window.page.locator('.simple-find-part.visible input').first();
    await eventually(
      async () => {
        await window.page.keyboard.press('Control+F');
        return box.isVisible();
      },
      async () => 'no find box came up',
    );
    await box.fill('رقم 250');
    await eventually(
      async () => {
        await box.press('Enter');
        return (await paragraphInSight()) === '250';
      },
      async () => `not paragraph 250, but ${await paragraphInSight()} is in sight`,
    );
  });
});

describe('story: a long text in the text editor', () => {
  const lines = Array.from(
    { length: 700 },
    (_, i) => `السطر ${i}: زار مدينة مراكش ثم مدينة طنجة ثم مدينة فاس ثم مدينة وجدة.`,
  );
  let window: CorpusWindow;

  before(async () => {
    window = await openSeeds(DOCUMENT, {}, { [DOCUMENT]: lines.join('\n') });
  });
  after(() => window?.close());

  async function isMarked(text: string): Promise<void> {
    await eventually(
      async () => (await decorationsOver(window.page, text)).length > 0,
      async () => `nothing is drawn over «${text}»`,
    );
  }

  it('is marked where one looks, however far that is', async () => {
    await isMarked('مراكش');
    await window.page
      .locator('.editor-instance :is(.native-edit-context, textarea.inputarea)')
      .first()
      .focus();
    await window.page.keyboard.press('Control+End');
    await window.page.locator('.view-line', { hasText: 'السطر 699' }).first().waitFor();
    await isMarked('وجدة');
    await window.page.keyboard.press('Control+Home');
    await window.page.locator('.view-line', { hasText: 'السطر 0:' }).first().waitFor();
    await isMarked('مراكش');
  });
});

describe('story: a long text that is still being read', () => {
  /** Each line is another, and has to be read by itself. */
  const lines = Array.from(
    { length: 20_000 },
    (_, i) => `السطر ${i}: زار الوزير محمد العلوي مدينة مراكش وتحدث مع رئيس المجلس.`,
  );
  let window: CorpusWindow;

  before(async () => {
    window = await openSeeds(null, {}, { [DOCUMENT]: lines.join('\n') });
  });
  after(() => window?.close());

  /** Notes all along whether lines in sight are marked while the status bar says that the text is being read. */
  const watchMarks = () =>
    window.page.evaluateHandle(() => {
      const marked = { atBeginning: false, atEnd: false };
      const holds = (selector: string, text: string) =>
        [...document.querySelectorAll(selector)].some((each) => each.textContent?.includes(text));
      setInterval(() => {
        if (!holds('.statusbar-item', 'reading the text')) return;
        if (!document.querySelector('.editor-instance .view-overlays .cdr[class*="ced-"]')) return;
        marked.atBeginning ||= holds('.view-line', '0:');
        marked.atEnd ||= holds('.view-line', '19999:');
      }, 20);
      return marked;
    });

  it('is marked where one looks before the rest has been read', async () => {
    const marked = await watchMarks();
    await openFile(window.page, DOCUMENT);
    await eventually(
      async () => (await marked.jsonValue()).atBeginning,
      async () => 'its beginning is not marked',
    );
    const { page } = window;
    await eventually(
      async () => {
        await page.locator('.editor-instance :is(.native-edit-context, textarea.inputarea)').first().focus();
        await page.keyboard.press('Control+End');
        return page
          .locator('.view-line', { hasText: lines.at(-1)!.slice(0, 11) })
          .first()
          .isVisible();
      },
      async () => 'its end is not in sight',
    );
    await documentRead(page);
    assert.ok((await marked.jsonValue()).atEnd, 'its end is marked when it is in sight');
  });
});
