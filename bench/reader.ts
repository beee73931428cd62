/**
 * The reader in the embedded VS Code, on a document of 1 MB with 5,000 annotations: how long until its text and marks
 * are drawn, until a tag is drawn and on disk, how evenly it scrolls, how much memory it takes; and a tag in an article.
 * usage: npm run bench -- reader
 */
import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { launchBrowser } from '../scripts/vscode/browser.mjs';
import { startServer, type Server } from '../scripts/vscode/server.mjs';
import { documentRead, fileShown, innerPage, openWindow, runCommand } from '../scripts/vscode/window.mjs';
import { variedText } from './generatedText.js';

const BYTES = 1e6;
const ANNOTATIONS = 5000;
const TAGS = 30;
/** Each in a window of its own. */
const OPENINGS = 3;
/** What says that something is drawn, as CSS selectors. */
const WANTED = { text: '.block', marks: '.mark.annotation', suggestions: '.mark.suggestion' } as const;
/** Pixels a frame. */
const PACES = [
  ['reading', 12],
  ['fast', 120],
  ['leaping', 1200],
] as const;
const ANNOTATOR = 'tester';
const SMALL = 'small.txt';
const LARGE = 'large.txt';
const LABELS = ['PERS', 'ORG', 'GPE', 'DATE', 'EVENT'];

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const spread = (values: readonly number[]): string =>
  `median ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}, longest ${ms(Math.max(...values))}`;

/** A corpus with a small document and the large one, whose annotations stand evenly all over it. */
function makeCorpus(folder: string): string {
  mkdirSync(folder);
  const text = variedText(BYTES);
  writeFileSync(path.join(folder, 'hawashi.json'), '{ "documents": ["*.txt"] }');
  writeFileSync(path.join(folder, SMALL), variedText(90_000, 2));
  writeFileSync(path.join(folder, LARGE), text);
  const words = [...text.matchAll(/[\u0621-\u064a]{4,}/gu)];
  const sha256 = createHash('sha256').update(text).digest('hex');
  const lines = [JSON.stringify({ hawashi: 1, document: LARGE, sha256, status: 'in-progress' })];
  for (let i = 0; i < ANNOTATIONS; i++) {
    const { 0: word, index } = words[Math.floor((i * words.length) / ANNOTATIONS)]!;
    const id = `a${i}`;
    const entry = {
      id,
      start: index,
      end: index + word.length,
      text: word,
      label: LABELS[i % LABELS.length],
    };
    lines.push(JSON.stringify({ ...entry, origin: 'human' }));
  }
  const file = path.join(folder, 'annotations', ANNOTATOR, 'large.jsonl');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, lines.join('\n') + '\n');
  return file;
}

/** An extension whose page for the document holds a word and no script: what VS Code itself takes to open one. */
function makeBarePage(folder: string): string {
  mkdirSync(folder);
  const editor = { viewType: 'bare', displayName: 'Bare', selector: [{ filenamePattern: `*${LARGE}` }] };
  const manifest = {
    name: 'bare',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    main: './bare.cjs',
    activationEvents: ['*'],
    contributes: { customEditors: [{ ...editor, priority: 'default' }] },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const show = '(document, panel) => { panel.webview.html = \'<p class="bare">حواشي</p>\'; }';
  writeFileSync(
    path.join(folder, 'bare.cjs'),
    `exports.activate = () => require('vscode').window.registerCustomEditorProvider('bare', { resolveCustomTextEditor: ${show} });`,
  );
  return folder;
}

/** What is seen of an opening, in milliseconds from Enter on. */
type Seen<K extends string> = Record<K, number>;

/**
 * Runs in the window: looks at every frame whether the page in it, which is of the same origin, has what is waited for,
 * as CSS selectors.
 */
function watchPage(wanted: Readonly<Record<string, string>>): Promise<Seen<string>> {
  return new Promise((resolve) => {
    let entered = NaN;
    const begin = (event: KeyboardEvent) => {
      if (event.key === 'Enter') entered = event.timeStamp;
    };
    document.addEventListener('keydown', begin, { capture: true });
    const seen: Record<string, number> = {};
    const look = () => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe.webview');
      const inner = frame?.contentDocument?.querySelector<HTMLIFrameElement>('iframe#active-frame');
      for (const [name, selector] of Object.entries(wanted)) {
        if (seen[name] !== undefined || !inner?.contentDocument?.querySelector(selector)) continue;
        seen[name] = NaN;
        // The frame that has it is painted before the next task.
        setTimeout(() => {
          seen[name] = performance.now() - entered;
          if (Object.keys(seen).length === Object.keys(wanted).length) resolve(seen);
        });
      }
      if (Object.keys(seen).length < Object.keys(wanted).length) requestAnimationFrame(look);
    };
    look();
  });
}

/** Opens the document in its page from the quick input. */
async function opening<K extends string>(page: Page, wanted: Record<K, string>): Promise<Seen<K>> {
  const selectors: Readonly<Record<string, string>> = wanted;
  const seen = page.evaluate(watchPage, selectors) as Promise<Seen<K>>;
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(LARGE);
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: LARGE }).first().waitFor();
  await page.keyboard.press('Enter');
  return seen;
}

