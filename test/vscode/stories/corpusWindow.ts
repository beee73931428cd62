/**
 * What every story needs: one embedded VS Code and one browser for all of them, and for each a window on a copy of
 * the seeds. A story that fails leaves a picture of its window in out/failures.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/vscode/browser.mjs';
import { projectFolder, startServer, type Server } from '../../../scripts/vscode/server.mjs';
import {
  documentRead,
  fileShown,
  innerPage,
  openWindow,
  progressItem,
  runCommand,
} from '../../../scripts/vscode/window.mjs';

export const INTERPOL = '000_4c4651075b1dae0f.txt';
export const ANNOTATOR = 'tester';

/** Milliseconds: long enough for a busy machine; a story that waits this long has failed. */
const WAIT = 60_000;

export interface CorpusWindow {
  readonly page: Page;
  /** The corpus on disk. */
  readonly folder: string;
  /** A document's annotation file, a line an entry; empty where there is none. */
  annotationLines(document: string): Promise<readonly string[]>;
  /** Waits until the annotation file is as it should be. */
  waitForLines(document: string, wanted: (lines: readonly string[]) => boolean): Promise<void>;
  close(): Promise<void>;
}

let shared: Promise<{ server: Server; browser: Browser }> | undefined;
const open = new Set<CorpusWindow>();

async function start() {
  const server = await startServer({
    // Asked by the story of chat models alone.
    others: [path.join(projectFolder, 'test/vscode/chatModel')],
    settings: { 'hawashi.annotator': ANNOTATOR, 'editor.hover.delay': 200 },
  });
  return { server, browser: await launchBrowser() };
}

/**
 * A window on a fresh copy of the seeds, with one document open and read by the extension, or with none. `settings` are those of the
 * folder; `files` are written into it before it is opened, by their paths; `prepare` does there what else comes before.
 */
export async function openSeeds(
  document: string | null = INTERPOL,
  settings: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => Promise<void> = () => Promise.resolve(),
): Promise<CorpusWindow> {
  shared ??= start();
  const { server, browser } = await shared;
  const folder = temporaryFolder('story');
  await cp('seeds', folder, {
    recursive: true,
    filter: (source) => !/[\\/]annotations[\\/](?!gold)/u.test(source),
  });
  await mkdir(path.join(folder, '.vscode'));
  await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  await prepare(folder);
  const file = document === null ? [] : [['openFile', server.uri(path.join(folder, document))] as const];
  const page = await openWindow(browser, server.address(folder, file));
  const window: CorpusWindow = {
    page,
    folder,
    async annotationLines(name) {
      const lines = path.join(folder, 'annotations', ANNOTATOR, `${path.basename(name, '.txt')}.jsonl`);
      const text = await readFile(lines, 'utf8').catch(() => '');
      return text.split('\n').filter((line) => line !== '');
    },
    async waitForLines(name, wanted) {
      await eventually(
        async () => wanted(await window.annotationLines(name)),
        async () => `the file stays as it is:\n${(await window.annotationLines(name)).join('\n')}`,
      );
    },
    async close() {
      open.delete(window);
      await page.context().close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  open.add(window);
  if (document === null) return window;
  await fileShown(page, document);
  await documentRead(page);
  return window;
}

/**
 * The document in front in the reader, with the keyboard in its text; opens the reader where the text editor is in front.
 * `shown` is what must be drawn first.
 */
export async function openReader({ page }: CorpusWindow, shown = '.mark'): Promise<Frame> {
  // a reader has no command to open it
  if (!(await isReaderInFront(page))) await runCommand(page, 'Hawashi: Open Reader');
  const reader = await innerPage(page);
  await reader.locator(shown).first().waitFor();
  await reader.locator('.reading[aria-busy=false]').focus();
  return reader;
}

function isReaderInFront(page: Page): Promise<boolean> {
  const outer = page.locator('iframe.webview').filter({ visible: true }).first().contentFrame();
  return outer.locator('iframe#active-frame').contentFrame().locator('.reading').isVisible();
}

/** Waits until the status bar counts so many annotations. */
export const annotated = (page: Page, count: number) =>
  progressItem(page)
    .filter({ hasText: new RegExp(`(?<!\\d)${count} annotated`) })
    .waitFor();

/** Waits until a page has drawn what it knows. */
export async function drawn(page: Pick<Page, 'evaluate'>): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Files with an ending below a folder, once there are any. */
export async function filesBelow(folder: string, ending: string): Promise<readonly string[]> {
  const below = () => readdir(folder, { recursive: true });
  const found = async () => (await below()).filter((name) => name.endsWith(ending)).sort();
  await eventually(
    async () => (await found()).length > 0,
    async () => `no *${ending} came into ${folder}; there is: ${(await below()).join(', ')}`,
  );
  return (await found()).map((name) => path.join(folder, name));
}

/** Asks again until it is so. */
export async function eventually(
  isSo: () => Promise<boolean>,
  complaint: () => Promise<string>,
): Promise<void> {
  const deadline = Date.now() + WAIT;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(await complaint());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

afterEach(async function picture() {
  if (this.currentTest?.state !== 'failed') return;
  await mkdir('out/failures', { recursive: true });
  const name = this.currentTest
    .titlePath()
    .join(' ')
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  let count = 0;
  for (const { page } of open)
    await page.screenshot({ path: `out/failures/${name}${count++ || ''}.png` }).catch(() => undefined);
});

after(async () => {
  for (const window of [...open]) await window.close();
  const running = await shared?.catch(() => undefined);
  await running?.browser.close();
  await running?.server.stop();
});
