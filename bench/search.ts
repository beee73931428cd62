/**
 * Searching a corpus, as an editor meets it: over stdio, on a generated corpus of varied text. How long until the first lines,
 * until everything is found, and until it is sorted, grouped and measured; what queries cost that ask for too much; how long
 * the server keeps others waiting meanwhile. With --page also how evenly the page scrolls through what matches everything, in the
 * embedded VS Code.
 * usage: npm run bench -- search [--documents N] [--page]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { launchBrowser } from '../scripts/vscode/browser.mjs';
import { startServer } from '../scripts/vscode/server.mjs';
import { documentRead, fileShown, innerPage, openWindow, runCommand } from '../scripts/vscode/window.mjs';
import type { Requests } from '../server/src/protocol/requests.js';
import type { SearchStart, SearchView } from '../server/src/protocol/search.js';
import { variedText } from './generatedText.js';
import { milliseconds, ms, printTable, quantile } from './measuring.js';
import { ServerClient } from './serverClient.js';

const { values } = parseArgs({ options: { documents: { type: 'string' }, page: { type: 'boolean' } } });
const documents = Number(values.documents ?? 1000);
const DOCUMENT_BYTES = 5000;
const corpus = path.join(temporaryFolder('bench'), 'corpus');
const uri = pathToFileURL(path.join(corpus, 'hawashi.json')).href;
const texts = Array.from({ length: documents }, (_, i) => variedText(DOCUMENT_BYTES, i + 1));
mkdirSync(corpus);
writeFileSync(path.join(corpus, 'hawashi.json'), '{}');
for (const [i, text] of texts.entries()) writeFileSync(path.join(corpus, `${i}.txt`), text);

const PLAIN: SearchView = { order: { by: [] } };
const SORTED: SearchView = { order: { by: ['before:1', 'after:1'] } };
/** Pixels a frame: reading, fast, leaping through all. */
const PACES = [30, 600, 20_000];

const server = new ServerClient();
await server.initialize();
// Somebody is at work: a document is open.
await server.open(path.join(corpus, '0.txt'), texts[0]!);
const ask = <M extends keyof Requests>(method: M, parameters: Requests[M][0]) =>
  server.connection.sendRequest<Requests[M][1]>(method, parameters);

interface Measured {
  readonly first: number;
  /** For how long the server's main thread was at work until then. */
  readonly work: number;
  readonly all: number;
  readonly hits: number;
  readonly searched: number;
  readonly search: string;
  readonly longestWait: string;
}

/** From the query to the first lines, and to the last hit. */
async function searched(query: string, suggestions = true): Promise<Measured> {
  const began = performance.now();
  const passed = (): number => performance.now() - began;
  const { search } = (await ask('hawashi/search', { uri, query, suggestions })) as SearchStart;
  const since = Date.now();
  let first = NaN;
  let work = NaN;
  const before = server.processorTime();
  for (let known = 0; ;) {
    const progress = (await ask('hawashi/searchProgress', { search, known }))!;
    if (Number.isNaN(first) && progress.hits > 0) {
      await ask('hawashi/searchLines', { search, view: PLAIN, from: 0, count: 100, context: 160 });
      first = passed();
      work = (server.processorTime() - before) * 1000;
    }
    known = progress.hits;
    if (!progress.isDone) continue;
    const all = passed();
    const waits = server.longestWaits(since);
    const longestWait = `${ms(waits.clock)}, ${ms(waits.work)}`;
    return { first, work, all, hits: progress.hits, searched: progress.searched, search, longestWait };
  }
}

const word = (text: string): readonly string[] => text.match(/[\u0621-\u064a]{4,}/gu) ?? [];
const words = [...new Set(texts.slice(0, 20).flatMap(word))];

