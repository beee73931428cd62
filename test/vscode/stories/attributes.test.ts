import { readFile } from 'node:fs/promises';
import { pick, runCommand, selectText } from '../../../scripts/vscode/window.mjs';
import { slug } from '../../../server/src/languages/ar/names/words/slug.js';
import { drawn, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'place.txt';
const TEXT = 'زار الوفد مدينة الرباط يوم الأربعاء.\n';
const SCHEME = {
  labels: [{ name: 'GPE', key: 'p' }, 'DATE'],
  attributes: [
    { name: 'دور', values: ['فاعل', 'مذكور'], labels: ['GPE'], key: 'f' },
    { name: 'sources', type: 'choices', values: ['press', 'radio', 'web'], labels: ['GPE'], key: 's' },
    { name: 'sure', type: 'flag', labels: ['GPE'], key: 'q' },
    { name: 'count', type: 'number', labels: ['GPE'] },
    { name: 'ruler', type: 'entity', labels: ['GPE'] },
  ],
};

describe('story: an annotator says what a corpus of its own scheme asks', () => {
  let window: CorpusWindow;

  before(async () => {
    const own = JSON.stringify({
      ...(JSON.parse(await readFile('seeds/hawashi.json', 'utf8')) as object),
      ...SCHEME,
    });
    window = await openSeeds(DOCUMENT, {}, { [DOCUMENT]: TEXT, 'hawashi.json': own });
  });
  after(() => window?.close());

  /** Waits until the one annotation says just this. */
  const says = (attributes: object) =>
    window.waitForLines(DOCUMENT, (lines) => {
      const [, line] = lines;
      const said = line === undefined ? undefined : (JSON.parse(line) as { attributes?: object }).attributes;
      return JSON.stringify(said ?? {}) === JSON.stringify(attributes);
    });

  it('by key after the label’s, on the card, and by what the text editor offers', async () => {
    const { page } = window;
    const press = (key: string) => page.keyboard.press(key);
    const reader = await openReader(window);
    const card = reader.locator('.card');
    await press('Tab');
    await card.locator('.chip', { hasText: 'GPE' }).waitFor();
    await drawn(reader);
    await press('p');
    await window.waitForLines(DOCUMENT, (lines) => lines.length === 2);
    for (const key of ['f', '2']) await press(key);
    await says({ دور: 'مذكور' });
    for (const key of ['s', '3', '1', 'q']) await press(key);
    await says({ دور: 'مذكور', sources: ['press', 'web'], sure: true });
    await reader.locator('.label .attributes', { hasText: 'مذكور' }).waitFor();

    // The other value of a choice; what is ticked off; a number with the digits of an Arabic board, once one that is none.
    await card.locator('button', { hasText: 'فاعل' }).click();
    await card.locator('label', { hasText: 'web' }).locator('input').uncheck();
    const count = card.locator('[data-attribute=count] input');
    await count.fill('many');
    await card.locator('[role=alert]', { hasText: 'count is a number' }).waitFor();
    await count.fill('٣');
    await count.press('Enter');
    await says({ دور: 'فاعل', sources: ['press'], sure: true, count: 3 });
    // An entity that the corpus does not have yet.
    const ruler = card.locator('[data-attribute=ruler]');
    await ruler.locator('input').fill('ولاية الرباط');
    const offered = ruler
      .locator('[role=option]', { hasText: 'New entity' })
      .filter({ hasText: 'ولاية الرباط' });
    await offered.waitFor();
    await offered.click();
    await says({ دور: 'فاعل', sources: ['press'], sure: true, count: 3, ruler: slug('ولاية الرباط') });
    await drawn(reader);

    await reader.locator('.facets button', { hasText: 'فاعل' }).click();
    await reader.locator('.facets [aria-pressed=true]').waitFor();
    await runCommand(page, 'Hawashi: Open in Text Editor');
    await page.locator('.view-lines', { hasText: 'الرباط' }).first().waitFor();
    await selectText(page, 'الرباط');
    await runCommand(page, 'Hawashi: Set Attribute…');
    await pick(page, 'دور');
    await pick(page, 'مذكور');
    const said = { دور: 'مذكور', sources: ['press'], sure: true, count: 3 };
    await says({ ...said, ruler: slug('ولاية الرباط') });
    await runCommand(page, 'Hawashi: Set Attribute…');
    await pick(page, 'ruler');
    // The list of entities has come up in place of the list of attributes.
    await page.locator('.quick-input-title', { hasText: 'ruler' }).waitFor();
    await page.locator('.quick-input-widget input').first().fill('بلدية الرباط');
    await pick(page, 'New entity ⁨بلدية الرباط');
    await says({ ...said, ruler: slug('بلدية الرباط') });
  });
});
