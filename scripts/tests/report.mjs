// @ts-check
// What every suite says of itself: a line a failure where it happens, the details at the end, and a tally in a
// file for whoever adds the suites up. No dependency on Mocha, so that it also runs inside the extension host.
import { writeFileSync } from 'node:fs';

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 * @typedef {{ readonly title: string, readonly error: Error }} Failure
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
      let passed = 0;
      let skipped = 0;
      /** @type {Failure[]} */
      const failures = [];
      const began = Date.now();
      runner.on('pass', (test) => {
        passed++;
        if (!brief) print(`  ✓ ${test.titlePath().join(' › ')} (${test.duration ?? 0} ms)`);
      });
      runner.on('pending', (test) => {
        skipped++;
        print(`  – ${test.titlePath().join(' › ')} (skipped)`);
      });
      runner.on('retry', (test, error) => {
        print(`  ↻ ${test.titlePath().join(' › ')}: once more, after ${error?.message ?? String(error)}`);
      });
      runner.on('fail', (test, error) => {
        const title = test.titlePath().join(' › ');
        failures.push({ title, error });
        print(`  ✗ ${title}`);
      });
      runner.once('end', () => {
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
