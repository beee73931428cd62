/**
 * How fast `hawashi annotate` goes through a folder with one thread and with two, and how much memory `--stdin`
 * takes for ten times the input. Needs `npm run build`.
 * usage: node scripts/run.mjs bench/batch.ts [MEGABYTES]
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { variedText } from './corpus.js';

const TOOL = 'dist/cli.js';
const megabytes = Number(process.argv[2] ?? 24);
const folder = temporaryFolder('batch');
const texts = path.join(folder, 'texts');
mkdirSync(texts);
const SIZE = 100_000;
const text = variedText(megabytes * 1e6);
let documents = 0;
for (let at = 0; at < text.length; at += SIZE)
  writeFileSync(path.join(texts, `d${documents++}.txt`), text.slice(at, at + SIZE));

function seconds(threads: number): number {
  const before = performance.now();
  const out = path.join(folder, `out-${threads}`);
  execFileSync('node', [TOOL, 'annotate', texts, '-o', out, '--jobs', String(threads)], { stdio: 'ignore' });
  return (performance.now() - before) / 1000;
}

/** Largest resident memory, in MB, of the filter over so many requests, as GNU/Linux tells it. */
async function filterMemory(requests: number): Promise<number> {
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

const one = seconds(1);
const two = seconds(2);
console.log(`${documents} documents, ${megabytes} MB`);
console.log(`one thread:  ${one.toFixed(1)} s, ${(megabytes / one).toFixed(2)} MB/s`);
console.log(
  `two threads: ${two.toFixed(1)} s, ${(megabytes / two).toFixed(2)} MB/s, ${(one / two).toFixed(2)} times one`,
);
const [small, large] = [await filterMemory(1000), await filterMemory(10_000)];
console.log(
  `--stdin: ${small.toFixed(0)} MB for 1,000 texts, ${large.toFixed(0)} MB for 10,000 (${(large / small).toFixed(2)} times)`,
);
