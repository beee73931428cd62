// @ts-check
// What every suite says of itself: a line a failure where it happens, the details at the end, and a tally in a
// file for whoever adds the suites up. No dependency on Mocha, so that it also runs inside the extension host.
import { writeFileSync } from 'node:fs';

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 * @typedef {{ readonly title: string, readonly error: Error }} Failure
 * @typedef {{ passed: number, skipped: number, readonly failures: Failure[] }} Told
 * @typedef {object} ReportOptions
 * @property {string} [tally] file that gets the `Tally` as JSON
 * @property {boolean} [brief] no line for a test that passed
 * @property {(line: string) => void} [print]
 */

/**
 * A Mocha reporter.
 * @param {ReportOptions} options
 * @returns {import('mocha').ReporterConstructor}
 */
export function report({ tally, brief = false, print = console.log }) {
  class Report {
    /** @param {import('mocha').Runner} runner */
    constructor(runner) {
      /** @type {Told} */
      const told = { passed: 0, skipped: 0, failures: [] };
      const began = Date.now();
      follow(runner, told, { brief, print });
      runner.once('end', () => {
        const { passed, skipped, failures } = told;
        printFailures(failures, print);
        const counts = { passed, failed: failures.length, skipped };
        print(tallyLine(counts, began));
        if (tally) writeFileSync(tally, JSON.stringify(counts));
      });
    }
  }
  // Mocha asks no more of a reporter than to be constructed; its types ask for one of its own
  return /** @type {any} */ (Report);
}

/**
 * Says what becomes of each test, and counts.
 * @param {import('mocha').Runner} runner
 * @param {Told} told is added to
 * @param {ReportOptions} options
 */
export function follow(runner, told, { brief = false, print = console.log } = {}) {
  const title = (/** @type {import('mocha').Test} */ test) => test.titlePath().join(' › ');
  runner.on('pass', (test) => {
    told.passed++;
    if (!brief) print(`  ✓ ${title(test)} (${test.duration ?? 0} ms)`);
  });
  runner.on('pending', (test) => {
    told.skipped++;
    print(`  – ${title(test)} (skipped)`);
  });
  runner.on('retry', (test, error) => {
    print(`  ↻ ${title(test)}: once more, after ${error?.message ?? String(error)}`);
  });
  runner.on('fail', (test, error) => {
    told.failures.push({ title: title(test), error });
    print(`  ✗ ${title(test)}`);
  });
}

/**
 * @param {readonly Failure[]} failures
 * @param {(line: string) => void} [print]
 */
export function printFailures(failures, print = console.log) {
  for (const [i, { title, error }] of failures.entries())
    print(`\n${i + 1}) ${title}\n${explain(error).replace(/^/gm, '   ')}`);
}

/**
 * @param {Tally} tally
 * @param {number} began milliseconds since 1970
 */
export function tallyLine({ passed, failed, skipped }, began) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  return `  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`;
}

/** @param {Error & { cause?: unknown }} error */
function explain(error) {
  const stack = error?.stack ?? String(error);
  // assertion messages hold their own difference; some runtimes leave the message out of the stack
  const text = error?.message && !stack.includes(error.message) ? `${error.message}\n${stack}` : stack;
  return error?.cause ? `${text}\ncaused by ${String(error.cause)}` : text;
}
