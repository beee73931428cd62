// @ts-check
// `npm run screenshot`: the README's pictures, made in the embedded VS Code on a copy of the seeds.
//
// usage: npm run screenshot [-- --theme NAME] [--out FOLDER] [--no-build] [PICTURE …]
// NAME is light (default), dark, contrast or contrast-light; pictures in another theme than light have it in their
// names. PICTURE is one of those below (all when none is named).
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withCorpusCopy } from './tests/suites.mjs';
import { launchBrowser } from './vscode/browser.mjs';
import { main, Problem, run } from './vscode/programs.mjs';
import { projectFolder, startServer } from './vscode/server.mjs';
import {
  documentRead,
  fileShown,
  hoverText,
  openWindow,
  progressItem,
  runCommand,
  selectText,
  THEMES,
} from './vscode/window.mjs';

/** @typedef {import('playwright-core').Page} Page */

const DOCUMENT = '001_e8eed46996642275.txt';

/**
 * What a person does before each picture.
 * @type {Readonly<Record<string, (page: Page) => Promise<unknown>>>}
 */
const PICTURES = {
  /** Marks in the text, the lists beside it, the status bar, and a hover over a date. */
  editor: async (page) => {
    for (const name of ['الأنتربول', 'غلاسكو', 'حموشي', 'المغرب']) {
      await selectText(page, name);
      await runCommand(page, 'Hawashi: Accept Suggestion');
    }
    await runCommand(page, 'View: Show Hawashi');
    await runCommand(page, 'View: Focus Active Editor Group');
    await selectText(page, 'نونبر 2025');
    await hoverText(page, 'نونبر 2025');
  },
  /** The right-to-left page, some suggestions accepted by keyboard, the card of one open. */
  reader: async (page) => {
    await runCommand(page, 'View: Close Primary Side Bar');
    await runCommand(page, 'Hawashi: Open Reader');
    const reader = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await reader.locator('.mark').first().waitFor();
    await reader.locator('.reading').focus();
    await page.keyboard.press('Tab');
    for (let accepted = 1; accepted <= 12; accepted++) {
      await page.keyboard.press('Enter');
      await progressItem(page)
        .filter({ hasText: `${accepted} annotated` })
        .waitFor();
    }
    // what is offered for the same name elsewhere is not the picture's subject
    await reader
      .locator('.strip button', { hasText: '×' })
      .first()
      .click({ timeout: 1000 })
      .catch(() => undefined);
  },
};

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      theme: { type: 'string', default: 'light' },
      out: { type: 'string', default: path.join(projectFolder, 'docs') },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const theme = THEMES[/** @type {keyof typeof THEMES} */ (values.theme)];
  if (!theme)
    throw new Problem(`unknown theme: ${values.theme}; there are ${Object.keys(THEMES).join(', ')}`);
  const names = positionals.length > 0 ? positionals : Object.keys(PICTURES);
  const unknown = names.find((name) => !PICTURES[name]);
  if (unknown)
    throw new Problem(`unknown picture: ${unknown}; there are ${Object.keys(PICTURES).join(', ')}`);
  if (!values['no-build']) {
    const code = await run(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, timeLimit: 120_000 });
    if (code !== 0) throw new Problem('The build failed.');
  }
  await mkdir(values.out, { recursive: true });
  for (const name of names) {
    const file = path.join(values.out, `${name}${values.theme === 'light' ? '' : `-${values.theme}`}.png`);
    await withCorpusCopy((folder) => picture(folder, theme, PICTURES[name] ?? (async () => {}), file));
    console.log(file);
  }
});

/**
 * @param {string} folder
 * @param {string} theme
 * @param {(page: Page) => Promise<unknown>} prepare
 * @param {string} file
 */
async function picture(folder, theme, prepare, file) {
  const server = await startServer({
    settings: { 'workbench.colorTheme': theme, 'hawashi.annotator': 'layla', 'editor.hover.delay': 200 },
  });
  const browser = await launchBrowser();
  try {
    const address = server.address(folder, [['openFile', server.uri(path.join(folder, DOCUMENT))]]);
    const page = await openWindow(browser, address, { width: 1280, height: 800, scale: 1.5 });
    await fileShown(page, DOCUMENT);
    await documentRead(page);
    await prepare(page);
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
    await server.stop();
  }
}
