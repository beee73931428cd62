import type { Frame } from 'playwright-core';
import { boxesOf } from '../../../scripts/vscode/window.mjs';
import { drawn, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'ministers.txt';
const TEXT = 'قال وزيرا الداخلية والخارجية ذلك أمس.\n';

describe('story: an annotation with gaps', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    const corpus = { spans: { gaps: true, same: true } };
    window = await openSeeds(DOCUMENT, {}, { [DOCUMENT]: TEXT, 'hawashi.json': JSON.stringify(corpus) });
    reader = await openReader(window, '.block p');
  });
  after(() => window?.close());

  /** Presses keys, each when the page has drawn what the one before it did. */
  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await window.page.keyboard.press(key);
      await drawn(reader);
    }
  }

  async function click(words: string, modifiers: 'Control'[] = []): Promise<void> {
    const [box] = await boxesOf(reader, words, '.reading');
    const text = reader.locator('.block p');
    const from = await text.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
    const position = { x: box!.x - from.x + box!.width / 2, y: box!.y - from.y + box!.height / 2 };
    await text.click({ position, modifiers, force: true });
    await drawn(reader);
  }

  /** Waits until the one annotation of a label has these pieces in the file; none: it has no gaps. */
  const stored = (label: string, ...pieces: readonly string[]) =>
    window.waitForLines(DOCUMENT, (lines) =>
      lines.some((line) => {
        const entry = JSON.parse(line) as {
          label?: string;
          fragments?: readonly (readonly [number, number])[];
        };
        const words = entry.fragments?.map(([start, end]) => TEXT.slice(start, end)) ?? [];
        return entry.label === label && words.join() === pieces.join();
      }),
    );

  it('gets a piece by key: on the annotation, then on the words', async () => {
    await press('Control+Home', 'ArrowLeft', 'w', '6');
    await stored('OCC');
    // The page hears of it after the file.
    await reader.locator('.label[aria-label*="وزيرا"]').waitFor();
    await press('b');
    await reader.locator('.strip', { hasText: /A piece of «.?وزيرا.?»/u }).waitFor();
    await press('ArrowLeft', 'ArrowLeft', 'b');
    await stored('OCC', 'وزيرا', 'الخارجية');
    await reader.locator('.card .quote', { hasText: 'وزيرا … الخارجية' }).waitFor();
    await reader.locator('.lane.gap').first().waitFor();
    await reader.locator('.label[aria-label*="… الخارجية"][aria-label*="in 2 pieces"]').waitFor();
  });

  it('loses it on the card, and by key, and gets it back by undo', async () => {
    await reader.locator('.card li.piece button').last().click();
    await stored('OCC');
    await reader.locator('.reading').focus();
    await press('u');
    await stored('OCC', 'وزيرا', 'الخارجية');
    await click('الخارجية');
    await reader.locator('.card .quote', { hasText: 'وزيرا … الخارجية' }).waitFor();
    await press('Shift+B');
    await stored('OCC');
  });

  it('gets a piece with Ctrl and the mouse', async () => {
    await click('وزيرا');
    await reader.locator('.card .quote', { hasText: 'وزيرا' }).waitFor();
    await click('ذلك', ['Control']);
    await stored('OCC', 'وزيرا', 'ذلك');
  });
});
