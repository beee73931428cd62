/**
 * Speed of the recogniser of times and numbers: megabytes of UTF-8 a second (processor time, so that a busy machine
 * does not count), and what ten times the text costs, with chrono-node's Arabic parser beside it.
 * usage: node scripts/run.mjs bench/time.ts [FILE.txt …] (the seeds by default)
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as chrono from 'chrono-node/ar';
import { findQuantities } from '../server/src/languages/ar/time/timeRecogniser.js';
import { splitParagraphs } from '../server/src/text/paragraphs.js';
import { tokenise } from '../server/src/languages/ar/tokens.js';

const files = process.argv.slice(2);
const names =
  files.length > 0
    ? files
    : readdirSync('seeds')
        .filter((name) => name.endsWith('.txt'))
        .map((name) => `seeds/${name}`);
const sample = names.map((name) => readFileSync(name, 'utf8')).join('\n');

/** Least processor time of some runs, in seconds. */
function seconds(run: () => void, runs: number): number {
  let best = Infinity;
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

function measure(name: string, text: string, work: (paragraph: string) => void, runs: number): number {
  const paragraphs = splitParagraphs(text).map((paragraph) => paragraph.text);
  const time = seconds(() => paragraphs.forEach(work), runs);
  const megabytes = Buffer.byteLength(text) / 1e6;
  console.log(
    `${name.padEnd(34)} ${megabytes.toFixed(2).padStart(7)} MB ${(megabytes / time).toFixed(2).padStart(8)} MB/s`,
  );
  return time;
}

const recognise = (paragraph: string): void => void findQuantities(tokenise(paragraph));
const small = sample.repeat(20);
measure('warm-up', small, recognise, 3);
const one = measure('times and numbers, with tokens', small, recognise, 7);
const ten = measure('the same, ten times the text', sample.repeat(200), recognise, 5);
console.log(`ten times the text costs ${(ten / one).toFixed(1)} times`);
const tokens = splitParagraphs(small).map((paragraph) => tokenise(paragraph.text));
const alone = seconds(() => tokens.forEach((line) => void findQuantities(line)), 7);
console.log(`times and numbers, tokens given: ${(Buffer.byteLength(small) / 1e6 / alone).toFixed(2)} MB/s`);
measure('chrono-node (ar)', sample, (paragraph) => void chrono.parse(paragraph), 2);
