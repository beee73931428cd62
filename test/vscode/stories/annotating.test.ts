import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import {
  choosePath,
  boxesOf,
  decorationsOver,
  hoverText,
  openFile,
  pick,
  progressItem,
  runCommand,
  selectText,
} from '../../../scripts/vscode/window.mjs';
import { annotated, eventually, filesBelow, INTERPOL, openSeeds, type CorpusWindow } from './corpusWindow.js';

describe('story: an annotator reads and annotates a seed', () => {
  let window: CorpusWindow;
  let original: string;

  before(async () => {
    window = await openSeeds();
    original = await readFile(path.join(window.folder, INTERPOL), 'utf8');
  });
  after(() => window?.close());

  /** Waits until so many decorations are over a text. */
  const drawnOver = (text: string, count: number) =>
    eventually(
      async () => (await decorationsOver(window.page, text)).length === count,
      async () => JSON.stringify(await decorationsOver(window.page, text)),
    );

  it('sees what was found: counts and the date in the status bar', async () => {
    const said = await progressItem(window.page).innerText();
    assert.match(said, /0 annotated · [1-9]\d+ left/);
    await window.page.locator('.statusbar-item', { hasText: '2025-11-24' }).first().waitFor();
  });

  it('points at a name and reads what it is', async () => {
    const hover = await hoverText(window.page, 'حموشي');
    assert.match(hover, /PERS/);
    assert.match(hover, /حموشي/);
    await window.page.keyboard.press('Escape');
  });

  it('sees the words of a line in their order, marks and all', async () => {
    const order = ['المغرب', 'يؤكد', 'ضرورة', 'توحيد', 'الجهود'];
    const places = await Promise.all(
      order.map(async (word) => (await boxesOf(window.page, word))[0]?.x ?? NaN),
    );
    const rightToLeft = [...places].sort((a, b) => b - a);
    assert.deepEqual(places, rightToLeft, 'each word stands left of the one before it');
  });

  it('reads the outline', async () => {
    await runCommand(window.page, 'Explorer: Focus on Outline View');
    const rows = window.page.locator('.outline-pane .monaco-list-row');
    await rows.filter({ hasText: 'title' }).first().waitFor();
    await rows.filter({ hasText: 'boilerplate' }).first().waitFor();
  });

  it('tags a selection, sees it drawn, and finds it in the file', async () => {
    assert.deepEqual(await decorationsOver(window.page, 'توحيد الجهود'), [], 'nothing is drawn there before');
    await selectText(window.page, 'توحيد الجهود');
    await runCommand(window.page, 'Hawashi: Tag Selection…');
    await pick(window.page, 'EVENT');
    await annotated(window.page, 1);
    await window.waitForLines(INTERPOL, (lines) => lines.length === 2);
    const [header, line] = await window.annotationLines(INTERPOL);
    assert.equal(JSON.parse(header!).document, INTERPOL);
    const annotation = JSON.parse(line!);
    assert.equal(annotation.text, 'توحيد الجهود');
    assert.equal(annotation.label, 'EVENT');
    assert.equal([...original].slice(annotation.start, annotation.end).join(''), 'توحيد الجهود');
    await drawnOver('توحيد الجهود', 1);
    const [drawn] = await decorationsOver(window.page, 'توحيد الجهود');
    assert.match(drawn?.border ?? '', /^solid [1-9]/, 'a line that is not told by colour alone');
    assert.notEqual(drawn?.background, 'rgba(0, 0, 0, 0)');
    assert.match(await hoverText(window.page, 'توحيد'), /EVENT/);
    await window.page.keyboard.press('Escape');
  });

  it('undoes it, and it is gone from the file', async () => {
    await runCommand(window.page, 'Hawashi: Undo Annotation');
    await annotated(window.page, 0);
    await window.waitForLines(INTERPOL, (lines) => lines.length === 1);
    await drawnOver('توحيد الجهود', 0);
  });

  it('accepts the suggestion under the caret by keyboard', async () => {
    await selectText(window.page, 'حموشي');
    await window.page.keyboard.press('Control+Alt+H');
    await window.page.keyboard.press('Enter');
    await annotated(window.page, 1);
    await window.waitForLines(
      INTERPOL,
      ([, line]) => line !== undefined && JSON.parse(line).origin === 'accepted',
    );
  });

  it('accepts all above a confidence, told how many that are, and takes it back by one undo', async () => {
    await runCommand(window.page, 'Hawashi: Accept All Suggestions Above…');
    const rows = window.page.locator('.quick-input-list .monaco-list-row', { hasText: / %: \d+ of \d+/ });
    await rows.first().waitFor();
    const [row = ''] = await rows.allInnerTexts();
    const count = Number(/ %: (\d+) of/.exec(row)?.[1]);
    await pick(window.page, row.trim());
    await annotated(window.page, count + 1);
    await runCommand(window.page, 'Hawashi: Undo Annotation');
    await annotated(window.page, 1);
    await window.waitForLines(INTERPOL, (lines) => lines.length === 2);
  });

  it('exports as brat, and finds in the export what is in the annotation file', async () => {
    const target = temporaryFolder('export');
    await runCommand(window.page, 'Hawashi: Export Annotations…');
    await pick(window.page, 'brat');
    await pick(window.page, 'Export as');
    await pick(window.page, 'Another folder');
    await choosePath(window.page, 'Folder to write the export into', `${target}/`);
    const [standoff] = await filesBelow(target, '.ann');
    const [, line] = await window.annotationLines(INTERPOL);
    const { label, start, end, text } = JSON.parse(line!);
    assert.equal((await readFile(standoff!, 'utf8')).split('\n')[0], `T1\t${label} ${start} ${end}\t${text}`);
  });

  it('exports into a new folder beside the corpus, where no other is named', async () => {
    const proposed = `${window.folder}-conll`;
    after(() => rm(proposed, { recursive: true, force: true }));
    await runCommand(window.page, 'Hawashi: Export Annotations…');
    await pick(window.page, 'CoNLL');
    await pick(window.page, 'Export as');
    await pick(window.page, path.basename(proposed));
    await eventually(
      async () => (await readdir(proposed).catch(() => [])).length > 0,
      async () => `nothing came into ${proposed}`,
    );
  });

  it('opens the next document, and finds the work again on coming back', async () => {
    await openFile(window.page, '001_e8eed46996642275.txt');
    await annotated(window.page, 0);
    await openFile(window.page, INTERPOL);
    await annotated(window.page, 1);
  });

  it('has not changed the document', async () => {
    assert.equal(await readFile(path.join(window.folder, INTERPOL), 'utf8'), original);
  });
});
