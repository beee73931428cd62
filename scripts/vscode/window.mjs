// @ts-check
// A window of the embedded VS Code, and what a person does in it: commands, typing, pointing at text.
// Every step waits until its effect can be seen.

const QUICK_INPUT = '.quick-input-widget';
const STEP_LIMIT = 60_000;
/** How long the first try of a step that can be tried again waits for the workbench, in milliseconds. */
const FIRST_PATIENCE = 2000;
/** A window's first file waits for VS Code itself to start. */
const START_LIMIT = 120_000;

/** VS Code's own themes, by short names. */
export const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ readonly x: number, readonly y: number, readonly width: number, readonly height: number }} Box
 */

/**
 * Opens a folder's window and waits until the workbench is drawn.
 * @param {Browser} browser
 * @param {string} address
 * @param {object} [options]
 * @param {number} [options.width]
 * @param {number} [options.height]
 * @param {number} [options.scale] device pixels per pixel
 */
export async function openWindow(browser, address, { width = 1280, height = 800, scale = 1 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_LIMIT);
  await page.goto(address, { timeout: START_LIMIT });
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: START_LIMIT });
  return page;
}

/**
 * Runs a command as the palette lists it, e.g. `View: Toggle Terminal`.
 * @param {Page} page
 * @param {string} title
 */
export async function runCommand(page, title) {
  await takeQuickly(page, 'F1', '>', title);
}

/**
 * Opens a file of the folder by its name, and waits for its text.
 * @param {Page} page
 * @param {string} name
 */
export async function openFile(page, name) {
  await takeQuickly(page, 'Control+P', '', name);
  await fileShown(page, name);
}

/**
 * Waits until a file's text is in the editor.
 * @param {Page} page
 * @param {string} name path of the file or its last part
 */
export async function fileShown(page, name) {
  const last = encodeURIComponent(name.split('/').at(-1) ?? name);
  await page
    .locator(`.monaco-editor[data-uri$="/${last}"] .view-line`)
    .first()
    .waitFor({ timeout: START_LIMIT });
}

/**
 * The status bar item by which the extension counts what is annotated and what is left.
 * @param {Page} page
 */
export const progressItem = (page) =>
  page.locator('.statusbar-item', { hasText: /\d+ annotated · \d+ left/ }).first();

/**
 * Waits until the extension has read the document in the editor.
 * @param {Page} page
 */
export const documentRead = (page) => progressItem(page).waitFor({ timeout: START_LIMIT });

/**
 * What is drawn over a text by decorations: one entry for each, its CSS as the page computes it.
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<readonly { readonly border: string, readonly background: string }[]>}
 */
export async function decorationsOver(page, text) {
  const boxes = await boxesOf(page, text);
  return page.evaluate((over) => {
    const overlaps = (/** @type {DOMRect} */ mark, /** @type {Box} */ box) =>
      mark.left < box.x + box.width - 1 &&
      mark.right > box.x + 1 &&
      mark.top < box.y + box.height - 1 &&
      mark.bottom > box.y + 1;
    return [...document.querySelectorAll('.editor-instance .view-overlays .cdr[class*="ced-"]')]
      .filter((mark) => over.some((box) => overlaps(mark.getBoundingClientRect(), box)))
      .map((mark) => {
        const style = getComputedStyle(mark);
        return {
          border: `${style.borderBottomStyle} ${style.borderBottomWidth}`,
          background: style.backgroundColor,
        };
      });
  }, boxes);
}

/**
 * Takes what is typed into the quick input that a key opens. The first keys may come before the workbench listens, and
 * what is drawn meanwhile may close it again by taking the focus: then it is opened anew.
 * @param {Page} page
 * @param {string} key
 * @param {string} prefix
 * @param {string} typed
 */
