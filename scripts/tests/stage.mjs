// @ts-check
// What the stories that one process tells share: one embedded VS Code, one browser, and the windows that are open.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '../vscode/browser.mjs';
import { projectFolder, startServer } from '../vscode/server.mjs';

/** Who annotates, where a story does not say. */
export const ANNOTATOR = 'tester';

/**
 * What stories meet of VS Code's own extensions. Others cost each window that opens a tenth of its processor time; that all of
 * them get on with this one is seen by the suites in the extension host and of the package.
 */
const BUILT_IN = ['theme-defaults', 'git', 'git-base', 'json', 'markdown-basics', 'references-view'];

/**
 * @typedef {{ readonly page: import('playwright-core').Page, close(): Promise<void> }} OpenWindow
 * @typedef {{ readonly server: import('../vscode/server.mjs').Server, readonly browser: import('playwright-core').Browser }} Stage
 */

/** @type {Promise<Stage> | undefined} */
let shared;

/** @type {Stage[]} */
const stages = [];

/** @type {Set<OpenWindow>} */
export const openWindows = new Set();

/** The server and the browser, started when the first story asks for them. */
export function stage() {
  shared ??= start().catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

/** @returns {Promise<Stage>} */
async function start() {
  const server = await startServer({
    // Asked by the story of chat models alone.
    others: [path.join(projectFolder, 'test/vscode/chatModel')],
    builtIn: BUILT_IN,
    settings: { 'hawashi.annotator': ANNOTATOR, 'editor.hover.delay': 200 },
  });
  const browser = await launchBrowser();
  // what is told after a crash has a browser and a server of its own
  const forget = () => {
    shared = undefined;
  };
  browser.once('disconnected', forget);
  void server.ended.then(forget);
  const started = { server, browser };
  stages.push(started);
  return started;
}

/**
 * Leaves a picture of each open window in out/failures.
 * @param {string} title
 */
export async function takePictures(title) {
  const folder = path.join(projectFolder, 'out/failures');
  await mkdir(folder, { recursive: true });
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-');
  for (const [i, { page }] of [...openWindows].entries())
    await page.screenshot({ path: path.join(folder, `${name}${i || ''}.png`) }).catch(() => undefined);
}

export async function closeWindows() {
  // of a browser that has crashed, none is left to close
  for (const window of [...openWindows]) await window.close().catch(() => undefined);
}

export async function endStage() {
  for (const { browser, server } of stages) {
    await browser.close();
    await server.stop();
  }
}
