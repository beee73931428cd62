/**
 * `hawashi annotate` over a folder of articles: processor time and clock with one thread, with two, and of two processes
 * that do half each, their start taken off; chrono-node's dates over the same files beside them. And how much memory
 * `--stdin` takes for ten times the input. Of the last text there is a larger archive too, in which its articles come
 * again. Needs `npm run build`.
 * usage: npm run bench -- batch [--texts PATH…] [--megabytes N]
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as chrono from 'chrono-node/ar';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { median, perSecond, printTable, seconds, times, type Cost } from './measuring.js';
import { benchTexts, bytesOf, extent, type BenchTexts } from './texts.js';

const TOOL = 'dist/cli.js';
const RUNS = 3;
/** If nothing else is said: an archive through which a process is hardly warm, and one whose start counts little. */
const MEGABYTES = 5;
const MORE_MEGABYTES = 20;
const folder = temporaryFolder('batch');
/** In the environment of a process: the folder whose articles chrono-node reads. */
const DATES_OF = 'BENCH_DATES_OF';
/** Writes what a process has cost when it ends to the file that the environment names. */
const TELL = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => writeFileSync(process.env.BENCH_COST, JSON.stringify(process.cpuUsage())));
`)}`;

let made = 0;

/** Runs a program to its end. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Cost> {
  const told = path.join(folder, `cost-${made++}`);
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', TELL, ...args], {
    stdio: 'ignore',
    env: { ...process.env, ...env, BENCH_COST: told },
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')}: exit code ${String(code)}`);
  const passed = (performance.now() - began) / 1000;
  const { user, system } = JSON.parse(readFileSync(told, 'utf8')) as NodeJS.CpuUsage;
  return { work: (user + system) / 1e6, passed };
}

const annotate = (texts: string, jobs: number): Promise<Cost> =>
  run([TOOL, 'annotate', texts, '-o', path.join(folder, `out-${made}`), '--jobs', String(jobs)]);
const dates = (texts: string): Promise<Cost> => run([process.argv[1]!], { [DATES_OF]: texts });

async function both(texts: readonly string[]): Promise<Cost> {
  const costs = await Promise.all(texts.map((part) => annotate(part, 1)));
  return {
    work: costs.reduce((sum, { work }) => sum + work, 0),
    passed: Math.max(...costs.map((one) => one.passed)),
  };
}

/** Files of articles below a new folder. */
function written(articles: readonly string[]): string {
  const below = path.join(folder, `texts-${made++}`);
  mkdirSync(below);
  articles.forEach((article, i) => writeFileSync(path.join(below, `d${i}.txt`), article));
  return below;
}

type Measured = Readonly<Record<string, () => Promise<Cost>>>;

const ANNOTATE_START = 'start of `annotate`';
const DATES_START = 'start of chrono-node';
const ONE = '`annotate --jobs 1`';
const TWO_PROCESSES = 'two processes, half each';
const DATES = 'chrono-node `ar`: dates alone';

function measuresOf({ articles }: BenchTexts): Measured {
  const all = written(articles);
  const halves = [0, 1].map((half) => written(articles.filter((_, i) => i % 2 === half)));
  const empty = written(['.']);
  return {
    [ANNOTATE_START]: () => annotate(empty, 1),
    [DATES_START]: () => dates(empty),
    [ONE]: () => annotate(all, 1),
    '`annotate --jobs 2`': () => annotate(all, 2),
    [TWO_PROCESSES]: () => both(halves),
    [DATES]: () => dates(all),
  };
}

/** The median cost of each, one after the other and from the beginning again. */
async function medians(measured: Measured): Promise<(what: string) => Cost> {
  const costs: Record<string, Cost[]> = {};
  for (let i = 0; i < RUNS; i++)
    for (const [what, measure] of Object.entries(measured)) (costs[what] ??= []).push(await measure());
  return (what) => ({
    work: median(costs[what]!.map((one) => one.work)),
    passed: median(costs[what]!.map((one) => one.passed)),
  });
}

async function report(texts: BenchTexts): Promise<void> {
  console.log(`${extent(texts)}.\n`);
  const measured = measuresOf(texts);
  const bytes = bytesOf(texts.articles);
  const whole = await medians(measured);
  const less = (what: string): Cost => {
    const start = whole(what === DATES ? DATES_START : ANNOTATE_START);
    const { work, passed } = whole(what);
    const processes = what === TWO_PROCESSES ? 2 : 1;
    return { work: work - start.work * processes, passed: passed - start.passed };
  };
  const [reference, one] = [less(DATES), less(ONE)];
  printTable([
    ['', 'processor time', 'clock', 'MB/s', 'by the clock', 'against chrono-node', 'clock, against one'],
    ...Object.keys(measured).map((what) => {
      const isStart = what === ANNOTATE_START || what === DATES_START;
      const { work, passed } = isStart ? whole(what) : less(what);
      const spent = [what, seconds(work), seconds(passed)];
      if (isStart) return [...spent, '', '', '', ''];
      const rates = [perSecond(bytes, work), perSecond(bytes, passed)];
      const against = what === DATES ? '' : times(one.passed / passed);
      return [...spent, ...rates, times(reference.work / work), against];
    }),
  ]);
}

/** Largest resident memory, in MB, of the filter over so many requests, as GNU/Linux tells it. */
async function filterMemory(text: string, requests: number): Promise<number> {
  const child = spawn('node', [TOOL, 'annotate', '--stdin'], { stdio: ['pipe', 'pipe', 'ignore'] });
  let answers = 0;
  let peak = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) answers++;
  });
  for (let i = 0; i < requests; i++) {
    const start = (i * 2000) % (text.length - 2000);
    const line = JSON.stringify({ id: i, text: text.slice(start, start + 2000) }) + '\n';
    if (!child.stdin.write(line)) await new Promise((resolve) => child.stdin.once('drain', resolve));
    if (i % 200 === 0) peak = Math.max(peak, residentMemory(child.pid!));
  }
  peak = Math.max(peak, residentMemory(child.pid!));
  child.stdin.end();
  await new Promise((resolve) => child.once('exit', resolve));
  if (answers !== requests) throw new Error(`${answers} answers to ${requests} requests`);
  return peak;
}

function residentMemory(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

const datesOf = process.env[DATES_OF];
if (datesOf !== undefined)
  for (const name of readdirSync(datesOf)) chrono.parse(readFileSync(path.join(datesOf, name), 'utf8'));
else {
  const [generated, ...real] = benchTexts(MEGABYTES);
  for (const texts of [generated!, ...real]) await report(texts);
  const last = real[0] ?? generated!;
  const [more = last] = benchTexts(MORE_MEGABYTES).slice(-1);
  // Not where a size was asked for.
  if (bytesOf(more.articles) > bytesOf(last.articles)) await report(more);
  const text = last.articles.join('\n');
  const [small, large] = [await filterMemory(text, 1000), await filterMemory(text, 10_000)];
  console.log(
    `\`--stdin\`: ${small.toFixed(0)} MB for 1,000 texts of 2,000 characters, ${large.toFixed(0)} MB for 10,000.\n`,
  );
}