/** What somebody may ask for, and what asks for too much. */
const QUERIES: readonly (readonly [title: string, query: string])[] = [
  ['a word, the first time', 'مراكش'],
  ['a word, again', 'مراكش'],
  ['a phrase with a gap', '"الأمن الوطني" []{0,5} المغرب'],
  ['an expression', '/.*ائية/'],
  ['<PERS/>, the first time', '<PERS/>'],
  ['<PERS/>, again', '<PERS/>'],
  ['<PERS/> []{0,3} <OCC/>', '<PERS/> []{0,3} <OCC/>'],
  ['everything: []', '[]'],
  ['everything: []*', '[]*'],
  ['nested: ([]{0,30}){0,30}', '([]{0,30}){0,30}'],
  ['nested: 9 × []{0,99}', `${'[]{0,99} '.repeat(9)}xyz`],
  ['nested: (((في|من|[]){0,10}){0,10}) xyz', '(((في|من|[]){0,10}){0,10}) xyz'],
  [
    '10,000 characters of words',
    words
      .slice(0, 1600)
      .join('|')
      .slice(0, 9990)
      .replace(/\|[^|]*$/u, ''),
  ],
  [
    '50 expressions',
    words
      .slice(0, 50)
      .map((one, i) => `/.*(${one}|x{${i}}).*(a|b){${i}}/`)
      .join('|'),
  ],
];

const rows: string[][] = [];
for (const [title, query] of QUERIES) {
  const { first, work, all, hits, searched: looked, longestWait } = await searched(query);
  const found = [String(hits), looked < documents ? `${looked}` : 'all'];
  rows.push([title, `${ms(first)}, ${ms(work)}`, ms(all), longestWait, ...found]);
}
printTable([
  ['query', 'first lines: by the clock, at work', 'all found', 'longest wait of others', 'hits', 'documents'],
  ...rows,
]);

const many = await searched('[]');
const few = await searched('مراكش');
const looking: string[][] = [];
for (const { hits, search } of [few, many]) {
  const window = { from: 0, count: 100, context: 160 };
  const lines = (view: SearchView, from = 0) => ask('hawashi/searchLines', { search, view, ...window, from });
  const measure = async (what: () => Promise<unknown>): Promise<string> => ms(await milliseconds(what));
  looking.push([
    String(hits),
    await measure(() => lines(SORTED)),
    await measure(() => lines(SORTED, Math.floor(hits / 2))),
    await measure(() => lines({ ...PLAIN, ...{ filter: { words: 'المغرب' } } })),
    await measure(() => ask('hawashi/searchGroups', { search, view: PLAIN, by: 'form' })),
    await measure(() => ask('hawashi/searchGroups', { search, view: PLAIN, by: 'label' })),
    await measure(() =>
      ask('hawashi/searchCollocates', { search, view: PLAIN, window: 5, least: 2, measure: 'logLikelihood' }),
    ),
  ]);
}
printTable([
  ['hits', 'sorted by two words', 'a window of them', 'filtered', 'by form', 'by label', 'collocates'],
  ...looking,
]);
console.log(
  `memory of the server: ${server.memory().toFixed(0)} MB, at most ${server.memory('VmHWM').toFixed(0)} MB`,
);
await server.stop();

/** Milliseconds for which the thread that draws a page was at work until now, the editor around it included. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
}

if (values.page) {
  const host = await startServer({ settings: { 'hawashi.annotator': 'tester' } });
  const browser = await launchBrowser();
  const file = path.join(corpus, '0.txt');
  const page = await openWindow(browser, host.address(corpus, [['openFile', host.uri(file)]]));
  await fileShown(page, '0.txt');
  await documentRead(page);
  await runCommand(page, 'Hawashi: Search the Corpus…');
  const inner = await innerPage(page);
  await inner.locator('#query').fill('[]');
  await inner.locator('#query').press('Enter');
  await inner.locator('.status', { hasText: /^100/ }).waitFor();
  await inner.locator('.rows .hit').first().waitFor();
  const work = await workOf(page);
  for (const pace of PACES) {
    const before = await work();
    const frames = await inner.evaluate(
      (step) =>
        new Promise<number[]>((resolve) => {
          const grid = document.querySelector('.grid')!;
          const times: number[] = [];
          let last = performance.now();
          const move = (now: number): void => {
            times.push(now - last);
            last = now;
            grid.scrollTop += step;
            if (times.length < 300) requestAnimationFrame(move);
            else resolve(times.slice(1));
          };
          grid.scrollTop = 0;
          requestAnimationFrame(move);
        }),
      pace,
    );
    const late = frames.filter((frame) => frame > 50).length;
    console.log(
      `scrolling ${pace} px a frame: at work ${ms(((await work()) - before) / frames.length)} a frame; by the clock median ${ms(quantile(frames, 0.5))}, p95 ${ms(quantile(frames, 0.95))}, longest ${ms(Math.max(...frames))}; over 50 ms: ${late} of ${frames.length}`,
    );
  }
  await browser.close();
  await host.stop();
}
process.exit(0);