/** Milliseconds from a key that tags to the frame that has its mark, and to the file that has it. */
async function tagging(
  page: Page,
  reader: Frame,
  file: string,
): Promise<{ drawn: number[]; stored: number[] }> {
  await reader.evaluate(() => {
    const seen = { pressed: 0, drawn: [] as number[] };
    Object.assign(window, { seen });
    document.addEventListener('keydown', (event) => (seen.pressed = event.timeStamp), true);
    const observer = new MutationObserver((records) => {
      const isNew = (node: Node) =>
        node instanceof Element && node.matches('.mark.annotation[data-id^="pending"]');
      if (seen.pressed === 0 || !records.some((record) => [...record.addedNodes].some(isNew))) return;
      const { pressed } = seen;
      seen.pressed = 0;
      // The page draws within a frame; the next task comes after that frame is painted.
      setTimeout(() => seen.drawn.push(performance.now() - pressed));
    });
    observer.observe(document.querySelector('.content')!, { subtree: true, childList: true });
  });
  await reader.locator('.reading').focus();
  await page.keyboard.press('Control+Home');
  const stored: number[] = [];
  for (let i = 0; i < TAGS; i++) {
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('w');
    const before = inode(file);
    const start = performance.now();
    await page.keyboard.press('m');
    while (inode(file) === before) {
      if (performance.now() - start > 10_000) throw new Error('the tag does not come to the file');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    stored.push(performance.now() - start);
    await reader.waitForFunction(
      (count) => (window as unknown as { seen: { drawn: number[] } }).seen.drawn.length >= count,
      i + 1,
      { timeout: 10_000 },
    );
  }
  const drawn = await reader.evaluate(() => (window as unknown as { seen: { drawn: number[] } }).seen.drawn);
  return { drawn, stored };
}

/** Every decision replaces the file. */
const inode = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.ino;

/** Milliseconds of each frame while the text moves by so many pixels a frame. */
function scrolling(reader: Frame, step: number): Promise<number[]> {
  return reader.evaluate(async (pixels) => {
    const view = document.querySelector('.reading')!;
    view.scrollTop = 0;
    const frames: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let i = 0; i < 240; i++) {
      view.scrollTop += pixels;
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push(now - last);
      last = now;
    }
    return frames;
  }, step);
}

async function memory(page: Page): Promise<{ heap: number; nodes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { heap: value('JSHeapUsedSize') / 1e6, nodes: value('Nodes') };
}

const [load = 0] = loadavg();
if (load > availableParallelism() / 2)
  console.log(`The machine is busy (${load.toFixed(1)} programs at work): all of this is slower than it is.`);
const folder = temporaryFolder('bench');
const corpus = path.join(folder, 'corpus');
const small = path.join(corpus, SMALL);
const file = makeCorpus(corpus);

/** Milliseconds until VS Code itself has drawn a page for the large document, without an extension that reads it. */
async function alone(browser: Browser): Promise<number> {
  const server = await startServer({ extension: makeBarePage(path.join(folder, 'bare')) });
  try {
    const times: number[] = [];
    for (let i = 0; i < OPENINGS; i++) {
      const page = await openWindow(browser, server.address(corpus, [['openFile', server.uri(small)]]));
      await fileShown(page, SMALL);
      times.push((await opening(page, { page: '.bare' })).page);
      await page.context().close();
    }
    return Math.min(...times);
  } finally {
    await server.stop();
  }
}

async function windowOn(browser: Browser, server: Server): Promise<Page> {
  const page = await openWindow(browser, server.address(corpus, [['openFile', server.uri(small)]]));
  await fileShown(page, SMALL);
  await documentRead(page);
  return page;
}

async function large(browser: Browser, server: Server): Promise<void> {
  const times: Seen<keyof typeof WANTED>[] = [];
  for (let i = 1; i < OPENINGS; i++) {
    const page = await windowOn(browser, server);
    times.push(await opening(page, WANTED));
    await page.context().close();
  }
  const page = await windowOn(browser, server);
  const before = await memory(page);
  times.push(await opening(page, WANTED));
  const least = (name: keyof typeof WANTED) => ms(Math.min(...times.map((seen) => seen[name])));
  console.log(
    `opening 1 MB with ${ANNOTATIONS} annotations (least of ${OPENINGS}): text after ${least('text')}, ` +
      `marks after ${least('marks')}, suggestions after ${least('suggestions')}`,
  );
  const reader = await innerPage(page);
  const { drawn, stored } = await tagging(page, reader, file);
  console.log(`a tag is drawn after: ${spread(drawn)}`);
  console.log(`and on disk after: ${spread(stored)}`);
  for (const [pace, step] of PACES) {
    const frames = await scrolling(reader, step);
    const late = frames.filter((frame) => frame > 20).length / frames.length;
    console.log(
      `scrolling, ${pace} (${step} px a frame): ${(100 * late).toFixed(1)} % of frames over 20 ms, ${spread(frames)}`,
    );
  }
  const after = await memory(page);
  console.log(`memory of the page: ${(after.heap - before.heap).toFixed(0)} MB of heap`);
  await page.context().close();
}

async function article(browser: Browser, server: Server): Promise<void> {
  const page = await windowOn(browser, server);
  await runCommand(page, 'Hawashi: Open Reader');
  const reader = await innerPage(page);
  await reader.locator('.mark').first().waitFor();
  const { drawn, stored } = await tagging(page, reader, path.join(path.dirname(file), 'small.jsonl'));
  console.log(`in an article, a tag is drawn after: ${spread(drawn)}`);
  console.log(`and on disk after: ${spread(stored)}`);
}

const browser = await launchBrowser();
try {
  const bare = await alone(browser);
  console.log(`VS Code alone: a page that holds one word is drawn after ${ms(bare)} (least of ${OPENINGS})`);
  const server = await startServer({
    settings: {
      'hawashi.annotator': ANNOTATOR,
      'workbench.editorAssociations': { [`*${LARGE}`]: 'hawashi.reader' },
    },
  });
  try {
    await large(browser, server);
    await article(browser, server);
  } finally {
    await server.stop();
  }
} finally {
  await browser.close();
}
