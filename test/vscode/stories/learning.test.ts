import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { innerPage, openFile, pick, runCommand, selectText } from '../../../scripts/vscode/window.mjs';
import { barriers } from './barriers.js';
import { annotated, ANNOTATOR, eventually, openSeeds, type CorpusWindow } from './corpusWindow.js';

const NAME = 'سكين المطبخ';
const weaponOf = (n: number): string => `${'بتثجحخدرزسشصطعغفقكلم'.charAt(n % 20)}طاق`;
const reportOf = (weapon: string): string => `حجزت الشرطة لدى المشتبه فيه ${weapon} من الحجم الكبير.\n`;

/** Four documents of annotated weapons, and two that have the same name. */
function files(): Record<string, string> {
  const found: Record<string, string> = {
    'hawashi.json': JSON.stringify({ documents: ['?.txt', 'first.txt', 'second.txt'], labels: ['WEAPON'] }),
    'first.txt': `وجد ${NAME} أمس.`,
    'second.txt': `وعاد ${NAME} يوم الأحد.`,
  };
  for (const [at, name] of ['p', 'q', 'r', 's'].entries()) {
    let text = '';
    const lines = [JSON.stringify({ hawashi: 1, status: 'done' })];
    for (let n = 0; n < 5; n++) {
      const weapon = weaponOf(5 * at + n);
      const start = text.length + reportOf(weapon).indexOf(weapon);
      text += reportOf(weapon);
      const end = start + weapon.length;
      lines.push(JSON.stringify({ start, end, text: weapon, label: 'WEAPON', origin: 'accepted' }));
    }
    found[`${name}.txt`] = text;
    found[`annotations/${ANNOTATOR}/${name}.jsonl`] = lines.join('\n') + '\n';
  }
  return found;
}

describe('story: decisions teach', () => {
  let window: CorpusWindow;

  before(async () => {
    window = await openSeeds('first.txt', {}, files());
  });
  after(() => window?.close());

  /** Waits until so many suggestions wait in the document in front. */
  const left = (count: number) =>
    window.page
      .locator('.statusbar-item', { hasText: count === 0 ? /annotated(?!.*left)|\b0 left/ : `${count} left` })
      .first()
      .waitFor();

  it('a name that is tagged in one document is suggested in another, until that is taken back', async () => {
    await selectText(window.page, NAME);
    await runCommand(window.page, 'Hawashi: Tag Selection…');
    await pick(window.page, 'WEAPON');
    await annotated(window.page, 1);
    await openFile(window.page, 'second.txt');
    await left(1);
    await openFile(window.page, 'first.txt');
    await runCommand(window.page, 'Hawashi: Undo Annotation');
    await annotated(window.page, 0);
    await openFile(window.page, 'second.txt');
    await left(0);
  });

  describe('the page about it', () => {
    let page: Frame;

    before(async () => {
      await runCommand(window.page, 'Hawashi: Train Tagger of the Corpus…');
      page = await innerPage(window.page);
      await page.locator('main[aria-busy=false] .confusions').waitFor();
    });

    it('tells what the tagger is worth, and for which labels it is used', async () => {
      assert.match(await page.locator('#panel-worth .told').first().innerText(), /20 annotations.*WEAPON/);
      const [, row] = await page.locator('.figures table').nth(1).locator('tr').allInnerTexts();
      assert.match(row!, /WEAPON\s[\d.]+\s[\d.]+\sused/);
      assert.deepEqual(await barriers(page), []);
    });

    it('throws it away when asked twice', async () => {
      await page.locator('button', { hasText: 'Throw the tagger away' }).click();
      await window.page.locator('.dialog-buttons .monaco-button', { hasText: 'Throw Away' }).click();
      await eventually(
        async () => /No tagger/.test(await page.locator('#panel-worth .told').first().innerText()),
        async () => page.locator('#panel-worth').innerText(),
      );
      assert.ok(await page.locator('button', { hasText: 'Export the tagger' }).isDisabled());
    });

    it('tells how often suggestions are accepted', async () => {
      await page.locator('#tab-acceptance').click();
      await page.locator('main[aria-busy=false] #panel-acceptance .found > *').first().waitFor();
      assert.match(
        await page.locator('#panel-acceptance .found').innerText(),
        /decided about no suggestion|acceptance rate/,
      );
      assert.deepEqual(await barriers(page), []);
    });
  });
});
