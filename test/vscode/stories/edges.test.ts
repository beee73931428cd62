import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { boxesOf } from '../../../scripts/vscode/window.mjs';
import { drawn, eventually, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'edges.txt';
const TEXT = 'حضر محمد حموشي مؤتمر الأنتربول بغلاسكو أمس.\n';

describe('story: an annotator moves the edges of marks in the reader', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    window = await openSeeds(DOCUMENT, {}, { [DOCUMENT]: TEXT });
    reader = await openReader(window);
  });
  after(() => window?.close());

  /** Nothing is decided when each begins: what the one before decided is taken back. */
  beforeEach(async () => {
    await press('Escape');
    await reader.locator('.reading').focus();
    const decided = async () => (await window.annotationLines(DOCUMENT)).slice(1);
    await eventually(
      async () => {
        if ((await decided()).length === 0) return true;
        await press('u');
        return false;
      },
      async () => `it stays decided: ${(await decided()).join('\n')}`,
    );
    for (const mark of ['.lane.annotation', '.rejected button'])
      await reader.locator(mark).first().waitFor({ state: 'detached' });
    await press('Control+Home');
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const card = async () => {
    await drawn(reader);
    return (await reader.locator('.card h2').allInnerTexts()).join().trim();
  };
  const goTo = async (label: string, key: string) => {
    for (let i = 0; i < 20 && !(await card()).startsWith(label); i++) await press(key);
    assert.match(await card(), new RegExp(`^${label}`, 'u'));
  };
  const storedAs = (label: string, text: string) =>
    window.waitForLines(DOCUMENT, (lines) =>
      lines.some((line) => {
        const entry = JSON.parse(line) as { label?: string; text?: string };
        return entry.label === label && entry.text === text;
      }),
    );
  const cardSays = (words: string) =>
    eventually(
      async () => (await card()).includes(words),
      async () => `${words}: the card says «${await card()}»`,
    );

  it('inwards again and again: what is current stays so', async () => {
    await goTo('EVENT', 'Tab');
    await press('Enter');
    await storedAs('EVENT', 'مؤتمر الأنتربول');
    await press('k');
    await goTo('EVENT', 'k');
    await press('Shift+<');
    await storedAs('EVENT', 'الأنتربول');
    await cardSays('EVENT');
    await press('Shift+<');
    await reader.locator('.notice', { hasText: 'no further' }).waitFor();
    await cardSays('EVENT');
  });

  it('outwards past the proclitic that a name has before it', async () => {
    await goTo('GPE', 'Tab');
    await press('Shift+>');
    await storedAs('GPE', 'الأنتربول بغلاسكو');
    await cardSays('الأنتربول بغلاسكو');
  });

  it('by a knob, and selects the next word though its first letter is beside one', async () => {
    const { mouse } = window.page;
    await goTo('EVENT', 'Tab');
    const [word] = await boxesOf(reader, 'بغلاسكو', '.reading');
    const frame = (await reader.locator('body').boundingBox())!;
    const middle = frame.y + word!.y + word!.height / 2;
    const left = frame.x + word!.x + 2;
    await mouse.move(frame.x + word!.x + word!.width - 2, middle);
    await mouse.down();
    await mouse.move(left, middle, { steps: 5 });
    await mouse.up();
    await reader.locator('.bar:not([hidden])').waitFor();
    assert.equal(await reader.evaluate(() => document.getSelection()?.toString().trim()), 'بغلاسكو');
    assert.deepEqual((await window.annotationLines(DOCUMENT)).slice(1), [], 'nothing was decided');
    await press('Escape');
    await press('Control+Home');
    await goTo('EVENT', 'Tab');
    const knob = (await reader.locator('.handle.end').boundingBox())!;
    await mouse.move(knob.x + knob.width / 2, knob.y + knob.height + 3);
    await mouse.down();
    await mouse.move(left, middle, { steps: 5 });
    await mouse.up();
    await storedAs('EVENT', 'مؤتمر الأنتربول بغلاسكو');
  });

  it('and sees what is undone where it stands', async () => {
    await goTo('PERS', 'Tab');
    await press('x');
    await window.waitForLines(DOCUMENT, (lines) => lines.some((line) => line.includes('"rejected"')));
    const rejected = reader.locator('.rejected');
    await rejected.locator('summary', { hasText: '1 rejected' }).click();
    await rejected.locator('button', { hasText: 'محمد حموشي' }).waitFor();
    await reader.locator('.reading').focus();
    await goTo('DATE', 'Tab');
    await press('u');
    await cardSays('محمد حموشي');
    await press('y');
    await window.waitForLines(DOCUMENT, (lines) => lines.some((line) => line.includes('"rejected"')));
    await rejected.locator('button', { hasText: 'Restore' }).click();
    await window.waitForLines(DOCUMENT, (lines) => !lines.some((line) => line.includes('"rejected"')));
    await cardSays('محمد حموشي');
  });
});
