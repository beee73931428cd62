// @ts-check
// One server of the embedded VS Code, on 127.0.0.1, with data and extension folders of its own made fresh.
import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installEditor } from './install.mjs';
import { endWithUs, Problem, run, start, stop } from './programs.mjs';

/** The checkout's root: the folder that is loaded as the extension. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const HOST = '127.0.0.1';
const START_LIMIT = 60_000;

/** Nothing is in a window but the corpus; nothing is fetched. */
const MACHINE_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
};

/**
 * Where nobody sits in front of the window: nobody is asked, no repository around the folder is looked at, and no process for the
 * ports that it listens on.
 */
const UNATTENDED_SETTINGS = {
  'git.enabled': false,
  'hawashi.welcome': false,
  'remote.autoForwardPorts': false,
  // else it looks through the machine's processes every two seconds all the same
  'remote.autoForwardPortsSource': 'output',
};

/**
 * @typedef {object} ServerOptions
 * @property {number} [port] 0 takes a free one
 * @property {'token' | 'open'} [access] whoever reaches the port can run code: people get a token
 * @property {string | null} [extension] folder of an extension to link in; `null` for none
 * @property {string} [vsix] a packaged extension to install instead
 * @property {readonly string[]} [builtIn] names of those of VS Code's own extensions that are there; all where it is not said
 * @property {readonly string[]} [others] folders of extensions to link in beside it
 * @property {boolean} [testDriver] lets a page run tests in the extension host
 * @property {Readonly<Record<string, unknown>>} [settings] over the quiet defaults
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {(message: string) => void} [tell]
 *
 * What a window is told at its start, e.g. `['openFile', uri]`.
 * @typedef {readonly (readonly [string, string])[]} Payload
 *
 * A running server.
 * @typedef {object} Server
 * @property {string} authority host and port
 * @property {string} log file that holds its output
 * @property {(folder: string, payload?: Payload) => string} address of a folder's window
 * @property {(file: string) => string} uri of a file or folder as a window sees it, for the payload
 * @property {Promise<number>} ended its exit code, when it ends by itself
 * @property {(keepLog?: boolean) => Promise<void>} stop ends it and all that it started; removes its folders
 */

/**
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({
  port = 0,
  access = 'open',
  extension = projectFolder,
  vsix,
  builtIn,
  others = [],
  testDriver = false,
  settings = {},
  env = {},
  tell,
} = {}) {
  const editor = await installEditor({ tell });
  const chosen = await freePort(port);
  const own = await mkdtemp(path.join(tmpdir(), 'hawashi-vscode-'));
  const log = `${own}.log`;
  const forgetFolder = endWithUs(() => rm(own, { recursive: true, force: true }));
  const data = path.join(own, 'data');
  const extensions = path.join(own, 'extensions');
  await mkdir(path.join(data, 'data/Machine'), { recursive: true });
  await mkdir(extensions);
  await writeFile(
    path.join(data, 'data/Machine/settings.json'),
    JSON.stringify({ ...MACHINE_SETTINGS, ...(access === 'open' && UNATTENDED_SETTINGS), ...settings }),
  );
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  if (builtIn) {
    const chosenOnes = path.join(own, 'built-in');
    await mkdir(chosenOnes);
    const all = path.join(path.dirname(editor.serverMain), '../extensions');
    for (const name of builtIn) await symlink(path.join(all, name), path.join(chosenOnes, name), 'junction');
    folders.push('--builtin-extensions-dir', chosenOnes);
  }
  /** @type {NodeJS.ProcessEnv} */
  const childEnv = { ...process.env, EXTENSIONS_GALLERY: '{}', ...env };
  // an editor's own terminal hands down where its windows listen
  for (const name of Object.keys(childEnv)) if (/^VSCODE_|^ELECTRON_/.test(name)) delete childEnv[name];

  if (vsix) {
    const code = await run(
      editor.node,
      [
        editor.serverMain,
        '--accept-server-license-terms',
        ...folders,
        '--install-extension',
        path.resolve(vsix),
      ],
      { env: childEnv, log, timeLimit: START_LIMIT },
    );
    if (code !== 0) throw new Problem(`${vsix} could not be installed (exit code ${code}); see ${log}`);
  }
  for (const linked of [...(extension && !vsix ? [extension] : []), ...others]) {
    const { publisher, name, version } = JSON.parse(readFileSync(path.join(linked, 'package.json'), 'utf8'));
    await symlink(linked, path.join(extensions, `${publisher}.${name}-${version}`), 'junction');
  }

  const token = randomBytes(16).toString('hex');
  const child = start(
    editor.node,
    [
      editor.serverMain,
      ...listeningArguments(chosen, access, token),
      ...['--accept-server-license-terms', ...folders],
      ...['--telemetry-level', 'off', '--disable-workspace-trust'],
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: childEnv },
  );
  const forgetChild = endWithUs(() => stop(child));
  const sink = createWriteStream(log, { flags: 'a' });
  child.stderr?.pipe(sink, { end: false });
  child.stdout?.pipe(sink, { end: false });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });

  const end = async (keepLog = false) => {
    await stop(child);
    forgetChild();
    await rm(own, { recursive: true, force: true, maxRetries: 3 });
    forgetFolder();
    await new Promise((resolve) => sink.end(() => resolve(undefined)));
    if (!keepLog) await rm(log, { force: true });
  };

  /** @type {Promise<boolean>} */
  const listening = new Promise((resolve) => {
    let seen = '';
    const look = (/** @type {Buffer} */ chunk) => {
      seen += chunk.toString();
      if (!seen.includes('Extension host agent listening on')) return;
      child.stdout?.off('data', look);
      resolve(true);
    };
    child.stdout?.on('data', look);
  });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, START_LIMIT, false)));
  const up = await Promise.race([listening, late, ended.then(() => false)]);
  clearTimeout(timer);
  if (up !== true) {
    await end(true);
    throw new Problem(
      `The embedded VS Code did not start; see ${log}\nTo install it anew: npm start -- --reinstall`,
    );
  }

  const authority = `${HOST}:${chosen}`;
  return {
    authority,
    log,
    ended,
    stop: end,
    uri: (file) => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`,
    address(folder, payload) {
      const query = new URLSearchParams();
      if (access === 'token') query.set('tkn', token);
      query.set('folder', path.resolve(folder));
      if (payload) query.set('payload', JSON.stringify(payload));
      // slashes need no escaping in a query: the address stays readable
      return `http://${authority}/?${query.toString().replaceAll('%2F', '/').replaceAll('+', '%20')}`;
    },
  };
}

/**
 * Where it listens, and whom it lets in.
 * @param {number} port
 * @param {'token' | 'open'} access
 * @param {string} token
 * @returns {string[]}
 */
export function listeningArguments(port, access, token) {
  const door = access === 'token' ? ['--connection-token', token] : ['--without-connection-token'];
  return ['--host', HOST, '--port', String(port), ...door];
}

/**
 * @param {number} wanted 0 for any
 * @returns {Promise<number>}
 */
export function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(
        new Problem(
          error.code === 'EADDRINUSE'
            ? `Port ${wanted} is taken. Another one: npm start -- --port ${wanted + 1} (0 takes any that is free).`
            : `Port ${wanted} cannot be used (${error.code}). Another one: npm start -- --port 0.`,
        ),
      ),
    );
    probe.listen(wanted, HOST, () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