async function takeQuickly(page, key, prefix, typed) {
  const input = page.locator(`${QUICK_INPUT} input`).first();
  const row = page.locator(`${QUICK_INPUT} .monaco-list-row`).filter({ hasText: typed }).first();
  const deadline = Date.now() + STEP_LIMIT;
  /** @type {unknown} */
  let problem;
  // what is not there yet is soon looked for again; a busy machine is given ever longer
  for (let patience = FIRST_PATIENCE; Date.now() < deadline; patience *= 2) {
    try {
      await page.keyboard.press(key);
      await input.waitFor({ timeout: patience });
      if (!(await input.inputValue()).startsWith(prefix)) continue;
      await input.fill(prefix + typed, { timeout: patience });
      await clickRow(page, row, patience);
      return;
    } catch (error) {
      problem = error;
      // A list that is open stays as it was when it was opened, whatever may be done by now.
      if (await input.isVisible()) await page.keyboard.press('Escape');
    }
  }
  throw new Error(`${key}: nothing to take for ${typed}`, { cause: problem });
}

/**
 * Takes the entry of the open quick pick that holds the text; where several can be taken, ticks it.
 * @param {Page} page
 * @param {string} text
 */
export async function pick(page, text) {
  await clickRow(page, page.locator(`${QUICK_INPUT} .monaco-list-row`).filter({ hasText: text }).first());
}

/**
 * Clicks a row of a list that comes up over the window. Where the mouse was left, a row may have called up its hover card,
 * which lies over the rows below it: the mouse goes away first, and the card with it.
 * @param {Page} page
 * @param {import('playwright-core').Locator} row
 * @param {number} [timeout] milliseconds
 */
export async function clickRow(page, row, timeout = STEP_LIMIT) {
  await row.waitFor({ timeout });
  await moveMouseAway(page);
  await row.click({ timeout });
}

/**
 * Into the window's corner, where nothing has a hover card that lies over anything else.
 * @param {Page} page
 */
const moveMouseAway = (page) => page.mouse.move(0, 0);

/**
 * Writes the path that a file dialog asks for, and confirms it.
 * @param {Page} page
 * @param {string} title the dialog's, which tells it from the list that was asked before it
 * @param {string} chosen
 */
export async function choosePath(page, title, chosen) {
  const dialog = page
    .locator(QUICK_INPUT)
    .filter({ has: page.locator('.quick-input-title', { hasText: title }) });
  const input = dialog.locator('input').first();
  // until the folder that it proposes is listed, the dialog keeps an Enter back and then takes that folder, whatever was written
  await dialog.locator('.monaco-list-row').filter({ hasText: '..' }).first().waitFor();
  const deadline = Date.now() + STEP_LIMIT;
  while (Date.now() < deadline) {
    // nor does it hear every key while it looks a folder up
    if ((await input.inputValue({ timeout: 2000 }).catch(() => chosen)) !== chosen)
      await input.fill(chosen, { timeout: 2000 }).catch(() => undefined);
    else {
      await input.press('Enter', { timeout: 2000 }).catch(() => undefined);
      if (await gone(dialog)) return;
    }
  }
  throw new Error(`the file dialog «${title}» does not take ${chosen}`);
}

/** @param {import('playwright-core').Locator} box */
async function gone(box) {
  return box.waitFor({ state: 'hidden', timeout: 2000 }).then(
    () => true,
    () => false,
  );
}

/**
 * Selects the next place of a text in the editor, by its find box.
 * @param {Page} page
 * @param {string} text
 * @param {number} [nth] 1 for the first from the document's start
 */
