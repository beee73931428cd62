// @ts-check
// Other programs: started in a process group of their own, given a time limit, and ended as a group by id,
// so that nothing they started outlives them.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';

const windows = process.platform === 'win32';

/** What a person can act on: printed without a stack trace. */
export class Problem extends Error {}

/**
 * Starts a program as the head of its own process group.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: !windows, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

// however this program ends, an uncaught error included, its programs end with it
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether anything was left to signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false;
  try {
    return windows ? child.kill(signal) : process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * Ends a program and all of its group: politely, and after `patience` milliseconds by force.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [patience]
 * @returns {Promise<void>}
 */
export async function stop(child, patience = 5000) {
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) resolve();
    else child.once('exit', () => resolve());
  });
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
  await exited;
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} options
 * @param {number} options.timeLimit milliseconds
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.log] file that gets its output; otherwise it goes where ours goes
 * @returns {Promise<number>} exit code; 124 where the time limit ended it, 127 where it could not be started
 */
export function run(command, args, { timeLimit, cwd, env, log }) {
  return new Promise((resolve) => {
    const child = start(command, args, {
      cwd,
      env,
      stdio: log ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    if (log) {
      const sink = createWriteStream(log, { flags: 'a' });
      child.stdout?.pipe(sink, { end: false });
      child.stderr?.pipe(sink, { end: false });
      child.once('close', () => sink.end());
    }
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void stop(child);
    }, timeLimit);
    const forget = endWithUs(() => stop(child));
    child.once('error', () => settle(127));
    child.once('close', (code) => settle(late ? 124 : (code ?? 1)));
    /** @param {number} code */
    function settle(code) {
      clearTimeout(timer);
      forget();
      resolve(code);
    }
  });
}

/** @type {Set<() => Promise<unknown>>} */
const endings = new Set();
let watching = false;
let ending = false;
let signalIsTheWayToStop = false;

/** Whether this program was told to end, and is about to. */
export const isEnding = () => ending;

/** For a program that runs until Ctrl-C: being told to stop is then success, and npm has nothing to complain of. */
export function runUntilStopped() {
  signalIsTheWayToStop = true;
}

/**
 * Registers what has to be ended or removed when this program is told to end (Ctrl-C, SIGTERM, SIGHUP).
 * @param {() => Promise<unknown>} action
 * @returns {() => void} takes the registration back
 */
export function endWithUs(action) {
  if (!watching) {
    watching = true;
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, onSignal);
    if (process.env.npm_lifecycle_event) endWithParent();
  }
  endings.add(action);
  return () => void endings.delete(action);
}

/** npm does not hand SIGTERM down to what it runs: its death is all that can be seen of it. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onSignal('SIGTERM');
  }, 500).unref();
}

/** @param {NodeJS.Signals} signal */
function onSignal(signal) {
  if (ending) return;
  ending = true;
  const code = signalIsTheWayToStop
    ? 0
    : 128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[/** @type {'SIGINT'} */ (signal)];
  void endAll().then(() => process.exit(code));
}

/** In reverse order, one after the other: programs end before the folders that they write to go. */
async function endAll() {
  for (const action of [...endings].reverse()) await action().catch(() => undefined);
}

/**
 * Runs a program's body: a `Problem` is printed as it stands, anything else with its stack.
 * @param {() => Promise<number | void>} body gives the exit code
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    // what was told to end is not in trouble
    if (ending) return;
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/**
 * The full path of a program on PATH, or undefined.
 * @param {readonly string[]} names tried in this order
 */
export async function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  for (const name of names)
    for (const folder of folders) {
      const file = path.join(folder, windows ? `${name}.exe` : name);
      if (await isExecutable(file)) return file;
    }
  return undefined;
}

/** @param {string} file */
export async function isExecutable(file) {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
