/**
 * A gazetteer of 100,000 rows: the memory that it takes once a mention was linked, and for how long
 * reading it, the first question and later ones keep the thread at work, and for how long others have to wait at most.
 *   npm run bench -- gazetteer
 */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Gazetteers } from '../server/src/corpus/gazetteers/gazetteers.js';
import { MemoryFileSystem } from '../server/src/corpus/files/memoryFileSystem.js';
import { arabic } from '../test/unit/languages/packs.js';
import { median, ms, printTable } from './measuring.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const KINDS = ['مدينة', 'قرية', 'دوار', 'جماعة', 'حي', 'ميناء', 'جبل', 'وادي'];
const LETTERS = 'ابتجحدرزسشصطعغفقكلمنهوي';

/** Names of varied words, the same each time. */
function tableOf(rows: number): string {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 0x7fffffff) % below;
  const word = (): string =>
    Array.from({ length: 3 + random(5) }, () => LETTERS[random(LETTERS.length)]).join('');
  const lines = ['id\tname\taliases\tlabel\twikidata'];
  for (let i = 0; i < rows; i++) {
    const [first, second] = [word(), word()];
    const name = `${KINDS[random(KINDS.length)]!} ${first} ${second}`;
    lines.push(
      `https://example.org/places/${i}\t${name}\t${first}|Place ${i} of ${random(900)}\tGPE\tQ${1000 + i}`,
    );
  }
  return lines.join('\n');
}

const rows = 100_000;
const files = new MemoryFileSystem();
const bytes = new TextEncoder().encode(tableOf(rows));
files.put('/c/places.tsv', bytes);
// What the language needs by itself is not the gazetteer's.
const gazetteers = new Gazetteers(files, 'file:///c');
const ask = async (text: string, query = ''): Promise<number> => {
  const mention = { words: arabic.names.keyOf(text)!.words, label: 'GPE', here: new Map() };
  const directory = await gazetteers.directory(arabic);
  return directory?.ranked(query, { mention, isNamed: true }).length ?? 0;
};
arabic.spelling.words('مدينة الرباط').map(({ norm }) => arabic.clitics.stems(norm));
arabic.names.keyOf('مدينة الرباط');
const used = (): number => {
  // What only caches hold goes with the second time.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

/** Milliseconds for which this thread was at work until now (Linux). */
const atWork = (): number =>
  Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1e6;

/** Milliseconds: at work, by the clock, and at work in the longest piece in which nobody else could work. */
async function measured(work: () => Promise<unknown>): Promise<readonly [number, number, number]> {
  const [began, busy] = [performance.now(), atWork()];
  let longest = 0;
  let last = busy;
  const look = (): void => {
    const now = atWork();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await work();
  clearInterval(timer);
  look();
  return [last - busy, performance.now() - began, longest];
}

/** The medians of several. */
async function medians(all: readonly (() => Promise<unknown>)[]): Promise<readonly [number, number, number]> {
  const each: (readonly [number, number, number])[] = [];
  for (const work of all) each.push(await measured(work));
  const of = (field: 0 | 1 | 2): number => median(each.map((one) => one[field]));
  return [of(0), of(1), of(2)];
}

const before = used();
const reading = await measured(() => gazetteers.reload(['places.tsv']));
const read = used();
const first = await measured(() => ask('مدينة الرباط'));
const after = used();
const mentions = [
  'ميناء طنجة',
  'جبل توبقال',
  'مدينة فاس',
  'حي الرياض',
  'وادي درعة',
  'سلا',
  'مراكش',
  'دوار تكانة',
];
const candidates = await medians(mentions.map((mention) => () => ask(mention)));
/** What keys cost, one after the other, as somebody types. */
const typing = (typed: string) =>
  medians([...typed].map((_, end) => () => ask('طنجة', typed.slice(0, end + 1))));
const typed = await typing('الرباط و');
const latin = await typing('tanger m');
console.log(`${rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB; problems: ${gazetteers.problems.length}`);
console.log(`memory: read ${(read - before).toFixed(0)} MB, asked ${(after - before).toFixed(0)} MB`);
const row = (what: string, times: readonly number[]): string[] => [what, ...times.map(ms)];
printTable([
  ['', 'at work', 'by the clock', 'longest piece'],
  row('reading', reading),
  row('first question', first),
  row('candidates for a mention, median', candidates),
  row('a key typed, median', typed),
  row('a key typed in Latin letters, median', latin),
]);