export async function selectText(page, text, nth = 1) {
  // not by a click: where the editor is scrolled, its corner lies below the tabs
  await page.locator('.editor-instance :is(.native-edit-context, textarea.inputarea)').first().focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  const find = page.locator('.find-widget.visible');
  await find.waitFor();
  const count = find.locator('.matchesCount');
  // the box opens with the word at the cursor in it, and the same text again would not move the selection
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await count.filter({ hasText: 'No results' }).waitFor();
  await page.keyboard.insertText(text);
  for (let place = 1; place <= nth; place++) {
    if (place > 1) await page.keyboard.press('Enter');
    await count.filter({ hasText: new RegExp(`^${place} of`) }).waitFor();
  }
  await page
    .locator('.statusbar-item')
    .filter({ hasText: `(${text.length} selected)` })
    .waitFor();
  // by its button: Escape would first close a hover or a message
  await moveMouseAway(page);
  await find.locator('.codicon-widget-close').click();
  await find.waitFor({ state: 'hidden' });
}

/**
 * Where a text is drawn in the editor's visible part: one box a line piece, in pixels of the page.
 * @param {Pick<Page, 'evaluate'>} page a page, or a frame in it
 * @param {string} text
 * @param {string} [within] selector of what holds the text
 * @returns {Promise<readonly Box[]>}
 */
export function boxesOf(page, text, within = '.editor-instance .view-lines') {
  return page.evaluate(findText, { text, within });
}

/**
 * Runs in the page. Lines are separate elements and a line may be many spans, so the text nodes are joined first.
 * @param {{ text: string, within: string }} wanted
 * @returns {Box[]}
 */
function findText({ text, within }) {
  // the editor draws spaces as no-break spaces
  const plain = (/** @type {string} */ raw) => raw.replaceAll('\u00a0', ' ');
  const wanted = plain(text);
  for (const root of document.querySelectorAll(within)) {
    /** @type {{ node: Node, start: number }[]} */
    const nodes = [];
    let joined = '';
    const lines = [...root.querySelectorAll('.view-line')].sort(
      (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
    );
    for (const line of lines.length > 0 ? lines : [root]) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node, start: joined.length });
        joined += plain(node.nodeValue ?? '');
      }
    }
    const start = joined.indexOf(wanted);
    if (start < 0) continue;
    const at = (/** @type {number} */ offset, /** @type {boolean} */ end) => {
      const found = nodes.findLast((entry) => (end ? entry.start < offset : entry.start <= offset));
      return found && /** @type {const} */ ([found.node, offset - found.start]);
    };
    const from = at(start, false);
    const to = at(start + wanted.length, true);
    if (!from || !to) continue;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
  }
  return [];
}

/**
 * The middle of a text that is drawn in the editor; waits until it is.
 * @param {Page} page
 * @param {string} text
 * @param {string} [within]
 */
export async function middleOf(page, text, within) {
  const deadline = Date.now() + STEP_LIMIT;
  for (;;) {
    const [box] = await boxesOf(page, text, within);
    if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    if (Date.now() > deadline) throw new Error(`"${text}" is not drawn in the editor's visible part`);
    await page.waitForTimeout(100);
  }
}

/**
 * The extension's own page in the window (a custom editor).
 * @param {Page} page
 */
export async function innerPage(page) {
  const inner = page.frameLocator('iframe.webview').locator('iframe#active-frame');
  await inner.waitFor({ state: 'attached' });
  const frame = await (await inner.elementHandle())?.contentFrame();
  if (!frame) throw new Error("the extension's page is gone");
  return frame;
}

/**
 * Points at a text in the editor until its hover is there.
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<string>} the hover's text
 */
export async function hoverText(page, text) {
  const hover = page.locator('.monaco-editor .monaco-resizable-hover .monaco-hover:not(.hidden)').first();
  const deadline = Date.now() + STEP_LIMIT;
  while (Date.now() < deadline) {
    const { x, y } = await middleOf(page, text);
    await page.mouse.move(x + 1, y + 40);
    await page.mouse.move(x, y);
    await page.mouse.move(x + 1, y);
    try {
      await hover.waitFor({ timeout: 3000 });
      const said = await hover.innerText();
      if (said.trim() !== '' && !/^Loading/.test(said)) return said;
    } catch {
      // the server may still be reading the document
    }
  }
  throw new Error(`no hover came over "${text}"`);
}
