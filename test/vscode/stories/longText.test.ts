import type { Frame } from 'playwright-core';
import { decorationsOver } from '../../../scripts/vscode/window.mjs';
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

  /** Presses a key in the editor until a line is in sight: what opens takes the keyboard when it likes. */
  async function goesTo(key: string, line: string): Promise<void> {
    const { page } = window;
    await eventually(
      async () => {
        await page.locator('.editor-instance :is(.native-edit-context, textarea.inputarea)').first().focus();
        await page.keyboard.press(key);
        return page.locator('.view-line', { hasText: line }).first().isVisible();
      },
      async () => `«${line}» is not in sight`,
    );
  }

  it('is marked where one looks, however far that is', async () => {
    await isMarked('مراكش');
    await goesTo('Control+End', 'السطر 699');
    await isMarked('وجدة');
    await goesTo('Control+Home', 'السطر 0:');
    await isMarked('مراكش');
  });
});
