import assert from 'node:assert/strict';
import { runCommand } from '../../../scripts/vscode/window.mjs';
import { openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'mode.txt';
const TEXT = 'انطلاق أشغال المؤتمر ال47 لقادة الشرطة والأمن العرب بطنجة يوم الأربعاء.\n';

describe('story: an annotator decides by single keys in the text editor', () => {
  let window: CorpusWindow;

  const mode = () => window.page.locator('.statusbar-item', { hasText: /^\s*(Editing|Annotating)\s*$/ });

  beforeEach(async () => {
    window = await openSeeds(DOCUMENT, {}, { [DOCUMENT]: TEXT });
    await mode().filter({ hasText: 'Annotating' }).waitFor();
    await runCommand(window.page, 'View: Focus Active Editor Group');
  });
  afterEach(() => window?.close());

  const press = (key: string) => window.page.keyboard.press(key);
  /** Waits until just these are decided, as «LABEL text», rejected ones with a minus before. */
  const decided = (...expected: string[]) =>
    window.waitForLines(DOCUMENT, ([, ...lines]) => {
      const found = lines.map((line) => {
        const { label, text, rejected } = JSON.parse(line) as Record<string, string | boolean>;
        return `${rejected ? '−' : ''}${String(label)} ${String(text)}`;
      });
      return JSON.stringify(found) === JSON.stringify(expected);
    });

  const EVENT = 'EVENT المؤتمر ال47 لقادة الشرطة والأمن العرب';
  const ORDINAL = 'ORDINAL ال47';

  it('on what is selected alone, not on what is nested in it, from the switch on', async () => {
    for (const said of ['Editing', 'Annotating']) {
      await mode().click();
      await mode().filter({ hasText: said }).waitFor();
    }
    await press('Tab');
    await press('Enter');
    await decided(EVENT);
    await press('x');
    await decided(EVENT, `−${ORDINAL}`);
  });

  it('and a label’s key goes on to the next suggestion, as in the reader', async () => {
    await press('Tab');
    await press('x');
    await decided(`−${EVENT}`);
    const letter = 'm';
    await press(letter);
    await press('Enter');
    const lines = () => window.annotationLines(DOCUMENT);
    await window.waitForLines(DOCUMENT, (found) => found.length === 4);
    const labels = (await lines()).slice(1).map((line) => (JSON.parse(line) as { label: string }).label);
    assert.deepEqual(labels, ['EVENT', 'MISC', 'GPE']);
  });
});
