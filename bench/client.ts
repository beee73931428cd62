/**
 * The extension in the embedded VS Code while somebody types in the text editor, in a corpus' document of one megabyte: what a key
 * costs the extension host, and the window; and what follows when typing rests. By itself, then with a reader beside it.
 * usage: npm run bench -- client [--texts PATH…]
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { launchBrowser } from '../scripts/vscode/browser.mjs';
import { startServer } from '../scripts/vscode/server.mjs';
import { documentRead, fileShown, innerPage, openWindow, runCommand } from '../scripts/vscode/window.mjs';
import { ms, printTable } from './measuring.js';
import { benchTexts, document as documentOf, type BenchTexts } from './texts.js';

const KEYS = 40;
/** Milliseconds between two keys, and until all that follows the last one is done. */
const PACE = 200;
const REST = 4000;
const FILE = 'long.txt';

const folder = temporaryFolder('bench');
const mark = randomUUID();
const waited = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The extension host that was started with our mark (Linux). */
function extensionHost(): string {
  const read = (pid: string, what: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, 'latin1');
    } catch {
      return '';
    }
  };
  const isHost = (pid: string): boolean =>
    read(pid, 'cmdline').includes('--type=extensionHost') && read(pid, 'environ').includes(mark);
  const pid = readdirSync('/proc').find((each) => /^\d+$/.test(each) && isHost(each));
  if (pid === undefined) throw new Error('no extension host: it is found on Linux alone');
  return pid;
}

/** Milliseconds for which its main thread was at work until now. */
const processorTime = (pid: string): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6;

/** Gives the milliseconds for which a window was at work since then: scripts, layout, drawing. */
async function windowClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
}

/** What a key costs on average, and what follows when typing rests. */
async function typing(page: Page): Promise<readonly string[]> {
  const pid = extensionHost();
  const windowTime = await windowClock(page);
  const type = async (keys: number): Promise<void> => {
    for (let i = 0; i < keys; i++) {
      await page.keyboard.insertText('م');
      await waited(PACE);
    }
  };
  await page.locator('.editor-instance :is(.native-edit-context, textarea.inputarea)').first().focus();
  await type(10);
  await waited(REST);
  const [host, window] = [processorTime(pid), await windowTime()];
  await type(KEYS);
  const [hostTyped, windowTyped] = [processorTime(pid), await windowTime()];
  await waited(REST);
  return [
    ms((hostTyped - host) / KEYS),
    ms((windowTyped - window) / KEYS),
    ms(processorTime(pid) - hostTyped),
    ms((await windowTime()) - windowTyped),
  ];
}

async function measured(texts: BenchTexts): Promise<readonly (readonly string[])[]> {
  const corpus = path.join(folder, texts.name);
  mkdirSync(corpus);
  writeFileSync(path.join(corpus, 'hawashi.json'), '{}');
  writeFileSync(path.join(corpus, FILE), documentOf(texts, 1e6));
  const settings = { 'hawashi.documents.readOnly': false, 'files.autoSave': 'off' };
  const server = await startServer({ settings, env: { HAWASHI_BENCH: mark } });
  const browser = await launchBrowser();
  try {
    const file = server.uri(path.join(corpus, FILE));
    const page = await openWindow(browser, server.address(corpus, [['openFile', file]]));
    await fileShown(page, FILE);
    await documentRead(page);
    await waited(REST);
    const alone = await typing(page);
    await runCommand(page, 'View: Split Editor Right');
    await runCommand(page, 'Hawashi: Open Reader');
    await (await innerPage(page)).locator('.mark').first().waitFor();
    await page.keyboard.press('Control+1');
    await waited(REST);
    const beside = await typing(page);
    return [
      [`${texts.name} text`, ...alone],
      [`${texts.name} text, a reader beside it`, ...beside],
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

const rows: (readonly string[])[] = [];
for (const texts of benchTexts()) rows.push(...(await measured(texts)));
printTable([
  ['processor time', 'extension host, a key', 'window, a key', 'extension host, at rest', 'window, at rest'],
  ...rows,
]);
process.exit(0);
