// @ts-check
// Runs a test bundle inside the extension host of the embedded VS Code: a page of it, in a browser without a window,
// is told to load the extension and the tests, and says when they have ended.
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { Problem } from './programs.mjs';
import { projectFolder, startServer } from './server.mjs';

/** What the bundle prints begins so; the rest is VS Code's own talk, shown only with VERBOSE=1. */
const TEST_LINE = 'test| ';

/**
 * @param {object} options
 * @param {string} options.folder that the window opens
 * @param {string} options.tests bundle that exports `run`
 * @param {number} options.timeLimit milliseconds
 * @param {NodeJS.ProcessEnv} [options.env] of the extension host
 * @param {Readonly<Record<string, unknown>>} [options.settings]
 * @returns {Promise<boolean>} whether `run` succeeded
 */
export async function runInExtensionHost({ folder, tests, timeLimit, env, settings }) {
  const server = await startServer({ extension: null, testDriver: true, env, settings });
  const browser = await launchBrowser();
  /** @type {string[]} */
  const lines = [];
  let succeeded = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    /** @type {Promise<number>} */
    const exited = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.once('crash', () => reject(new Problem('The page of VS Code crashed.')));
      void server.ended.then((code) => reject(new Problem(`VS Code ended by itself (exit code ${code}).`)));
      timer = setTimeout(
        () => reject(new Problem(`The tests did not end within ${timeLimit / 1000} s.`)),
        timeLimit,
      );
    });
    exited.catch(() => undefined);
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
        const text = format(...args);
        lines.push(text);
        if (text.startsWith(TEST_LINE))
          console.log(text.replaceAll(new RegExp(`^${TEST_LINE.replace('|', '\\|')}`, 'gm'), ''));
        else if (process.env.VERBOSE) console.log(text);
      },
    );
    const address = server.address(folder, [
      ['extensionDevelopmentPath', server.uri(projectFolder)],
      ['extensionTestsPath', server.uri(path.resolve(tests))],
      ['skipWelcome', 'true'],
    ]);
    await page.goto(address, { timeout: 60_000 });
    succeeded = (await exited) === 0;
  } catch (error) {
    throw new Problem(
      `${/** @type {Error} */ (error).message}\nThe last it said:\n${lines.slice(-20).join('\n')}\nLog: ${server.log}`,
    );
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.stop(!succeeded);
  }
  return succeeded;
}
