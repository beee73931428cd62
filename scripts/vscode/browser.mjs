// @ts-check
// Chromium and an Arabic font, for what looks at the embedded VS Code's page: the tests and the pictures.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { isExecutable, onPath, Problem, run } from './programs.mjs';

const INSTALL_LIMIT = 10 * 60_000;

/** `--no-sandbox`: a container's root has no sandbox to give; only our own pages are opened. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
];

/** @returns {Promise<string | undefined>} */
async function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Problem(`CHROMIUM names ${named}, which is not a program.`);
  }
  return (await onPath(...COMMANDS)) ?? PLACES.find((place) => existsSync(place));
}

/** Whether this machine has a font with Arabic letters; true where it cannot be asked. */
export async function hasArabicFont() {
  const fontList = await onPath('fc-list');
  if (!fontList) return process.platform !== 'linux';
  const { stdout } = await promisify(execFile)(fontList, [':lang=ar', 'family'], { timeout: 60_000 });
  return stdout.trim() !== '';
}

/**
 * What would install the given Debian packages here, as a person would type it.
 * @param {readonly string[]} packages
 */
const aptCommand = (packages) => `apt-get install -y ${packages.join(' ')}`;

/**
 * Installs Debian packages where that is this user's to do.
 * @param {readonly string[]} packages
 * @param {(message: string) => void} tell
 */
async function aptInstall(packages, tell) {
  const apt = await onPath('apt-get');
  if (!apt || process.getuid?.() !== 0) return false;
  tell(`Installing ${packages.join(' and ')} with apt-get …`);
  const log = path.join(tmpdir(), `hawashi-apt-${process.pid}.log`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // the lists of a fresh machine may be empty, those of an old one may name what is gone
  await run(apt, ['update'], { env, log, timeLimit: INSTALL_LIMIT });
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  const code = await run(apt, args, { env, log, timeLimit: INSTALL_LIMIT });
  if (code === 0) await rm(log, { force: true });
  else tell(`apt-get failed; its own words are in ${log}`);
  return code === 0;
}

/**
 * The Chromium to use: CHROMIUM names one, else an installed one is found, else Debian's is installed.
 * An Arabic font is seen to as well; without one the page still works, in boxes.
 * @param {(message: string) => void} [tell]
 * @returns {Promise<string>} path of the program
 */
export async function ensureBrowser(tell = console.log) {
  let browser = await findBrowser();
  const missing = [...(browser ? [] : ['chromium']), ...((await hasArabicFont()) ? [] : ['fonts-noto-core'])];
  if (missing.length === 0 && browser) return browser;
  if (await aptInstall(missing, tell)) browser ??= await findBrowser();
  if (!browser)
    throw new Problem(
      'No Chromium was found.\n' +
        `Debian: ${aptCommand(missing)}   (as root)\n` +
        'Elsewhere: install Chromium or Google Chrome, or let CHROMIUM name the program.',
    );
  if (!(await hasArabicFont()))
    tell(`No Arabic font was found: Arabic will show as boxes. Debian: ${aptCommand(['fonts-noto-core'])}`);
  return browser;
}

/**
 * Starts the browser without a window.
 * @param {(message: string) => void} [tell]
 */
export async function launchBrowser(tell) {
  const executablePath = await ensureBrowser(tell);
  try {
    return await chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });
  } catch (error) {
    throw new Problem(
      `${executablePath} did not start: ${/** @type {Error} */ (error).message}\n` +
        'Another one: let CHROMIUM name its program.',
    );
  }
}
