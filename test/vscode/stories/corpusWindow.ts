/** What every story needs: a window on a copy of the seeds. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ANNOTATOR, openWindows, stage } from '../../../scripts/tests/stage.mjs';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import type { Frame, Page } from 'playwright-core';
import {
  documentRead,
  fileShown,
  innerPage,
  openWindow,
  progressItem,
  runCommand,
} from '../../../scripts/vscode/window.mjs';

export const INTERPOL = '000_4c4651075b1dae0f.txt';
export { ANNOTATOR };

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
  const { server, browser } = await stage();
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
      openWindows.delete(window);
      await page.context().close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  openWindows.add(window);
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
