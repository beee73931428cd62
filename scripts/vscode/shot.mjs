// @ts-check
// A look at the extension in the embedded VS Code: opens a folder, does what is listed, takes a picture.
//
//   node scripts/vscode/shot.mjs OUT.png [options] [step …]
//
//   --folder PATH     corpus to open (default seeds); a copy is used, so nothing in it changes
//   --in-place        the folder itself, not a copy
//   --open FILE       file to open first (default the first .txt of the folder); `--open -` opens none.
//                     In a corpus the steps begin when the extension has read it.
//   --theme NAME      light (default), dark, contrast, contrast-light
//   --size WxH        window size (default 1280x800); --scale N device pixels per pixel
//   --set KEY=JSON    a VS Code setting; may be repeated
//   --no-build        takes dist as it is
//   --keep            prints the used folder and leaves it there
//
// Steps, in order:
//   command=TITLE     runs a command from the palette, e.g. command="Hawashi: Tag Selection"
//   select=TEXT       selects the first place of TEXT in the editor (select=3:TEXT the third)
//   hover=TEXT        points at TEXT until a hover comes; prints it
//   doubleclick=TEXT  rightclick=TEXT  click=TEXT      the mouse on TEXT in the editor
//   press=SELECTOR    clicks what the CSS selector (or text=…) names, anywhere in the window
//   pick=TEXT         takes the entry of the open quick pick that holds TEXT
//   key=KEYS          presses keys, e.g. key=Control+Shift+O
//   type=TEXT         types into what has the focus
//   open=FILE         opens another file
//   wait=SELECTOR     waits until that is visible; gone=SELECTOR until it is not
//   frame=SELECTOR    waits for SELECTOR inside the extension's own page (custom editor); prints its text
//   inside=SELECTOR   clicks SELECTOR inside the extension's own page; inside=SELECTOR==TEXT writes TEXT into it
//   print=SELECTOR    prints the visible text of every match
//   shot=FILE.png     a picture in between
//
// Example: node scripts/vscode/shot.mjs /tmp/a.png --theme dark hover=المغرب key=Escape select=المغرب command="Hawashi: Tag"
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { endWithUs, main, Problem, run } from './programs.mjs';
import { projectFolder, startServer } from './server.mjs';
import {
  documentRead,
  fileShown,
  hoverText,
  middleOf,
  openFile,
  openWindow,
  pick,
  runCommand,
  selectText,
  THEMES,
} from './window.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Record<string, (page: Page, value: string) => Promise<unknown>>} */
const STEPS = {
  command: runCommand,
  select: (page, value) => {
    const [, nth, text] = /^(?:(\d+):)?(.*)$/su.exec(value) ?? [];
    return selectText(page, text ?? value, Number(nth ?? 1));
  },
  hover: async (page, value) => console.log(`hover over ${value}:\n${await hoverText(page, value)}\n`),
  click: async (page, value) => clickText(page, value),
  doubleclick: async (page, value) => clickText(page, value, { clickCount: 2 }),
  rightclick: async (page, value) => clickText(page, value, { button: 'right' }),
  press: (page, value) => page.locator(value).first().click(),
  pick,
  key: (page, value) => page.keyboard.press(value),
  type: (page, value) => page.keyboard.type(value),
  open: openFile,
  wait: (page, value) => page.locator(value).first().waitFor(),
  gone: (page, value) => page.locator(value).first().waitFor({ state: 'hidden' }),
  inside: async (page, value) => {
    const [, selector, text] = /^(.+?)(?:==(.*))?$/su.exec(value) ?? [];
    const place = page
      .frameLocator('iframe.webview')
      .frameLocator('iframe#active-frame')
      .locator(selector ?? value)
      .first();
    await (text === undefined ? place.click() : place.fill(text));
  },
  frame: async (page, value) => {
    const inner = page
      .frameLocator('iframe.webview')
      .frameLocator('iframe#active-frame')
      .locator(value)
      .first();
    await inner.waitFor();
    console.log(`${value}:\n${await inner.innerText()}\n`);
  },
  print: async (page, value) => {
    const texts = await page.locator(value).allInnerTexts();
    console.log(`${value}: ${texts.length}\n${texts.join('\n')}\n`);
  },
  shot: (page, value) => page.screenshot({ path: value }),
};

/**
 * @param {Page} page
 * @param {string} text
 * @param {{ button?: 'right', clickCount?: number }} [options]
 */
async function clickText(page, text, options) {
  const { x, y } = await middleOf(page, text);
  await page.mouse.click(x, y, options);
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folder: { type: 'string', default: path.join(projectFolder, 'seeds') },
      'in-place': { type: 'boolean', default: false },
      open: { type: 'string' },
      theme: { type: 'string', default: 'light' },
      size: { type: 'string', default: '1280x800' },
      scale: { type: 'string', default: '1' },
      set: { type: 'string', multiple: true, default: [] },
      'no-build': { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const [out, ...steps] = positionals;
  if (!out?.endsWith('.png'))
    throw new Problem('usage: node scripts/vscode/shot.mjs OUT.png [options] [step …]');
  const parsed = steps.map((step) => {
    const [, name = '', value = ''] = /^([a-z]+)=(.*)$/su.exec(step) ?? [];
    const act = STEPS[name];
    if (!act) throw new Problem(`unknown step: ${step}\nknown: ${Object.keys(STEPS).join(', ')}`);
    return { step, value, act };
  });
  if (!values['no-build']) {
    const code = await run(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, timeLimit: 120_000 });
    if (code !== 0) throw new Problem('The build failed (--no-build takes dist as it is).');
  }

  let folder = path.resolve(values.folder);
  if (!values['in-place']) {
    const copy = await mkdtemp(path.join(tmpdir(), 'hawashi-shot-'));
    await cp(folder, copy, { recursive: true });
    folder = copy;
    if (values.keep) console.log(`folder: ${copy}`);
    else endWithUs(() => rm(copy, { recursive: true, force: true }));
  }
  const theme = THEMES[/** @type {keyof typeof THEMES} */ (values.theme)] ?? values.theme;
  const [width = 1280, height = 800] = values.size.split('x').map(Number);
  const settings = Object.fromEntries(
    values.set.map((entry) => {
      const cut = entry.indexOf('=');
      return [entry.slice(0, cut), JSON.parse(entry.slice(cut + 1))];
    }),
  );
  const server = await startServer({
    settings: { 'workbench.colorTheme': theme, 'editor.hover.delay': 200, ...settings },
  });
  const browser = await launchBrowser();
  let at = 'opening the window';
  /** @type {Page | undefined} */
  let page;
  try {
    const first = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()[0];
    const open = values.open ?? first ?? '-';
    const address =
      open === '-'
        ? server.address(folder)
        : server.address(folder, [['openFile', server.uri(path.join(folder, open))]]);
    page = await openWindow(browser, address, { width, height, scale: Number(values.scale) });
    if (open !== '-') await fileShown(page, open);
    if (open.endsWith('.txt') && existsSync(path.join(folder, 'hawashi.json'))) await documentRead(page);
    for (const { step, value, act } of parsed) {
      at = step;
      await act(page, value);
    }
  } catch (error) {
    throw new Problem(
      `${at}: ${/** @type {Error} */ (error).message}\nThe window as it was: ${out}; log: ${server.log}`,
    );
  } finally {
    await page?.screenshot({ path: out }).catch(() => undefined);
    await browser.close();
    await server.stop(at !== parsed.at(-1)?.step);
    if (!values['in-place'] && !values.keep) await rm(folder, { recursive: true, force: true });
  }
});
