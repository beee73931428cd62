import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'signs.txt';

/** What offsets go wrong by: a byte order mark, Windows line ends, letters of two units, marks, joiners, directions. */
const TEXT = [
  '\ufeff😀 قالت مُنَظَّمَةُ الصِّحَّةِ 👩‍👩‍👧 إن می‌خواهم كلمة',
  '',
  'زار «\u2067Interpol\u2069» مدينة \u200fالرباط\u200e يوم 24/11/2025',
  '',
  '𞸀 رمز ثم 🇲🇦 علم، ثم نهاية',
].join('\r\n');

describe('story: what is selected on the page is what the file says', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    window = await openSeeds(DOCUMENT, { 'hawashi.minimumConfidence': 1 }, { [DOCUMENT]: TEXT });
    reader = await openReader(window, '.block');
  });
  after(() => window?.close());

  /** Selects words on the page, as a mouse would, and tags them. */
  async function tag(words: string): Promise<void> {
    await reader.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.querySelector('.content')!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue!.indexOf(wanted);
        if (at < 0) continue;
        document.getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error(`${wanted} is not on the page`);
    }, words);
    await window.page.keyboard.press('m');
  }

  function check(words: string): void {
    it(words, async () => {
      const before = (await window.annotationLines(DOCUMENT)).length;
      await tag(words);
      await window.waitForLines(DOCUMENT, (lines) => lines.length > Math.max(1, before));
      const file = [...(await readFile(path.join(window.folder, DOCUMENT), 'utf8'))];
      const stored = (await window.annotationLines(DOCUMENT)).slice(1).map((line) => JSON.parse(line));
      assert.ok(
        stored.some(({ text }) => text === words),
        stored.map(({ text }) => text).join(' | '),
      );
      for (const { start, end, text } of stored) assert.equal(file.slice(start, end).join(''), text);
    });
  }
  check('مُنَظَّمَةُ الصِّحَّةِ');
  check('می‌خواهم');
  check('Interpol');
  check('الرباط');
  check('24/11/2025');
  check('رمز');
  check('علم');
  check('نهاية');
});
