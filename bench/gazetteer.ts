/**
 * A gazetteer of 100,000 rows: the memory that it takes once a mention was linked, and how
 * long reading it, the first question and later ones take.
 *   npm run bench -- gazetteer
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Gazetteers } from '../server/src/corpus/gazetteers/gazetteers.js';
import { MemoryFileSystem } from '../server/src/corpus/files/memoryFileSystem.js';
import { arabic } from '../test/unit/languages/packs.js';
import { median, ms, stopwatch } from './measuring.js';

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
/** Milliseconds of processor time until what is asked has come. */
async function milliseconds(ask: () => Promise<unknown>): Promise<number> {
  const spent = stopwatch();
  await ask();
  return spent().work * 1000;
}
const before = used();
const reading = await milliseconds(() => gazetteers.reload(['places.tsv']));
const read = used();
const first = await milliseconds(() => ask('مدينة الرباط'));
const after = used();
const later = await milliseconds(() => ask('ميناء طنجة'));
/** What a few keys cost, one after the other, as somebody types. */
const typing = async (typed: string): Promise<number> => {
  const times: number[] = [];
  for (let end = 2; end <= typed.length; end++)
    times.push(await milliseconds(() => ask('طنجة', typed.slice(0, end))));
  return median(times);
};
const typed = await typing('الرباط ');
const latin = await typing('tanger');
console.log(`${rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB; problems: ${gazetteers.problems.length}`);
console.log(`memory: read ${(read - before).toFixed(0)} MB, asked ${(after - before).toFixed(0)} MB`);
console.log(
  `processor time: reading ${ms(reading)}, first question ${ms(first)}, later ${ms(later)}, typed ${ms(typed)}, in Latin letters ${ms(latin)}`,
);
