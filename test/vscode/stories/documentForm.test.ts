import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { drawn, eventually, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';
import { barriers } from './barriers.js';

const DOCUMENT = 'said.txt';
const TEXT = 'عنوان الخبر\n\nهسبريس - الرباط\n\nقال وزير الداخلية إن المغرب مستعد.\n';
const SCHEME = {
  documentFields: [
    { name: 'موضوع', values: ['أمن', 'سياسة'], required: true },
    { name: 'words', type: 'number' },
  ],
};

describe('story: an annotator says where a text is from', () => {
  let window: CorpusWindow;
  before(async () => {
    window = await openSeeds(
      DOCUMENT,
      {},
      { [DOCUMENT]: TEXT, 'hawashi.json': JSON.stringify(SCHEME), 'documents.json': '{}\n' },
    );
  });
  after(() => window?.close());

  const saidOf = async () => {
    const text = await readFile(path.join(window.folder, 'documents.json'), 'utf8');
    return JSON.stringify((JSON.parse(text) as Record<string, unknown>)['said'] ?? {});
  };
  const says = (fields: object) =>
    eventually(
      async () => (await saidOf()) === JSON.stringify(fields),
      async () => `documents.json says ${await saidOf()}`,
    );

  it('in the form beside it, by keys alone', async () => {
    const { page } = window;
    const press = (key: string) => page.keyboard.press(key);
    const reader = await openReader(window);
    const form = reader.locator('.document-form');
    const focusIsOn = (field: string) => reader.locator(`[data-field="${field}"]:focus`).waitFor();

    // The first field that says nothing has the keyboard; Enter goes from one to the next.
    await press('i');
    await form.locator('.proposal .quoted', { hasText: 'هسبريس' }).waitFor();
    await focusIsOn('document-dct');
    await press('Enter');
    await focusIsOn('document-title');
    await page.keyboard.type('عنوان');
    await press('Enter');
    await says({ title: 'عنوان' });
    await focusIsOn('document-outlet');
    // What the text says, from the button behind the field.
    await press('Tab');
    await focusIsOn('document-outlet-accept');
    await press('Enter');
    await says({ title: 'عنوان', outlet: 'هسبريس' });
    await focusIsOn('document-outlet');

    // What a field cannot be is told and not stored.
    const address = form.locator('[data-field=document-url]');
    await address.fill('hespress');
    await form.locator('[role=alert]', { hasText: 'http' }).waitFor();
    await address.press('Escape');
    await reader.locator('.reading:focus').waitFor();

    await form.getByRole('button', { name: 'سياسة' }).click();
    await says({ title: 'عنوان', outlet: 'هسبريس', موضوع: 'سياسة' });
    await drawn(reader);
    assert.deepEqual(await barriers(reader), []);

    await reader.locator('.reading').focus();
    await press('u');
    await says({ title: 'عنوان', outlet: 'هسبريس' });
    await press('u');
    await says({ title: 'عنوان' });
    await press('y');
    await says({ title: 'عنوان', outlet: 'هسبريس' });

    // From the menu of the toolbar it is closed and opened too.
    await reader.getByRole('button', { name: 'More' }).click();
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    await reader.locator('.document-form :focus').waitFor();
    await press('Escape');
    await press('i');
    await reader.locator('.document-form :focus').waitFor();
    await form.getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'hidden' });
  });
});
