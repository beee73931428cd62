import assert from 'node:assert/strict';
import { boxesOf } from '../../../scripts/vscode/window.mjs';
import { ANNOTATOR, drawn, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'dates.txt';
const LINES = ['{"hawashi":1,"document":"dates.txt"}', '<<<<<<< HEAD'].join('\n');

describe('story: an annotator sees in the reader what is wrong', () => {
  let window: CorpusWindow;

  before(async () => {
    window = await openSeeds(
      DOCUMENT,
      {},
      {
        [DOCUMENT]: 'وقع ذلك في 31 نونبر 2023 بمدينة مراكش.\nزار \u202eالرباط\u202c.\n',
        [`annotations/${ANNOTATOR}/dates.jsonl`]: LINES,
      },
    );
  });
  after(() => window?.close());

  it('with the readings of a date that cannot be, one of which a click takes', async () => {
    const reader = await openReader(window);
    const card = reader.locator('.card');
    for (let i = 0; i < 10 && !(await card.innerText()).includes('31'); i++) {
      await window.page.keyboard.press('Tab');
      await drawn(reader);
    }
    const reading = card.getByRole('button', { name: 'Read as 30 November' });
    await reading.waitFor();
    assert.match(await card.innerText(), /Warning: November 2023 has 30 days/);
    await reading.click();
    await window.waitForLines(DOCUMENT, (lines) => lines.some((line) => line.includes('"2023-11-30"')));
    await reading.waitFor({ state: 'detached' });
    // what is said comes after what is shown
    const said = reader.locator('.live').filter({ hasText: '30 November 2023' });
    await said.waitFor({ state: 'attached' });
    assert.doesNotMatch(await said.innerText(), /suggested/);
  });

  it('and everything in one list, with its place', async () => {
    const reader = window.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    const panel = reader.locator('.problems-panel');
    await panel.getByText('conflict marker').waitFor();
    await panel.getByText('U+202E').waitFor();
    const [place] = await boxesOf(window.page, 'dates.txt', '.tabs-container');
    assert.ok(place, 'the document is open');
    await panel.getByRole('button', { name: 'Open the annotation file at line 2' }).click();
    await window.page.locator('.tab.active', { hasText: 'dates.jsonl' }).waitFor();
  });
});
