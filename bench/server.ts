/**
 * The language server as an editor meets it, over stdio, on generated and on real text: how long until it is ready, until
 * the first article and a document of one megabyte have diagnostics, from a key to all that VS Code and the extension ask for
 * after it, a hover; what that costs the server's main thread, and how much is sent; and how much memory it takes.
 * usage: npm run bench -- server [--texts PATH…]
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { median, milliseconds, ms, printTable, quantile } from './measuring.js';
import { ServerClient } from './serverClient.js';
import { benchTexts, document, type BenchTexts } from './texts.js';
import { VisibleDocument } from './visibleDocument.js';

const KEYSTROKES = 60;
const RESTS = 10;
const HOVERS = 200;
const STARTS = 3;
const DOCUMENTS = 1000;
const DOCUMENT_BYTES = 5000;

const folder = temporaryFolder('bench');
const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
const spread = (values: readonly number[]): string =>
  `${ms(median(values))}, p95 ${ms(quantile(values, 0.95))}`;

/** What one server tells of one text, by what was measured. */
type Figures = Map<string, string>;

async function starting(texts: BenchTexts, figures: Figures): Promise<void> {
  const ready: number[] = [];
  const first: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const began = performance.now();
    const server = new ServerClient();
    await server.initialize();
    ready.push(performance.now() - began);
    await server.open(path.join(folder, 'first.txt'), texts.articles[i % texts.articles.length]!);
    first.push(performance.now() - began);
    server.end();
  }
  figures.set('process started to server ready', ms(median(ready)));
  figures.set('process started to first diagnostics of an article', ms(median(first)));
}

/** A long text whose middle is in sight, by a server that has opened as much before. */
async function openingInside(texts: BenchTexts, figures: Figures): Promise<void> {
  const server = new ServerClient();
  await server.initialize();
  await openSeeds(server);
  const { text, uri } = longText(texts, 'inside');
  const long = new VisibleDocument(server, uri);
  const line = Math.floor(text.split('\n').length / 2);
  figures.set(
    '1 MB opened in its middle, to first diagnostics',
    ms(await milliseconds(() => long.open(text, line))),
  );
  await long.complete();
  server.end();
}

async function openSeeds(server: ServerClient): Promise<void> {
  for (const name of readdirSync('seeds').filter((file) => file.endsWith('.txt')))
    await server.open(path.resolve('seeds', name), readFileSync(`seeds/${name}`, 'utf8'));
}

/** A megabyte in a corpus of its own. */
function longText(texts: BenchTexts, name: string): { readonly text: string; readonly uri: string } {
  const corpus = path.join(folder, `${texts.name}-${name}`);
  mkdirSync(corpus);
  writeFileSync(path.join(corpus, 'hawashi.json'), '{}');
  const file = path.join(corpus, 'long.txt');
  const text = document(texts, 1e6);
  writeFileSync(file, text);
  return { text, uri: pathToFileURL(file).href };
}

async function editing(texts: BenchTexts, figures: Figures): Promise<void> {
  const server = new ServerClient();
  await server.initialize();
  await openSeeds(server);
  figures.set('memory with the seeds open', megabytes(server.memory()));
  const { text, uri } = longText(texts, 'long');
  const long = new VisibleDocument(server, uri);
  const first = await costOf(server, () => long.open(text));
  const rest = await costOf(server, () => long.complete());
  figures.set('1 MB of a corpus opened, to first diagnostics', ms(first.clock));
  figures.set('to diagnostics and state of all of it', ms(first.clock + rest.clock));
  figures.set('processor time of its main thread for that', ms(first.work + rest.work));
  figures.set('sent for that', kilobytes(first.bytes + rest.bytes));
  const lines = text.split('\n').map((line) => line.length);
  const written = lines.flatMap((length, line) => (length > 40 ? [line] : []));
  const lineAt = (i: number, of: number): number => written[Math.floor((i * written.length) / of)]!;
  const keys: ServerCost[] = [];
  for (let i = 0; i < KEYSTROKES; i++)
    keys.push(await costOf(server, () => long.type({ line: lineAt(i, KEYSTROKES), character: 10 })));
  figures.set('a key in it to fresh diagnostics and state, median', spread(keys.map(({ clock }) => clock)));
  figures.set('processor time of the main thread for it, median', spread(keys.map(({ work }) => work)));
  figures.set('sent for it, median', kilobytes(median(keys.map(({ bytes }) => bytes))));
  const rests: ServerCost[] = [];
  for (let i = 0; i < RESTS; i++) {
    const position = { line: lineAt(i, RESTS), character: 10 };
    await long.type(position);
    rests.push(await costOf(server, () => long.rest(position)));
  }
  figures.set('outline, folds, light bulb after it, median', spread(rests.map(({ clock }) => clock)));
  figures.set('processor time of the main thread for them, median', spread(rests.map(({ work }) => work)));
  figures.set('sent for them, median', kilobytes(median(rests.map(({ bytes }) => bytes))));
  const hovers: number[] = [];
  for (let i = 0; i < HOVERS; i++)
    hovers.push(await milliseconds(() => server.hover(long.uri, { line: lineAt(i, HOVERS), character: 20 })));
  figures.set('a hover in it, median', spread(hovers));
  figures.set('memory then', megabytes(server.memory()));
  server.end();
}

interface ServerCost {
  /** Milliseconds by the clock, and those for which the server's main thread was at work. */
  readonly clock: number;
  readonly work: number;
  /** Bytes that it sent. */
  readonly bytes: number;
}

async function costOf(server: ServerClient, ask: () => Promise<unknown>): Promise<ServerCost> {
  const [work, bytes] = [server.processorTime(), server.received];
  const clock = await milliseconds(ask);
  return { clock, work: (server.processorTime() - work) * 1000, bytes: server.received - bytes };
}

async function indexing(texts: BenchTexts, figures: Figures): Promise<void> {
  const server = new ServerClient();
  await server.initialize();
  const corpus = path.join(folder, `${texts.name}-corpus`);
  mkdirSync(corpus);
  writeFileSync(path.join(corpus, 'hawashi.json'), '{}');
  const all = document(texts, DOCUMENTS * DOCUMENT_BYTES);
  const length = Math.floor(all.length / DOCUMENTS);
  for (let i = 0; i < DOCUMENTS; i++)
    writeFileSync(path.join(corpus, `${i}.txt`), all.slice(i * length, (i + 1) * length));
  const file = path.join(corpus, '0.txt');
  const uri = await server.open(file, readFileSync(file, 'utf8'));
  const indexed = new Promise<void>((resolve) =>
    server.connection.onNotification('hawashi/corpusChanged', () => resolve()),
  );
  // The first question finds no index and has it made.
  const time = await milliseconds(async () => {
    await server.connection.sendRequest('hawashi/entities', { uri });
    await indexed;
  });
  figures.set(`${DOCUMENTS} documents of 5 kB indexed in the background`, ms(time));
  figures.set('memory then, the reading thread still there', megabytes(server.memory()));
  server.end();
}

const measured: [string, Figures][] = [];
for (const texts of benchTexts()) {
  const figures: Figures = new Map();
  for (const part of [starting, editing, openingInside, indexing]) await part(texts, figures);
  measured.push([texts.name, figures]);
}
printTable([
  ['by the clock, unless said otherwise', ...measured.map(([name]) => `${name} text`)],
  ...[...measured[0]![1].keys()].map((what) => [what, ...measured.map(([, figures]) => figures.get(what)!)]),
]);
process.exit(0);
