/**
 * How fast articles are recognised, pass by pass, on generated and on real text, with peers in the same run: chrono-node's
 * Arabic dates and, where python3 has it, spaCy's Arabic tokeniser. Each pass has processes of its own, in turn; cold
 * is the first time through the text, its words unknown and the program not compiled; warm the best of the times after.
 * All compile and collect garbage as `hawashi annotate` does.
 * usage: npm run bench -- recognition [--texts PATH…] [--megabytes N]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { batchMode } from '../server/src/cli/batchMode.js';
import { cost, median, perSecond, printTable, times, type Cost } from './measuring.js';
import { CHRONO, PASSES, TOKENS } from './passes.js';
import { benchTexts, bytesOf, extent, textArguments, type BenchTexts } from './texts.js';

/** Processes of each pass, and times that each goes through its text. */
const PROCESSES = 3;
const ROUNDS = 3;
/** In the environment of the process of a pass: its number, and the text's. */
const PASS = 'BENCH_PASS';

interface PassCost {
  readonly name: string;
  readonly cold: Cost;
  readonly warm: Cost;
}

const least = (costs: readonly Cost[]): Cost =>
  costs.reduce((best, one) => (one.work < best.work ? one : best));

const given = process.env[PASS];
if (given === undefined) benchTexts().forEach(report);
else runPass(...(given.split(' ').map(Number) as [number, number]));

function runPass(pass: number, text: number): void {
  // As `annotate` runs; the peer gains by it, too.
  batchMode();
  const { articles } = benchTexts()[text]!;
  const work = PASSES[pass]!.prepare();
  const costs = Array.from({ length: ROUNDS }, () => cost(() => articles.forEach(work)));
  console.log(JSON.stringify(costs));
}

/** The cost of going through the text, time after time, in a process of its own. */
function inProcess(pass: number, text: number): Cost[] {
  const env = { ...process.env, [PASS]: `${pass} ${text}` };
  const output = execFileSync(process.execPath, [process.argv[1]!, ...textArguments], {
    env,
    encoding: 'utf8',
  });
  return JSON.parse(output) as Cost[];
}

function measure(name: string, runs: readonly Cost[][]): PassCost {
  const cold = runs.map(([first]) => first!);
  const middle = median(cold.map(({ work }) => work));
  return {
    name,
    cold: cold.find(({ work }) => work === middle)!,
    warm: least(runs.flatMap((run) => run.slice(1))),
  };
}

function report(texts: BenchTexts, number: number): void {
  console.log(`${extent(texts)}.\n`);
  const runs = PASSES.map((): Cost[][] => []);
  for (let i = 0; i < PROCESSES; i++) PASSES.forEach((_, pass) => runs[pass]!.push(inProcess(pass, number)));
  const costs = PASSES.map(({ name }, pass) => measure(name, runs[pass]!));
  const spacy = spacyTokens(texts.articles);
  if (spacy) costs.push(spacy);
  const bytes = bytesOf(texts.articles);
  const against = (name: string): Cost => costs.find((one) => one.name === name)!.cold;
  printTable([
    [
      'MB/s of UTF-8',
      'cold',
      'by the clock',
      'warm',
      'by the clock',
      'cold, against chrono-node',
      'against tokens alone',
    ],
    ...costs.map(({ name, cold, warm }) => [
      name,
      perSecond(bytes, cold.work),
      perSecond(bytes, cold.passed),
      perSecond(bytes, warm.work),
      perSecond(bytes, warm.passed),
      times(against(CHRONO).work / cold.work),
      times(against(TOKENS).work / cold.work),
    ]),
  ]);
  if (!spacy) console.log('spaCy is not there: python3 does not have it.\n');
}

/** The same articles through spaCy's tokeniser, where there is one. */
function spacyTokens(articles: readonly string[]): PassCost | undefined {
  const { status, stdout } = spawnSync('python3', ['bench/spacyTokens.py', String(ROUNDS)], {
    input: JSON.stringify(articles),
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  const costs = JSON.parse(stdout) as Cost[];
  return measure('spaCy `blank("ar")`: tokens alone', [costs]);
}
