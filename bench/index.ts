/**
 * The index over all documents of a corpus, as an editor meets it: over stdio, on generated corpora of varied text. How long
 * until it is there, the first time and the second; a document that changed on disk; what questions take then; how long the server keeps others waiting meanwhile; and how much memory it takes, its threads included.
 * usage: npm run bench -- index [--documents N] [--bytes N]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { variedText } from './generatedText.js';
import { milliseconds, ms, printTable, seconds } from './measuring.js';
import { ServerClient } from './serverClient.js';

const { values } = parseArgs({ options: { documents: { type: 'string' }, bytes: { type: 'string' } } });
const sizes = values.documents === undefined ? [1000, 10_000] : [Number(values.documents)];
const DOCUMENT_BYTES = Number(values.bytes ?? 5000);
const NAME = 'المغرب';
const folder = temporaryFolder('bench');
const megabytes = (value: number): string => `${value.toFixed(0)} MB`;

/** Small ones are the beginning of a paragraph: an Arabic letter has two bytes. */
const textOf = (i: number): string => variedText(DOCUMENT_BYTES, i + 1).slice(0, DOCUMENT_BYTES);

function makeCorpus(documents: number): string {
  const corpus = path.join(folder, `${documents}`);
  mkdirSync(corpus);
  writeFileSync(path.join(corpus, 'hawashi.json'), '{}');
  for (let i = 0; i < documents; i++) writeFileSync(path.join(corpus, `${i}.txt`), textOf(i));
  return corpus;
}

/** A server that knows how far all documents are, with what it took until then. */
async function started(corpus: string) {
  const server = new ServerClient();
  await server.initialize(path.join(folder, 'cache'));
  const uri = pathToFileURL(path.join(corpus, 'hawashi.json')).href;
  const summary = async () => {
    const { documents } = await server.connection.sendRequest<{ documents: { suggestions?: number }[] }>(
      'hawashi/corpus',
      { uri },
    );
    return documents.every(({ suggestions }) => suggestions !== undefined);
  };
  const began = Date.now();
  const time = await milliseconds(async () => {
    for (let changed = server.corpusChanged(); !(await summary()); changed = server.corpusChanged())
      await changed;
  });
  return { server, uri, time, began, peak: server.memory('VmHWM') };
}

/** What is asked, by the clock and by the time for which the server's main thread was at work. */
async function asked(server: ServerClient, ask: () => Promise<unknown>): Promise<string> {
  const before = server.processorTime();
  const clock = await milliseconds(ask);
  return `${ms(clock)}, ${ms((server.processorTime() - before) * 1000)}`;
}

function waits(server: ServerClient, since: number): string {
  const { clock, work } = server.longestWaits(since);
  return `${ms(clock)}, ${ms(work)}`;
}

/** What an editor asks about an entity over all documents, with one of them open. */
async function questions(server: ServerClient, corpus: string, uri: string) {
  const file = path.join(corpus, '0.txt');
  const text = readFileSync(file, 'utf8');
  const open = await server.open(file, text);
  const before = text.slice(0, text.indexOf(NAME)).split('\n');
  const place = {
    textDocument: { uri: open },
    position: { line: before.length - 1, character: before.at(-1)!.length + 1 },
  };
  const { connection } = server;
  const [entity] = await connection.sendRequest<{ id: string }[]>('hawashi/entities', { uri, query: NAME });
  const change = { kind: 'renameEntity', entity: entity!.id, name: 'اسم آخر' };
  return [
    [
      'references',
      () =>
        connection.sendRequest('textDocument/references', {
          ...place,
          context: { includeDeclaration: true },
        }),
    ],
    ['rename prepared', () => connection.sendRequest('textDocument/prepareRename', place)],
    ["rename's preview", () => connection.sendRequest('hawashi/planChange', { uri, change })],
    ['symbols', () => connection.sendRequest('workspace/symbol', { query: NAME })],
    ['symbols, in Latin letters', () => connection.sendRequest('workspace/symbol', { query: 'rabat' })],
    ["an entity's page", () => connection.sendRequest('hawashi/entityProfile', { uri, entity: entity!.id })],
  ] as const;
}

async function measure(documents: number): Promise<readonly (readonly string[])[]> {
  const corpus = makeCorpus(documents);
  const rows: [string, string][] = [];
  const first = await started(corpus);
  rows.push(
    ['first build', seconds(first.time / 1000)],
    ['memory at most, then', `${megabytes(first.peak)}, ${megabytes(first.server.memory())}`],
    ['longest wait meanwhile', waits(first.server, first.began)],
  );
  const { server } = first;
  const { connection } = server;
  const ask = () => connection.sendRequest('hawashi/entities', { uri: first.uri, query: NAME });
  let now = Date.now();
  rows.push(['entities, the first time', await asked(server, ask)]);
  rows.push(['entities, again', await asked(server, ask)]);
  for (const [what, question] of await questions(server, corpus, first.uri))
    rows.push([what, await asked(server, question)]);
  rows.push(['longest wait meanwhile', waits(server, now)]);
  now = Date.now();
  const changes = [
    'the first document changed on disk, until entities are known again',
    'a second one',
    'a third one',
  ];
  for (const [i, what] of changes.entries()) {
    const changed = path.join(corpus, `${7 + i}.txt`);
    writeFileSync(changed, variedText(DOCUMENT_BYTES, 7007 + i));
    const tell = async (): Promise<void> => {
      await connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(changed).href, type: 2 }],
      });
      await ask();
    };
    rows.push([what, await asked(server, tell)]);
  }
  rows.push(['longest wait meanwhile', waits(server, now)]);
  rows.push(['end, the cache written', ms(await milliseconds(() => first.server.stop()))]);
  const second = await started(corpus);
  rows.push(
    ['second start', seconds(second.time / 1000)],
    ['memory at most, then', `${megabytes(second.peak)}, ${megabytes(second.server.memory())}`],
    ['longest wait meanwhile', waits(second.server, second.began)],
  );
  await second.server.stop();
  return rows;
}

const measured: (readonly (readonly string[])[])[] = [];
for (const documents of sizes) measured.push(await measure(documents));
printTable([
  [
    'by the clock; of questions also the time at work of the main thread',
    ...sizes.map((documents) => `${documents} documents of ${DOCUMENT_BYTES} bytes`),
  ],
  ...measured[0]!.map(([what = ''], i) => [what, ...measured.map((rows) => rows[i]![1]!)]),
]);
process.exit(0);
