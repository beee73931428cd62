// @ts-check
// The embedded VS Code: the npm package code-server holds one, ready to be served to a browser.
// Installed once into a cache folder outside the checkout, whole or not at all.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endWithUs, Problem, run } from './programs.mjs';

const CODE_SERVER = '4.139.1';
/** The server inside is built for Node 24, whatever Node runs this. */
const NODE = '24.21.0';
/** Raised when the way of installing changes, so that older installations are not taken for this one. */
const RECIPE = 2;

/** Native addons that npm carries only as source; what stands in for them lies in standIns/. */
const STAND_INS = ['spdlog', 'native-watchdog'];

const INSTALL_LIMIT = 15 * 60_000;

/** Where everything that is kept between checkouts lies. */
const cacheFolder = path.join(
  process.env.XDG_CACHE_HOME ||
    (process.platform === 'win32' && process.env.LOCALAPPDATA) ||
    path.join(homedir(), '.cache'),
  'hawashi',
);

/**
 * An installed VS Code.
 * @typedef {{ readonly node: string, readonly serverMain: string }} Editor
 */

/** @param {string} root @returns {Editor} */
function editorIn(root) {
  const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  return {
    node: path.join(
      root,
      'node/node_modules',
      nodePackage,
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    ),
    serverMain: path.join(root, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** @param {string} root */
function isWhole(root) {
  const { node, serverMain } = editorIn(root);
  return [path.join(root, 'installed.json'), node, serverMain].every(existsSync);
}

/**
 * The embedded VS Code, installed where it is not there yet.
 * @param {object} [options]
 * @param {(message: string) => void} [options.tell] is told what takes long
 * @param {boolean} [options.again] installs anew, whatever is there
 * @returns {Promise<Editor>}
 */
export async function installEditor({ tell = console.log, again = false } = {}) {
  const root = path.join(cacheFolder, `vscode-${CODE_SERVER}-${RECIPE}`);
  if (!again && isWhole(root)) return editorIn(root);
  await mkdir(cacheFolder, { recursive: true });
  const unlock = await lock(`${root}.lock`, tell);
  try {
    if (again || !isWhole(root)) {
      tell('Installing the embedded VS Code (once, about 750 MB in ' + cacheFolder + ') …');
      const began = Date.now();
      await installInto(root);
      tell(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
    }
  } finally {
    await unlock();
  }
  return editorIn(root);
}

/** @param {string} root */
async function installInto(root) {
  for (const name of await readdir(cacheFolder))
    if (name.startsWith(`${path.basename(root)}.part-`))
      await rm(path.join(cacheFolder, name), { recursive: true, force: true });
  const part = `${root}.part-${process.pid}`;
  const forget = endWithUs(() => rm(part, { recursive: true, force: true }));
  const nodeFolder = path.join(part, 'node');
  const log = path.join(tmpdir(), `hawashi-install-${process.pid}.log`);
  await mkdir(nodeFolder, { recursive: true });
  for (const folder of [part, nodeFolder])
    await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const nodePackage = path.basename(path.dirname(path.dirname(editorIn(part).node)));
  const vscode = path.join(part, 'node_modules/code-server/lib/vscode');
  try {
    await Promise.all([
      npmInstall(part, [`code-server@${CODE_SERVER}`], log).then(() => npmInstall(vscode, [], log)),
      npmInstall(nodeFolder, [`${nodePackage}@${NODE}`], log),
    ]);
    for (const name of STAND_INS)
      await copyFile(
        new URL(`standIns/${name}.cjs`, import.meta.url),
        path.join(vscode, 'node_modules/@vscode', name, 'index.js'),
      );
    await writeFile(
      path.join(part, 'installed.json'),
      JSON.stringify({ codeServer: CODE_SERVER, node: NODE, recipe: RECIPE }),
    );
    await rm(root, { recursive: true, force: true });
    await rename(part, root);
    await rm(log, { force: true });
  } finally {
    // when told to end, this and the registered removal may meet in the same folder
    await rm(part, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    forget();
  }
}

/**
 * No install script runs: none is needed, and several would fetch from elsewhere than the registry.
 * @param {string} folder
 * @param {readonly string[]} packages
 * @param {string} log
 */
async function npmInstall(folder, packages, log) {
  const args = [
    ...['install', ...packages, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'],
    // without a network npm would try for more than a minute before it says so
    ...['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'],
  ];
  // npm hands its own settings down to what it runs; those of this project's are not for that folder
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  for (const name of [
    'npm_config_registry',
    'npm_config_cache',
    'npm_config_offline',
    'npm_config_userconfig',
  ])
    if (process.env[name]) env[name] = process.env[name];
  const npm = process.env.npm_execpath;
  const code = npm
    ? await run(process.execPath, [npm, ...args], { cwd: folder, env, log, timeLimit: INSTALL_LIMIT })
    : await run('npm', args, { cwd: folder, env, log, timeLimit: INSTALL_LIMIT });
  if (code === 0) return;
  const output = await readFile(log, 'utf8').catch(() => '');
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/.test(
    output,
  );
  const full = /ENOSPC/.test(output);
  throw new Problem(
    [
      'The embedded VS Code could not be installed.',
      offline &&
        'The npm registry could not be reached: check the network, the proxy and `npm config get registry`.',
      full && `The disk is full: ${cacheFolder} needs about 1 GB (another place: set XDG_CACHE_HOME).`,
      code === 124 && 'It took longer than 15 minutes.',
      code === 127 && '`npm` was not found on the PATH.',
      `npm's own words are in ${log}. Nothing half-done was left; the same command tries again.`,
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/**
 * One installation at a time, on this machine. A lock whose holder is gone is taken over.
 * @param {string} file
 * @param {(message: string) => void} tell
 * @returns {Promise<() => Promise<void>>}
 */
async function lock(file, tell) {
  const deadline = Date.now() + INSTALL_LIMIT;
  for (let told = false; Date.now() < deadline;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      const forget = endWithUs(() => rm(file, { force: true }));
      return async () => {
        forget();
        await rm(file, { force: true });
      };
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EEXIST')
        throw new Problem(
          `${path.dirname(file)} cannot be written (${code}). Another place: set XDG_CACHE_HOME.`,
        );
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder && !isAlive(holder)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told) tell(`Waiting for another installation (process ${holder}) …`);
    told = true;
    await delay(500);
  }
  throw new Problem(`Another installation does not end. If there is none, remove ${file}.`);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
