import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { barriers } from './barriers.js';
import { ANNOTATOR, drawn, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = 'rabat.txt';
const BEFORE = [
  'قال السيد الوزير للصحافة إن الأشغال تمت في آجالها.',
  'وأضاف أن سفير بلاده السابق في الرباط عاد قبل سنتين إلى عمله.',
  'ثم اتجه الوفد المرافق له من العاصمة إلى مراكش مساء الأحد الماضي.',
].join('\n\n');
const AFTER = [
  'أعلن الوزير أن كل شيء جاهز.',
  'زار الوفد الرباط أمس، ولم يغادر الرباط إلا بعد يومين كاملين.',
  'ثم اتجه الوفد المرافق له من العاصمة إلى مراكش مساء الأحد الماضي.',
].join('\n\n');

/** An annotation of the text as it was, with so much around it as the annotation files keep. */
function annotation(id: string, text: string, label: string) {
  const start = BEFORE.indexOf(text);
  const end = start + text.length;
  const prefix = BEFORE.slice(Math.max(0, start - 32), start);
  return { id, start, end, text, label, prefix, suffix: BEFORE.slice(end, end + 32) };
}

/** One stands where it stood, the words of one in two places now, those of one nowhere. */
const LINES = [
  { hawashi: 1, document: DOCUMENT, sha256: '0'.repeat(64), status: 'in-progress' },
  annotation('gone', 'السيد الوزير', 'OCC'),
  annotation('which', 'الرباط', 'GPE'),
  annotation('sure', 'مراكش', 'GPE'),
];

describe('story: the text of an annotated document was changed', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    window = await openSeeds(
      DOCUMENT,
      { 'hawashi.minimumConfidence': 1 },
      {
        [DOCUMENT]: AFTER,
        [`annotations/${ANNOTATOR}/rabat.jsonl`]: LINES.map((line) => JSON.stringify(line)).join('\n'),
      },
    );
    reader = await openReader(window);
  });
  after(() => window?.close());

  const entry = (lines: readonly string[], id: string) =>
    lines.map((line) => JSON.parse(line)).find((one) => one.id === id);
  const press = (key: string) => window.page.keyboard.press(key);

  it('lists what has no sure place, with what stood around it', async () => {
    const list = reader.locator('.misplaced-panel');
    await list.locator('h2', { hasText: '2 lost their place' }).waitFor();
    const words = await list.innerText();
    assert.match(words, /سفير بلاده السابق في/);
    assert.match(words, /السيد الوزير/);
    assert.match(words, /gone from the text/);
  });

  it('has no barrier in that list', async () => assert.deepEqual(await barriers(reader), []));

  it('keeps one where it is taken to be, by keyboard', async () => {
    const held = reader.locator('.misplaced-panel [aria-current]');
    await press('Shift+J');
    await held.waitFor();
    await drawn(reader);
    if (!(await held.innerText()).includes('الرباط')) await press('Shift+J');
    await held.filter({ hasText: 'الرباط' }).waitFor();
    await press('Enter');
    await reader.locator('.misplaced-panel h2', { hasText: '1 lost its place' }).waitFor();
    // what is shown may be ahead of the file
    await window.waitForLines(DOCUMENT, (lines) => {
      const { text, anchor, start } = entry(lines, 'which');
      return text === 'الرباط' && anchor === undefined && AFTER.slice(start, start + 6) === 'الرباط';
    });
  });

  it('attaches another to the words that it now belongs to', async () => {
    await press('Shift+J');
    await press('Control+Home');
    await press('ArrowLeft');
    await press('Shift+W');
    await window.waitForLines(DOCUMENT, (lines) =>
      lines.some((line) => JSON.parse(line).id === 'gone' && JSON.parse(line).text === 'الوزير'),
    );
    const { start, end, label, anchor } = entry(await window.annotationLines(DOCUMENT), 'gone');
    assert.deepEqual([start, end, label, anchor], [5, 11, 'OCC', undefined]);
    await reader.locator('.misplaced-panel').waitFor({ state: 'hidden' });
  });
});
